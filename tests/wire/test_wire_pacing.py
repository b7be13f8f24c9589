"""How often and how many at once the Client asks."""

from __future__ import annotations

import asyncio

import pytest

from profit_check.model import Failure, Question
from profit_check.wire.client import Client
from profit_check.wire.credentials import ClassicCredential
from profit_check.wire.exchange import RawAnswer, RawRequest
from tests.wire.scripted import BASE, DIGITS, Clock, Scripted, answer, client

METAINFO = Question("/metainfo")
ROWS = Question("/connectors/Acme_Articles", (("skip", "0"), ("take", "5")))


# --- how often, how many -----------------------------------------------------------------------


def test_maintenance_that_is_soon_over_is_waited_for() -> None:
    clock = Clock()
    there = Scripted([answer({"retry_after": 4}, 503), answer({"a": 1})])
    subject = client(there, clock=clock)
    assert asyncio.run(subject.send(METAINFO)).content == {"a": 1}
    assert clock.slept == [4.0]
    assert [each.status for each in subject.seen] == [503, 200]
    assert subject.seen[0].detail == "asked again after the 4 s that Profit asks to wait"
    assert subject.traffic.count == 2


def test_maintenance_that_lasts_is_the_answer() -> None:
    clock = Clock()
    found = asyncio.run(
        client(Scripted([answer({"retry_after": 7200}, 503)]), clock=clock).send(METAINFO)
    )
    assert (found.status, clock.slept) == (503, [])
    assert found.detail == "Profit asks to wait 7200 s, which was not waited for"


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ([2, 4, 6], "Profit still asks to wait, 6 s more, after that was done 2 times"),
        ([2, 7200], "Profit still asks to wait, 7200 s more, after that was done once"),
        ([Failure.RESET, 7200], "Profit asks to wait 7200 s, which was not waited for"),
    ],
)
def test_maintenance_that_goes_on_after_it_was_waited_for_is_told_as_that(
    script: list[int | Failure], expected: str
) -> None:
    answers = [
        each if isinstance(each, Failure) else answer({"retry_after": each}, 503) for each in script
    ]
    assert asyncio.run(client(Scripted(answers)).send(METAINFO)).detail == expected


def test_waiting_for_maintenance_ends_however_many_ask() -> None:
    clock = Clock()
    there = Scripted(lambda request: answer({"retry_after": 30}, 503))
    subject = client(there, clock=clock)

    async def run() -> None:
        await asyncio.gather(*(subject.send(METAINFO) for _ in range(20)))

    asyncio.run(run())
    assert sum(clock.slept) <= 120


def test_a_connection_that_breaks_is_tried_twice_more() -> None:
    clock = Clock()
    there = Scripted([Failure.RESET, Failure.REFUSED, answer({"a": 1})])
    assert asyncio.run(client(there, clock=clock).send(METAINFO)).content == {"a": 1}
    assert clock.slept == [0.25, 0.5]
    lost = client(Scripted([Failure.RESET] * 3))
    assert asyncio.run(lost.send(METAINFO)).failure is Failure.RESET


def test_what_is_asked_again_after_a_break_goes_over_a_new_connection() -> None:
    there = Scripted([Failure.RESET, answer({"retry_after": 1}, 503), answer({})])
    asyncio.run(client(there).send(METAINFO))
    assert [each.fresh for each in there.requests] == [False, True, False]


class _Counting:
    """A transport that takes its time, and counts how many ask at once."""

    def __init__(self) -> None:
        self.now = self.most = 0

    async def exchange(self, request: RawRequest) -> RawAnswer:
        self.now += 1
        self.most = max(self.most, self.now)
        await asyncio.sleep(0.001)
        self.now -= 1
        return answer({})

    async def close(self) -> None: ...


def test_never_more_than_five_requests_are_in_flight() -> None:
    there = _Counting()
    subject = Client(BASE, ClassicCredential(DIGITS), there)

    async def run() -> None:
        questions = (Question(f"/metainfo/get/{number}") for number in range(40))
        await asyncio.gather(*map(subject.send, questions))

    asyncio.run(run())
    assert there.most == 5
    assert subject.traffic.peak_parallel == 5
    assert subject.traffic.count == 40


def test_closing_lets_go_of_the_transport() -> None:
    there = Scripted([])
    asyncio.run(client(there).close())
    assert there.closed
