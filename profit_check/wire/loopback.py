"""Serves an application over HTTP on this machine, and on no other."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Awaitable, Callable, MutableMapping
from contextlib import ExitStack
from types import TracebackType
from typing import Any, Literal, Self

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from profit_check.errors import UsageError
from profit_check.language.phrase import mark, say
from profit_check.system_errors import reason

LOOPBACK = "127.0.0.1"
_LAST_PORT = 65535
_LONGEST_HEAD = 128 * 1024
"""Bytes that the head of a request may have: far more than Profit takes."""

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

_CONNECTIONS: dict[tuple[Any, int], asyncio.Transport] = {}
"""The open connections by the client's address and the server's port: two servers of this process
may have clients with one address."""


def connection_of(scope: Scope) -> asyncio.Transport | None:
    """The connection that a request came by, which ASGI does not give; None where it is lost."""
    return _CONNECTIONS.get((tuple(scope["client"]), scope["server"][1]))


class _Connection(H11Protocol):
    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        _CONNECTIONS[_ends(transport)] = transport
        # asyncio does not set this on a socket of socket.create_server, and then the head and the
        # body of an answer come 40 ms apart.
        connection = transport.get_extra_info("socket")
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        super().connection_made(transport)

    def connection_lost(self, exc: Exception | None) -> None:
        _CONNECTIONS.pop(_ends(self.transport), None)
        super().connection_lost(exc)


def _ends(transport: asyncio.Transport) -> tuple[Any, int]:
    return transport.get_extra_info("peername"), transport.get_extra_info("sockname")[1]


class LoopbackServer:
    """A server on a port of this machine; use it as a context manager, or `serve` it.

    The URL of every request to it starts with `origin`: scheme, host and port. What is in
    `resources` is let go of when it has served. Once stopped, requests that are under way have
    `patience` seconds to end. `options` are uvicorn's.
    """

    def __init__(
        self,
        application: Application,
        port: int,
        *,
        resources: ExitStack | None = None,
        lifespan: Literal["on", "off"] = "off",
        patience: int = 1,
        **options: Any,
    ) -> None:
        self._resources = resources or ExitStack()
        self._socket = self._resources.enter_context(_listening(port))
        scheme = "https" if "ssl_certfile" in options else "http"
        self.origin = f"{scheme}://{LOOPBACK}:{self._socket.getsockname()[1]}"
        self._server = uvicorn.Server(
            uvicorn.Config(
                application,
                http=_Connection,
                ws="none",
                lifespan=lifespan,
                log_config=None,
                log_level="critical",
                access_log=False,
                server_header=False,
                h11_max_incomplete_event_size=_LONGEST_HEAD,
                timeout_graceful_shutdown=patience,
                **options,
            )
        )
        self._thread = threading.Thread(target=self.serve, daemon=True)

    def serve(self) -> None:
        """Serves until it is told to stop; blocks."""
        with self._resources:
            self._server.run(sockets=[self._socket])

    def close(self) -> None:
        """Lets go of the port and other resources; needed only for one that never serves."""
        self._resources.close()

    def __enter__(self) -> Self:
        """Serves in a thread; the socket listens already, so requests can come at once."""
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stops and waits for the thread."""
        self._server.should_exit = True
        self._thread.join()


def _listening(port: int) -> socket.socket:
    if not 0 <= port <= _LAST_PORT:
        template = mark("--port {port}: cannot be listened on; name one from 0 to {last}")
        raise UsageError(say(template, port=port, last=_LAST_PORT))
    try:
        return socket.create_server((LOOPBACK, port))
    except OSError as error:
        template = mark("--port {port}: cannot be listened on ({reason}); name another")
        raise UsageError(say(template, port=port, reason=reason(error))) from None
