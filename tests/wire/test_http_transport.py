"""The network transport against servers that behave, and that do not; each on a real socket."""

from __future__ import annotations

import asyncio
import socket

import pytest

from profit_check.errors import UsageError
from profit_check.model import Failure
from profit_check.wire.exchange import NoAnswer, RawAnswer, RawRequest
from profit_check.wire.http import HttpTransport
from tests.wire.loopback import (
    Handler,
    Received,
    Server,
    closing_after,
    response,
    saying,
    serving,
)
from tests.wire.network import answered, ask, exchange, failed


def impatient(handler: Handler) -> NoAnswer:
    """The failure of a transport that waits a fifth of a second for an answer."""

    async def run() -> RawAnswer | NoAnswer:
        transport = HttpTransport(connect_timeout=2.0, answer_timeout=0.2)
        async with serving(handler) as server:
            found = await ask(transport, server.url)
            await transport.close()
            return found

    found = asyncio.run(run())
    assert isinstance(found, NoAnswer)
    return found


def test_an_answer_comes_with_status_headers_body_and_what_it_took() -> None:
    found = answered(saying(response(b'{"a": 1}', 500, ("X-Trace-Identifier", "7"))))
    assert (found.status, found.body, found.received) == (500, b'{"a": 1}', 8)
    assert ("x-trace-identifier", "7") in {(name.lower(), value) for name, value in found.headers}
    assert found.duration_ms > 0
    assert found.tls is None


def test_connections_are_kept_and_nothing_asks_to_close_them() -> None:
    async def run() -> Server:
        transport = HttpTransport()
        async with serving(saying(response(b"{}"))) as server:
            for _ in range(4):
                await transport.exchange(RawRequest("GET", server.url, ()))
            await transport.close()
            return server

    server = asyncio.run(run())
    assert (server.connections, len(server.requests)) == (1, 4)
    assert all(each.headers.get("connection") != "close" for each in server.requests)
    assert all(each.headers["accept-encoding"] == "gzip" for each in server.requests)


def test_no_cookie_is_sent_back() -> None:
    async def run() -> Server:
        transport = HttpTransport()
        async with serving(saying(response(b"{}", 200, ("Set-Cookie", "a=b; Path=/")))) as server:
            for _ in range(2):
                await transport.exchange(RawRequest("GET", server.url, ()))
            await transport.close()
            return server

    assert all("cookie" not in each.headers for each in asyncio.run(run()).requests)


def test_a_redirect_is_an_answer_and_is_not_followed() -> None:
    elsewhere = ("Location", "http://127.0.0.2:9/stolen")
    [found], server = exchange(saying(response(b"", 302, elsewhere)))
    assert isinstance(found, RawAnswer)
    assert found.status == 302
    assert len(server.requests) == 1


def test_a_proxy_in_the_environment_is_not_used_on_this_machine(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:1")
    monkeypatch.delenv("NO_PROXY", raising=False)
    assert answered(saying(response(b"{}"))).status == 200


def test_a_proxy_that_cannot_be_used_is_wrong_usage_and_is_not_quoted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "gopher://user:password@127.0.0.1:1")

    async def run() -> None:
        transport = HttpTransport()
        await transport.exchange(RawRequest("GET", "https://profit.invalid/", ()))

    with pytest.raises(UsageError, match="HTTPS_PROXY") as raised:
        asyncio.run(run())
    assert "password" not in str(raised.value)


def test_a_refused_connection_is_told_apart() -> None:
    async def run() -> RawAnswer | NoAnswer:
        async with serving(saying(b"")) as server:
            url = server.url
        transport = HttpTransport()
        found = await ask(transport, url)
        await transport.close()
        return found

    found = asyncio.run(run())
    assert isinstance(found, NoAnswer)
    assert found.failure is Failure.REFUSED


def test_a_host_name_that_does_not_resolve_is_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "not known")

    async def run(url: str) -> RawAnswer | NoAnswer:
        transport = HttpTransport()
        found = await ask(transport, url)
        await transport.close()
        return found

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    for url in ("http://profit.invalid/", f"http://{'x' * 70}.localhost/"):
        found = asyncio.run(run(url))
        assert isinstance(found, NoAnswer)
        assert found.failure is Failure.UNRESOLVED


@pytest.mark.parametrize(
    "content",
    [
        b'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"rows": [',
        b'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{"row',
        b"HTTP/1.1 200 OK\r\nContent-Le",
        b"",
    ],
    ids=["half-way", "half a chunk", "within the headers", "before the answer"],
)
def test_a_connection_closed_too_early_is_a_reset(content: bytes) -> None:
    assert failed(closing_after(content)).failure is Failure.RESET


@pytest.mark.parametrize(
    "content",
    [
        b"220 mail.example ESMTP ready\r\n\r\n",
        b"\x00\x01\x02\xff\xfe" * 50 + b"\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X-Filler: " + b"y" * 500_000 + b"\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: minus one\r\n\r\n",
    ],
    ids=["mail", "binary", "huge headers", "nonsense length"],
)
def test_what_is_no_http_is_called_that_and_not_quoted(content: bytes) -> None:
    found = failed(closing_after(content))
    assert found.failure is Failure.PROTOCOL
    assert "mail" not in found.detail and "\n" not in found.detail


async def _silence(_: Received, writer: asyncio.StreamWriter) -> None:
    await asyncio.sleep(30)


async def _drip(_: Received, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
    while True:
        writer.write(b" ")
        await asyncio.sleep(0.02)


@pytest.mark.parametrize("handler", [_silence, _drip], ids=["silence", "drip-feed"])
def test_a_whole_answer_that_takes_too_long_is_given_up(handler: Handler) -> None:
    found = impatient(handler)
    assert found.failure is Failure.TIMEOUT
    assert found.detail == "no whole answer within 0.2 s"


def test_a_header_that_http_does_not_allow_is_no_traceback() -> None:
    async def run() -> RawAnswer | NoAnswer:
        transport = HttpTransport()
        async with serving(saying(response(b"{}"))) as server:
            try:
                return await transport.exchange(RawRequest("GET", server.url, (("A", "b\r\nc"),)))
            except NoAnswer as none:
                return none
            finally:
                await transport.close()

    found = asyncio.run(run())
    assert isinstance(found, NoAnswer)
    assert found.failure is Failure.PROTOCOL
