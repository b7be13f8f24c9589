"""The engine: one cause gives one failure, and what waits for what."""

from __future__ import annotations

import asyncio

import pytest

from profit_check.api import (
    Connector,
    Environment,
    Outcome,
    get_connectors,
    not_applicable,
    review,
    undecided,
    warn,
    wrong,
)
from profit_check.check import Judge
from profit_check.errors import Undecided, Untestable
from profit_check.model import Level
from tests.made_up import OK, WRONG, check, judged, statuses


@pytest.mark.parametrize(
    "cause", [WRONG, undecided("?"), Untestable("no"), Undecided("?"), ValueError("x")]
)
def test_what_needs_a_check_that_did_not_succeed_is_not_tested_and_names_it(
    cause: Outcome | Exception,
) -> None:
    done = judged(check("a.a", cause), check("b.b", WRONG, needs=["a.a"]))
    assert statuses(done)["b.b"] == "not_tested"
    assert done.results[1].message == "a.a did not succeed"
    assert [one.barred_by for one in done.results] == [None, ("a.a", None)]


@pytest.mark.parametrize("cause", [OK, warn("meh"), review("look"), not_applicable("unused")])
def test_what_needs_a_check_that_is_no_obstacle_is_judged(cause: Outcome) -> None:
    assert statuses(judged(check("a.a", cause), check("b.b", needs=["a.a"])))["b.b"] == "pass"


def test_a_warning_can_block_what_needs_it() -> None:
    blocking = wrong("wrong", level=Level.SHOULD, blocks=True)
    done = judged(check("a.a", blocking), check("b.b", needs=["a.a"]))
    assert statuses(done) == {"a.a": "warn", "b.b": "not_tested"}


def test_one_cause_gives_one_failure_however_long_the_chain() -> None:
    chain = [check(f"a.{n}", WRONG, needs=[f"a.{n - 1}"] if n else []) for n in range(6)]
    found = list(statuses(judged(*reversed(chain))).values())
    assert found == ["fail"] + ["not_tested"] * 5


def test_only_the_subject_whose_need_failed_is_not_tested() -> None:
    async def judge(env: Environment, connector: Connector) -> Outcome:
        return WRONG if connector.id == "A" else OK

    done = judged(
        check("a.a", judge, per=get_connectors),
        check("b.b", per=get_connectors, needs=["a.a"]),
        get=["A", "B"],
    )
    assert statuses(done) == {
        "a.a A": "fail",
        "b.b A": "not_tested",
        "a.a B": "pass",
        "b.b B": "pass",
    }
    assert done.results[2].message == "a.a did not succeed"


def test_a_check_on_the_target_needs_only_one_connector_that_succeeded() -> None:
    async def judge(env: Environment, connector: Connector) -> Outcome:
        return WRONG if connector.id == "A" else OK

    needed = check("a.a", judge, per=get_connectors)
    dependent = check("b.b", needs=["a.a"])
    assert statuses(judged(needed, dependent, get=["A", "B"]))["b.b"] == "pass"
    refused = judged(needed, dependent, get=["A"])
    assert statuses(refused)["b.b"] == "not_tested"
    assert "a.a did not succeed for A" in [result.message for result in refused.results]


def test_a_check_does_not_begin_before_its_needs_are_done() -> None:
    done: list[str] = []

    def noting(name: str, turns: int) -> Judge:
        async def judge(env: Environment) -> Outcome:
            for _ in range(turns):
                await asyncio.sleep(0)
            done.append(name)
            return OK

        return judge

    judged(
        check("a.slow", noting("slow", 20)),
        check("b.quick", noting("quick", 0), needs=["a.slow"]),
    )
    assert done == ["slow", "quick"]


def test_checks_that_do_not_need_each_other_run_at_the_same_time() -> None:
    meeting = asyncio.Barrier(3)

    async def judge(env: Environment) -> Outcome:
        await meeting.wait()
        return OK

    done = judged(*(check(f"a.{n}", judge) for n in range(3)))
    assert set(statuses(done).values()) == {"pass"}


def test_a_last_check_waits_for_all_others_also_for_those_that_failed() -> None:
    order: list[str] = []

    def noting(name: str, turns: int, outcome: Outcome | Exception = OK) -> Judge:
        async def judge(env: Environment) -> Outcome:
            for _ in range(turns):
                await asyncio.sleep(0)
            order.append(name)
            if isinstance(outcome, Exception):
                raise outcome
            return outcome

        return judge

    done = judged(
        check("a.last", noting("last", 0), last=True),
        check("b.slow", noting("slow", 30)),
        check("b.broken", noting("broken", 10, ValueError("x"))),
    )
    assert order[-1] == "last"
    assert statuses(done)["a.last"] == "pass"


def test_two_last_checks_do_not_wait_for_each_other() -> None:
    done = judged(check("a.a", last=True), check("b.b", last=True, needs=["a.a"]), check("c.c"))
    assert set(statuses(done).values()) == {"pass"}
