"""Exchanges requests over the network; the only module that knows httpx."""

from __future__ import annotations

import asyncio
import ssl
import time
from collections.abc import Awaitable
from contextlib import AsyncExitStack
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Any

import httpx
import truststore

from profit_check.errors import UsageError
from profit_check.language.phrase import say
from profit_check.model import Failure
from profit_check.profit.hosts import is_loopback
from profit_check.wire.body import LARGEST_BODY, Body, TooLarge
from profit_check.wire.certificate import tls_of
from profit_check.wire.exchange import NoAnswer, RawAnswer, RawRequest
from profit_check.wire.failure import described

_LARGE = 1024 * 1024
"""Bytes from which bodies come in one after the other, so that memory stays bounded."""

_FAULTS = (httpx.HTTPError, httpx.InvalidURL, OSError, UnicodeError)


class HttpTransport:
    """HTTP/1.1 with keep-alive, TLS 1.2 or newer and the system's trust store. Time in seconds.

    `answer_timeout` is for a whole answer, from the request to its last byte; the time in which a
    large one waits for another counts in neither that nor the duration. `large` such answers come
    in at once. A transport that is `passing_on` adds no header but those that an exchange needs.
    """

    def __init__(
        self,
        connect_timeout: float = 10.0,
        answer_timeout: float = 60.0,
        ssl_context: ssl.SSLContext | None = None,
        *,
        large: int = 1,
        passing_on: bool = False,
    ) -> None:
        self._passing_on = passing_on
        self._connect_timeout = connect_timeout
        self._answer_timeout = answer_timeout
        self._tls = ssl_context or truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        self._tls.minimum_version = ssl.TLSVersion.TLSv1_2
        self._clients: dict[bool, httpx.AsyncClient] = {}
        self._large = asyncio.Semaphore(large)

    async def exchange(self, request: RawRequest) -> RawAnswer:
        """The answer; raises NoAnswer, and UsageError for a proxy that cannot be used."""
        progress = _Progress(self._connect_timeout, self._answer_timeout)
        try:
            async with progress.limit, AsyncExitStack() as stack:
                client = self._client(request.url)
                if request.fresh:
                    client = self._new_client(request.url)
                    stack.push_async_callback(client.aclose)
                return await self._exchange(request, client, progress)
        except TooLarge:
            limit = LARGEST_BODY // 1024**2
            none = NoAnswer(Failure.TOO_LARGE, say("the answer has over {limit} MB", limit=limit))
        except TimeoutError:
            none = NoAnswer(Failure.TIMEOUT, progress.late)
        except _FAULTS as error:
            none = described(error) or _of_protocol(error)
            none.stale = none.failure is Failure.RESET and progress.may_be_stale
        raise none  # outside the handlers: it must not keep what came in by then in memory

    async def close(self) -> None:
        """Lets go of connections."""
        clients = list(self._clients.values())
        self._clients.clear()
        for client in clients:
            await client.aclose()

    async def _exchange(
        self, request: RawRequest, client: httpx.AsyncClient, progress: _Progress
    ) -> RawAnswer:
        headers = [*request.headers, ("Accept-Encoding", "gzip")]
        stream = client.stream(
            request.method,
            request.url,
            headers=httpx.Headers(headers, "latin-1") if self._passing_on else headers,
            content=request.body or None,
            extensions={"trace": progress.note},
        )
        async with stream as response:
            body = await self._body(response, progress)
            took = progress.milliseconds
            network = response.extensions.get("network_stream")
            return RawAnswer(
                status=response.status_code,
                headers=tuple(response.headers.multi_items()),
                body=body.finish(),
                duration_ms=took,
                received=body.received,
                tls=tls_of(network.get_extra_info("ssl_object")) if network else None,
                unreadable=body.unreadable,
            )

    async def _body(self, response: httpx.Response, progress: _Progress) -> Body:
        body = Body(response.headers.get("content-encoding", ""))
        async with AsyncExitStack() as stack:
            alone = False
            async for piece in response.aiter_raw():
                if body.size > _LARGE and not alone:
                    await progress.waiting(stack.enter_async_context(self._large))
                    alone = True
                body.take(piece)
        return body

    def _client(self, url: str) -> httpx.AsyncClient:
        at_home = is_loopback(url)
        if at_home not in self._clients:
            self._clients[at_home] = self._new_client(url)
        return self._clients[at_home]

    def _new_client(self, url: str) -> httpx.AsyncClient:
        """A client for `url`; the environment's proxies are not for this machine itself."""
        try:
            client = httpx.AsyncClient(
                verify=self._tls,
                trust_env=not is_loopback(url),
                timeout=None,  # noqa: S113  the limit is over the whole exchange: see _Progress
                cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),
                limits=httpx.Limits(max_connections=10, max_keepalive_connections=10),
            )
        except (ImportError, ValueError):
            said = say(
                "the proxy in this machine's environment (HTTPS_PROXY, ALL_PROXY) is not one "
                "that can be used; name one of the form http://host:port"
            )
            raise UsageError(said) from None
        if self._passing_on:
            for name in ("accept", "user-agent"):
                del client.headers[name]
        return client


class _Progress:
    """How far an exchange is: connecting has its own limit, the answer another."""

    def __init__(self, connect_timeout: float, answer_timeout: float) -> None:
        self.limit = asyncio.timeout(connect_timeout)
        self.late = say("no connection within {seconds:g} s", seconds=connect_timeout)
        self.may_be_stale = True
        self._answer_timeout = answer_timeout
        self._start = time.perf_counter()

    @property
    def milliseconds(self) -> float:
        """Since the request was sent, without waiting for other answers."""
        return (time.perf_counter() - self._start) * 1000

    async def waiting(self, turn: Awaitable[object]) -> None:
        """Waits for `turn` with the clock stopped: what is measured is Profit."""
        before, until = time.perf_counter(), self.limit.when()
        self.limit.reschedule(None)
        await turn
        waited = time.perf_counter() - before
        self._start += waited
        self.limit.reschedule(None if until is None else until + waited)

    async def note(self, event: str, _: Any) -> None:
        """Is told by the transport what it does."""
        if event in ("connection.connect_tcp.started", "http11.receive_response_headers.complete"):
            self.may_be_stale = False
        if event == "http11.send_request_headers.started":
            self._start = time.perf_counter()
            limit = self._answer_timeout
            self.late = say("no whole answer within {seconds:g} s", seconds=limit)
            self.limit.reschedule(asyncio.get_running_loop().time() + self._answer_timeout)


def _of_protocol(error: Exception) -> NoAnswer:
    if isinstance(error, httpx.InvalidURL | httpx.UnsupportedProtocol):
        return NoAnswer(Failure.UNRESOLVED, say("the URL is not one that a request can go to"))
    if isinstance(error, httpx.ProxyError):
        return NoAnswer(Failure.REFUSED, say("the proxy did not let the request through"))
    if isinstance(error, httpx.LocalProtocolError):
        return NoAnswer(Failure.PROTOCOL, say("the request has a header that HTTP does not allow"))
    text = str(error)
    if isinstance(error, httpx.RemoteProtocolError) and not (
        "disconnected" in text or "closed" in text
    ):
        return NoAnswer(Failure.PROTOCOL, say("what came back is not HTTP"))
    return NoAnswer(Failure.RESET, say("the connection was broken off"))
