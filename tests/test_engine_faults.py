"""The engine: a fault in a check, the deadline and Ctrl-C each become results."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from profit_check.api import (
    Environment,
    Outcome,
    wrong,
)
from profit_check.check import Check, Subjects
from profit_check.engine import Run, run
from profit_check.errors import Misshapen, Refused, Undecided, Untestable, UsageError
from profit_check.model import Answer, Profile, Question, Result, Status
from profit_check.registry import Registry
from tests.made_up import OK, WRONG, FakeSender, check, environment, forever, judged, statuses

SECRET = "a row value that nobody may see"


def only_result(done: Run) -> Result:
    [result] = done.results
    return result


def refused() -> Refused:
    return Refused("Profit answered with status 500", Answer(Question("/x"), "raw-1", 500, 1.0))


@pytest.mark.parametrize(
    ("raised", "status", "message"),
    [
        (Untestable("no connector"), Status.NOT_TESTED, "no connector"),
        (Undecided("no answer came"), Status.ERROR, "no answer came"),
        (Misshapen("rows {is} text"), Status.ERROR, "rows {is} text"),
        (refused(), Status.ERROR, "Profit answered with status 500"),
    ],
)
def test_what_a_check_lets_fly_says_why(raised: Exception, status: Status, message: str) -> None:
    result = only_result(judged(check("a.a", raised)))
    assert (result.status, result.message) == (status, message)


@pytest.mark.parametrize(
    "fault",
    [
        ValueError(SECRET),
        KeyError(SECRET),
        AssertionError(SECRET),
        RecursionError(SECRET),
        TimeoutError(SECRET),
        MemoryError(SECRET),
        StopAsyncIteration(SECRET),
        ExceptionGroup(SECRET, [ValueError(SECRET)]),
    ],
)
def test_a_fault_in_a_check_is_one_error_without_its_text(fault: Exception) -> None:
    done = judged(check("a.a", fault), check("a.b"), check("b.b", needs=["a.a"]))
    assert statuses(done) == {"a.a": "error", "a.b": "pass", "b.b": "not_tested"}
    message = done.results[0].message
    assert SECRET not in repr(done)
    assert type(fault).__name__ in message
    assert "in the check" in message


@pytest.mark.parametrize(
    "outcome",
    [
        wrong("{count} rows"),
        wrong("{0}", count=1),
        wrong("{count", count=1),
        wrong("{count:d}", count=SECRET),
        wrong("{count.nothing}", count=1),
        None,
        "passed",
    ],
)
def test_a_check_whose_outcome_cannot_be_said_is_an_error_and_the_run_goes_on(
    outcome: object,
) -> None:
    async def judge(env: Environment) -> object:
        return outcome

    done = judged(check("a.a", judge), check("a.b"))  # type: ignore[arg-type]
    assert statuses(done) == {"a.a": "error", "a.b": "pass"}
    assert SECRET not in done.results[0].message


def test_braces_in_a_fact_are_no_template() -> None:
    result = only_result(judged(check("a.a", wrong("{name}", name="{secret} {0}"))))
    assert result.message == "{secret} {0}"


def test_what_is_not_judged_before_the_deadline_is_an_error_that_says_so() -> None:
    done = judged(check("a.a"), check("b.b", forever), check("c.c", needs=["b.b"]), deadline=0.05)
    assert statuses(done) == {"a.a": "pass", "b.b": "error", "c.c": "error"}
    assert done.results[1].message == "the run's deadline of 0.05 s passed before this was judged"
    assert not done.interrupted


def interrupted_after(first: asyncio.Event, *checks: Check) -> Run:
    """A run that is cancelled, as Ctrl-C does, once `first` is set."""
    selection = Registry(checks).select(Profile.GO_LIVE)

    async def everything() -> Run:
        task = asyncio.ensure_future(run(environment(), selection))
        await first.wait()
        await asyncio.sleep(0.01)
        task.cancel()
        return await task

    return asyncio.run(everything())


def test_an_interruption_keeps_what_is_known_and_calls_the_rest_not_tested() -> None:
    first = asyncio.Event()

    async def judge(env: Environment) -> Outcome:
        first.set()
        return WRONG

    done = interrupted_after(
        first, check("a.a", judge), check("b.b", forever), check("c.c", needs=["b.b"])
    )
    assert done.interrupted
    assert statuses(done) == {"a.a": "fail", "b.b": "not_tested", "c.c": "not_tested"}
    assert "interrupted" in done.results[1].message


def test_an_interruption_gives_up_what_is_still_being_asked() -> None:
    first, given_up = asyncio.Event(), []

    class Slow(FakeSender):
        async def send(self, question: Question) -> Answer:
            first.set()
            try:
                await asyncio.Event().wait()
            except asyncio.CancelledError:
                given_up.append(question)
                raise
            raise AssertionError("the event was set")

    async def judge(env: Environment) -> Outcome:
        await env.metainfo_answer()
        return OK

    async def everything() -> Run:
        selection = Registry([check("a.a", judge)]).select(Profile.GO_LIVE)
        task = asyncio.ensure_future(run(environment(Slow()), selection))
        await first.wait()
        task.cancel()
        return await task

    done = asyncio.run(everything())
    assert statuses(done) == {"a.a": "not_tested"}
    assert given_up == [Question("/metainfo")]


@pytest.mark.parametrize(
    "returned",
    [
        Outcome("bogus", "x"),  # type: ignore[arg-type]
        Outcome(None, "x", {}, "high"),  # type: ignore[arg-type]
        "pass",
    ],
)
def test_what_only_resembles_an_outcome_is_a_fault_of_the_check(returned: object) -> None:
    async def judge(env: Environment) -> Any:
        return returned

    done = judged(check("a.a", judge))
    assert statuses(done) == {"a.a": "error"}
    assert "a fault in the check: TypeError" in done.results[0].message


@pytest.mark.parametrize("raised", [SystemExit, GeneratorExit, asyncio.CancelledError])
def test_a_check_cannot_end_the_process_or_the_run(raised: type[BaseException]) -> None:
    async def judge(env: Environment) -> Outcome:
        raise raised

    done = judged(check("a.a", judge), check("b.b", needs=["a.a"]))
    assert statuses(done) == {"a.a": "error", "b.b": "not_tested"}
    assert raised.__name__ in done.results[0].message


@pytest.mark.parametrize("per", [lambda manifest: 1 / 0, lambda manifest: ["a"], lambda m: None])
def test_subjects_that_are_no_connectors_are_told_before_anything_is_asked(per: Subjects) -> None:
    with pytest.raises(UsageError, match=r"check a\.a: its `per` gives no connectors"):
        judged(check("a.a", per=per))
