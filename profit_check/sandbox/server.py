"""Serves a world over HTTP on this machine: the sandbox as a process or a thread of its own."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from time import perf_counter
from typing import Any

from profit_check.profit.environments import BASE_PATH
from profit_check.sandbox.certificate import self_signed
from profit_check.sandbox.faults import Fault
from profit_check.sandbox.messages import Disruption, Exchange, Request, Response
from profit_check.sandbox.respond import respond
from profit_check.sandbox.world import World
from profit_check.wire.loopback import (
    LOOPBACK,
    LoopbackServer,
    Receive,
    Scope,
    Send,
    connection_of,
)

Watch = Callable[[Exchange], None]
"""Is told of every exchange just before its answer goes out, in the server's thread."""


class Application:
    """The ASGI application in front of `respond`; `delay_ms` is added to every answer.

    One that is `writable` accepts what is written, and keeps none of it.
    """

    def __init__(
        self,
        world: World,
        faults: Sequence[Fault] = (),
        delay_ms: float = 0,
        *,
        writable: bool = False,
        watch: Watch = lambda exchange: None,
    ) -> None:
        self._world = world
        self._faults = tuple(faults)
        self._delay_ms = delay_ms
        self._writable = writable
        self._watch = watch
        self._occurrences: Counter[object] = Counter()

    def show(self, faults: Sequence[Fault]) -> None:
        """From the next request on these faults show, and no others."""
        self._faults = tuple(faults)

    def forget(self) -> None:
        """From the next request on none counts as one that came before."""
        self._occurrences.clear()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        if scope["type"] != "http":
            return
        started, since = datetime.now(UTC), perf_counter()
        request = await self._request(scope, receive)
        response = respond(self._world, request, self._faults, writable=self._writable)
        try:
            await asyncio.sleep((response.delay_ms + self._delay_ms) / 1000)
        finally:
            took = (perf_counter() - since) * 1000
            self._watch(Exchange(request, response, started, took))
        if not response.disruption:
            await _answer(response, send)
        elif connection := connection_of(scope):
            await _disrupt(connection, response)

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


class SandboxServer(LoopbackServer):
    """A running sandbox on a port of this machine; use it as a context manager, or `serve` it."""

    def __init__(
        self,
        world: World,
        faults: Sequence[Fault] = (),
        port: int = 0,
        delay_ms: float = 0,
        *,
        writable: bool = False,
        watch: Watch = lambda exchange: None,
    ) -> None:
        resources = ExitStack()
        encryption: dict[str, Any] = {}
        if any(fault.tls for fault in faults):
            certificate = resources.enter_context(self_signed(LOOPBACK))
            encryption = {"ssl_certfile": certificate.chain, "ssl_keyfile": certificate.key}
        self.application = Application(world, faults, delay_ms, writable=writable, watch=watch)
        super().__init__(self.application, port, resources=resources, **encryption)

    @property
    def base_url(self) -> str:
        """What requests to this sandbox start with."""
        return self.origin + BASE_PATH
