"""Large bodies: what is measured of them is Profit, and what they take of memory has an end."""

from __future__ import annotations

import asyncio
import tracemalloc
from collections.abc import Awaitable, Callable
from typing import Literal

import pytest

from profit_check.wire import http
from profit_check.wire.classic import ClassicCredential
from profit_check.wire.excerpt import RowValues
from profit_check.wire.exchange import NoAnswer, RawAnswer, RawRequest
from profit_check.wire.http import HttpTransport
from profit_check.wire.interpretation import Interpretation, Interpreter
from profit_check.wire.redaction import Redactor, neutral
from tests.wire.loopback import Received, response, saying, serving

LARGE = b'{"rows":[{"A":"' + b"x" * 3_000_000 + b'"}]}'
MB = 1024 * 1024


class HandMovedClock:
    """A clock that a test moves."""

    now = 0.0

    def perf_counter(self) -> float:
        return self.now


class Turn(asyncio.Semaphore):
    """The turn to read a large body, taken by the test; `wanted` is set when an answer wants it."""

    def __init__(self) -> None:
        super().__init__()
        self.wanted = asyncio.Event()

    async def acquire(self) -> Literal[True]:
        self.wanted.set()
        return await super().acquire()


async def exchange_after(transport: HttpTransport, waiting: Callable[[], object]) -> RawAnswer:
    """A large answer for which the turn came when `waiting` was done."""
    turn = transport._large = Turn()
    await turn.acquire()
    turn.wanted.clear()
    async with serving(saying(response(LARGE))) as server:
        asked = asyncio.ensure_future(transport.exchange(RawRequest("GET", server.url, ())))
        await asyncio.wait_for(turn.wanted.wait(), 30)
        waited = waiting()
        if isinstance(waited, Awaitable):
            await waited
        turn.release()
        found = await asked
        await transport.close()
        return found


def test_the_duration_leaves_out_that_another_answer_was_read_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock = HandMovedClock()
    monkeypatch.setattr(http, "time", clock)

    def hour_passes() -> None:
        clock.now += 3600

    found = asyncio.run(exchange_after(HttpTransport(), hour_passes))
    assert (found.duration_ms, found.body) == (0.0, LARGE)


def test_the_time_out_leaves_out_that_another_answer_was_read_first() -> None:
    transport = HttpTransport(answer_timeout=2.0)
    found = asyncio.run(exchange_after(transport, lambda: asyncio.sleep(2.1)))
    assert found.body == LARGE


def test_a_large_answer_that_stops_after_its_turn_came_is_still_given_up() -> None:
    async def stop(_: Received, writer: asyncio.StreamWriter) -> None:
        writer.write(response(LARGE)[:-1])
        await asyncio.sleep(30)

    async def run() -> str:
        transport = HttpTransport(answer_timeout=0.5)
        async with serving(stop) as server:
            with pytest.raises(NoAnswer) as raised:
                await transport.exchange(RawRequest("GET", server.url, ()))
            await transport.close()
            assert not transport._large.locked()
            return raised.value.detail

    assert asyncio.run(run()) == "no whole answer within 0.5 s"


def interpreted(body: bytes) -> tuple[Interpretation, int]:
    """What is made of a page, and the most memory that took apart from the body."""
    redactor = Redactor(ClassicCredential("0123456789ABCDEF" * 4).secrets)
    raw = RawAnswer(200, (("Content-Type", "application/json"),), body, 1.0, len(body))
    tracemalloc.start()
    try:
        found = Interpreter(redactor, RowValues()).interpret("/connectors/A", raw, redactor)
        return found, tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    "made",
    [
        lambda: b'{"rows":[{"A":"' + b"\x7f" * 60 * MB + b'"}]}',
        lambda: b'{"rows":[{"A":"' + b"x" * 60 * MB + b'"}]}',
        lambda: b'{"rows":[{"A":"' + b" " * 60 * MB + b'"}]}',
        lambda: b'{"rows":[{' + b",".join(b'"k%d":1' % key for key in range(900_000)) + b"}]}",
    ],
    ids=["control characters", "letters", "white space", "keys"],
)
def test_a_page_takes_its_text_and_its_content_and_little_more(made: Callable[[], bytes]) -> None:
    found, peak = interpreted(made())
    assert found.unreadable is None
    assert peak < 190 * MB


def test_a_body_that_was_read_is_let_go() -> None:
    raw = RawAnswer(200, (), LARGE, 1.0, len(LARGE))
    Interpreter(Redactor(), RowValues()).interpret("/connectors/A", raw, Redactor())
    assert (raw.body, raw.size) == (b"", len(LARGE))


def test_many_characters_are_spelled_out_in_memory_that_follows_their_number() -> None:
    text = "\x7f" * 2_000_000
    tracemalloc.start()
    try:
        assert len(neutral(text)) == 4 * len(text)
        assert tracemalloc.get_traced_memory()[1] < 24 * MB
    finally:
        tracemalloc.stop()


def test_a_value_is_cut_before_it_is_looked_at() -> None:
    rows = RowValues()
    value = "word " * 4_000_000
    tracemalloc.start()
    try:
        rows.remember(value)
        assert tracemalloc.get_traced_memory()[1] < MB
    finally:
        tracemalloc.stop()
    assert rows.hide("word " * 40) == "<row value> "
    rows.remember(" " * 10_000 + "far away")
    assert rows.hide("far away") == "<row value>"
