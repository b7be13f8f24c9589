"""Serves a world over HTTP on this machine: the sandbox as a process or a thread of its own."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections import Counter
from collections.abc import Awaitable, Callable, MutableMapping, Sequence
from contextlib import ExitStack
from types import TracebackType
from typing import Any, Self

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from profit_check.errors import UsageError
from profit_check.language.phrase import mark, say
from profit_check.profit.environments import BASE_PATH
from profit_check.sandbox.certificate import self_signed
from profit_check.sandbox.faults import Fault
from profit_check.sandbox.messages import Disruption, Request, Response
from profit_check.sandbox.respond import respond
from profit_check.sandbox.world import World
from profit_check.system_errors import reason

LOOPBACK = "127.0.0.1"
_LAST_PORT = 65535

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

_CONNECTIONS: dict[Any, asyncio.Transport] = {}
"""The open connections by the client's address: what a disruption needs and ASGI does not give."""


class _Connection(H11Protocol):
    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        _CONNECTIONS[transport.get_extra_info("peername")] = transport
        # asyncio does not set this on a socket of socket.create_server, and then the head and the
        # body of an answer come 40 ms apart.
        connection = transport.get_extra_info("socket")
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        super().connection_made(transport)

    def connection_lost(self, exc: Exception | None) -> None:
        _CONNECTIONS.pop(self.transport.get_extra_info("peername"), None)
        super().connection_lost(exc)


class Application:
    """The ASGI application in front of `respond`; `delay_ms` is added to every answer."""

    def __init__(self, world: World, faults: Sequence[Fault] = (), delay_ms: float = 0) -> None:
        self._world = world
        self._faults = tuple(faults)
        self._delay_ms = delay_ms
        self._occurrences: Counter[object] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        if scope["type"] != "http":
            return
        response = respond(self._world, await self._request(scope, receive), self._faults)
        await asyncio.sleep((response.delay_ms + self._delay_ms) / 1000)
        if response.disruption:
            await _disrupt(_CONNECTIONS[tuple(scope["client"])], response)
        else:
            await _answer(response, send)

    async def _request(self, scope: Scope, receive: Receive) -> Request:
        body, more = b"", True
        while more:
            message = await receive()
            body += message.get("body", b"")
            more = message.get("more_body", False)
        headers = {
            name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]
        }
        path, query = scope["raw_path"].decode("latin-1"), scope["query_string"].decode("latin-1")
        key = (scope["method"], path, query, headers.get("authorization"))
        self._occurrences[key] += 1
        return Request(
            scope["method"],
            path,
            query,
            headers,
            body,
            occurrence=self._occurrences[key] - 1,
            earlier=self._occurrences.total() - 1,
        )


async def _answer(response: Response, send: Send) -> None:
    headers = [(name.encode(), value.encode("latin-1")) for name, value in response.headers.items()]
    if not any(name.lower() == b"content-length" for name, _ in headers):
        headers.append((b"content-length", str(len(response.body)).encode()))
    await send({"type": "http.response.start", "status": response.status, "headers": headers})
    await send({"type": "http.response.body", "body": response.body})


async def _disrupt(connection: asyncio.Transport, response: Response) -> None:
    if response.disruption is Disruption.SILENCE:
        await asyncio.sleep(24 * 3600)
    if response.disruption is Disruption.CUT:
        length = len(response.body) or 1000
        head = f"HTTP/1.1 {response.status} OK\r\ncontent-length: {length}\r\n\r\n"
        connection.write(head.encode() + response.body[: length // 2])
    if response.disruption is Disruption.GARBAGE:
        connection.write(b"SSH-2.0-OpenSSH_9.2\r\n")
    connection.close()


class SandboxServer:
    """A running sandbox on a port of this machine; use it as a context manager, or `serve` it."""

    def __init__(
        self, world: World, faults: Sequence[Fault] = (), port: int = 0, delay_ms: float = 0
    ) -> None:
        self._resources = ExitStack()
        self._socket = self._resources.enter_context(_listening(port))
        encryption: dict[str, Any] = {}
        self._scheme = "http"
        if any(fault.tls for fault in faults):
            self._scheme = "https"
            certificate = self._resources.enter_context(self_signed(LOOPBACK))
            encryption = {"ssl_certfile": certificate.chain, "ssl_keyfile": certificate.key}
        self._server = uvicorn.Server(
            uvicorn.Config(
                Application(world, faults, delay_ms),
                http=_Connection,
                ws="none",
                lifespan="off",
                log_config=None,
                log_level="critical",
                access_log=False,
                server_header=False,
                timeout_graceful_shutdown=1,
                **encryption,
            )
        )
        self._thread = threading.Thread(target=self.serve, daemon=True)

    @property
    def base_url(self) -> str:
        """What requests to this sandbox start with."""
        return f"{self._scheme}://{LOOPBACK}:{self._socket.getsockname()[1]}{BASE_PATH}"

    def serve(self) -> None:
        """Serves until it is told to stop; blocks."""
        with self._resources:
            self._server.run(sockets=[self._socket])

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
