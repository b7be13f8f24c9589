"""The Client on the real transport, against servers that mean harm."""

from __future__ import annotations

import asyncio
import json
import sys
import tracemalloc
from collections.abc import Callable

import pytest

from profit_check.model import Answer, Failure, Question
from profit_check.wire.client import Client
from profit_check.wire.http import HttpTransport
from tests.wire.loopback import Handler, Server, closing_after, response, saying, serving
from tests.wire.scripted import CLASSIC

ROWS = Question("/connectors/Acme", (("skip", "0"), ("take", "1")))


def ask(handler: Handler, question: Question = ROWS) -> tuple[Answer, Client, Server]:
    async def run() -> tuple[Answer, Client, Server]:
        async with serving(handler) as server:
            transport = HttpTransport(connect_timeout=2.0, answer_timeout=10.0)
            client = Client(server.url, CLASSIC, transport, sleep=lambda _: asyncio.sleep(0))
            try:
                return await client.send(question), client, server
            finally:
                await client.close()

    return asyncio.run(run())


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b'{"skip":0,"take":1,"rows":[{"A":', "cut off"),
        (b"<!doctype html><title>Sign in to the network</title>", "HTML"),
        (b'{"a": "\xe9"}', "charset"),
        (b"", "empty"),
        (b"[" * 50_000, "nested too deeply"),
        (b'{"a":' * 50_000, "nested too deeply"),
    ],
)
def test_a_body_that_is_no_json_gives_an_answer_that_says_so(content: bytes, says: str) -> None:
    found, _, _ = ask(saying(response(content)))
    assert found.status == 200
    assert found.unreadable and says in found.unreadable


def test_rows_that_are_null_are_an_answer() -> None:
    found, _, _ = ask(saying(response(b'{"skip":0,"take":1,"rows":null}')))
    assert found.content == {"skip": 0, "take": 1, "rows": None}


def test_a_connection_that_always_breaks_off_is_tried_three_times() -> None:
    found, client, server = ask(closing_after(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"))
    assert found.failure is Failure.RESET
    assert len(server.requests) == client.traffic.count == 3


def test_a_redirect_to_another_host_is_not_followed() -> None:
    async def run() -> tuple[Answer, list[object]]:
        async with serving(saying(response(b"{}"))) as elsewhere:
            location = ("Location", elsewhere.url.replace("127.0.0.1", "localhost"))
            async with serving(saying(response(b"", 307, location))) as server:
                client = Client(server.url, CLASSIC, HttpTransport())
                found = await client.send(ROWS)
                await client.close()
                return found, list(elsewhere.requests)

    found, stolen = asyncio.run(run())
    assert found.status == 307
    assert stolen == []


def _memory(handler: Handler) -> tuple[Answer, int]:
    tracemalloc.start()
    try:
        found, _, _ = ask(handler)
        return found, tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


LARGE = 40 * 1024 * 1024


@pytest.mark.parametrize(
    "made",
    [
        lambda: b'{"rows":[{"A":"' + b"x" * LARGE + b'"}]}',
        lambda: b'{"A":"1",' + b",".join(b'"k%d":1.5' % key for key in range(900_000)) + b"}",
        lambda: b"[" + b"[]," * 450_000 + b"[]]",
        lambda: b"\\u0041%41&amp;" * 500_000,
    ],
    ids=["one long text", "many keys", "many lists", "many escapes"],
)
def test_a_large_answer_takes_bounded_memory(made: Callable[[], bytes]) -> None:
    body = made()
    found, peak = _memory(saying(response(body)))
    assert found.status == 200
    assert peak < 250 * 1024 * 1024 + sys.getsizeof(body)


def test_no_exchange_is_kept_in_memory_with_its_body() -> None:
    body = json.dumps({"rows": [{"A": "x" * 1_000_000}]}).encode()

    async def run() -> int:
        async with serving(saying(response(body))) as server:
            client = Client(server.url, CLASSIC, HttpTransport())
            await client.send(ROWS)
            before = tracemalloc.get_traced_memory()[0]
            for _ in range(20):
                await client.send(ROWS)
            after = tracemalloc.get_traced_memory()[0]
            await client.close()
            return after - before

    tracemalloc.start()
    try:
        assert asyncio.run(run()) < 4_000_000
    finally:
        tracemalloc.stop()
