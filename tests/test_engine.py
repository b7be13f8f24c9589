"""The engine: every selected check gives a result for each subject, whatever happens."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest

from profit_check.api import (
    Check,
    Connector,
    Environment,
    Judge,
    Outcome,
    get_and_update_connectors,
    get_connectors,
    not_applicable,
    passed,
    review,
    undecided,
    update_connectors,
    warn,
    wrong,
)
from profit_check.engine import Event, Judged, Planned, Run, run
from profit_check.errors import Misshapen, Refused, Undecided, Untestable
from profit_check.model import Answer, Level, Profile, Question, Result, Status
from profit_check.registry import Registry
from tests.made_up import OK, WRONG, FakeSender, check, environment, forever, judged, statuses

SECRET = "a row value that nobody may see"


def only_result(done: Run) -> Result:
    [result] = done.results
    return result


@pytest.mark.parametrize(
    ("outcome", "level", "status"),
    [
        (passed("right"), Level.MUST, Status.PASS),
        (wrong("wrong"), Level.MUST, Status.FAIL),
        (wrong("wrong"), Level.SHOULD, Status.WARN),
        (wrong("wrong"), Level.INFO, Status.WARN),
        (warn("meh"), Level.MUST, Status.WARN),
        (review("look"), Level.MUST, Status.REVIEW),
        (undecided("who knows"), Level.MUST, Status.ERROR),
        (not_applicable("unused"), Level.MUST, Status.NOT_APPLICABLE),
    ],
)
def test_an_outcome_becomes_a_status_by_the_checks_level(
    outcome: Outcome, level: Level, status: Status
) -> None:
    result = only_result(judged(check("a.a", outcome, level=level)))
    assert (result.status, result.level) == (status, level)


def test_an_outcome_can_overrule_the_level() -> None:
    result = only_result(judged(check("a.a", wrong("wrong", level=Level.SHOULD))))
    assert (result.status, result.level) == (Status.WARN, Level.SHOULD)


def test_a_profile_can_raise_the_level() -> None:
    one = check("a.a", WRONG, level=Level.SHOULD, levels={Profile.CERTIFICATION: Level.MUST})
    assert only_result(judged(one)).status is Status.WARN
    assert only_result(judged(one, profile=Profile.CERTIFICATION)).status is Status.FAIL


def test_facts_fill_the_message() -> None:
    result = only_result(judged(check("a.a", wrong("{count} of {total:,}", count=3, total=4000))))
    assert result.message == "3 of 4,000"


def test_what_is_not_good_says_how_to_mend_it() -> None:
    done = judged(check("a.a", WRONG), check("a.b", warn("meh")), check("a.c", OK))
    assert [result.remedy for result in done.results] == ["Mend it.", "Mend it.", ""]


def test_each_connector_gets_a_result_of_its_own() -> None:
    async def judge(env: Environment, connector: Connector) -> Outcome:
        return passed("fine") if connector.id == "A" else wrong("{id}", id=connector.id)

    done = judged(check("a.a", judge, per=get_connectors), get=["B", "A"])
    assert statuses(done) == {"a.a A": "pass", "a.a B": "fail"}


def test_a_check_on_connectors_that_the_manifest_does_not_name_is_not_applicable() -> None:
    result = only_result(judged(check("a.a", WRONG, per=update_connectors), get=["A"]))
    assert (result.status, result.subject) == (Status.NOT_APPLICABLE, None)


def test_what_does_not_apply_stays_so_when_its_need_fails() -> None:
    done = judged(check("a.a", WRONG), check("b.b", per=update_connectors, needs=["a.a"]))
    assert statuses(done) == {"a.a": "fail", "b.b": "not_applicable"}


# --- one cause, one failure ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "cause", [WRONG, undecided("?"), Untestable("no"), Undecided("?"), ValueError("x")]
)
def test_what_needs_a_check_that_did_not_succeed_is_not_tested_and_names_it(
    cause: Outcome | Exception,
) -> None:
    done = judged(check("a.a", cause), check("b.b", WRONG, needs=["a.a"]))
    assert statuses(done)["b.b"] == "not_tested"
    assert done.results[1].message == "a.a did not succeed"


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


# --- faults in a check ---------------------------------------------------------------------------


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


# --- the end of a run ----------------------------------------------------------------------------


def test_what_is_not_judged_before_the_deadline_is_an_error_that_says_so() -> None:
    done = judged(
        check("a.a"), check("b.b", forever), check("c.c", needs=["b.b"]), deadline=0.05
    )
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


def test_a_run_without_checks_is_a_run_without_results() -> None:
    assert judged().results == []


# --- what is told, and in which order ------------------------------------------------------------


def test_results_come_by_family_then_subject_then_id_however_they_were_judged() -> None:
    def late(turns: int) -> Judge:
        async def judge(env: Environment, *connector: Connector) -> Outcome:
            for _ in range(turns):
                await asyncio.sleep(0)
            return OK

        return judge

    ids = ["zebra.a", "version.b", "paging.b", "paging.a", "connectors.a", "connection.z"]
    per = {"paging.b": get_connectors, "paging.a": get_and_update_connectors}
    checks = [check(id, late(n), per=per.get(id)) for n, id in enumerate(ids)]
    done = judged(*checks, get=["B", "A"], update=["C"])
    assert [(result.check, result.subject) for result in done.results] == [
        ("connection.z", None),
        ("connectors.a", None),
        ("paging.a", "A"),
        ("paging.b", "A"),
        ("paging.a", "B"),
        ("paging.b", "B"),
        ("paging.a", "C"),
        ("version.b", None),
        ("zebra.a", None),
    ]


def test_a_listener_hears_how_many_and_then_each_result() -> None:
    heard: list[Event] = []
    done = judged(check("a.a"), check("b.b", per=get_connectors), get=["A", "B"], heard=heard)
    assert heard[0] == Planned(3)
    told = [event.result for event in heard if isinstance(event, Judged)]
    assert len(heard) == 4
    assert sorted(map(repr, told)) == sorted(map(repr, done.results))


def test_a_prerequisite_runs_but_is_not_reported_when_only_its_dependent_was_asked() -> None:
    heard: list[Event] = []
    done = judged(
        check("a.a", WRONG), check("b.b", needs=["a.a"]), check("c.c"), only=["b.b"], heard=heard
    )
    assert statuses(done) == {"b.b": "not_tested"}
    assert done.results[0].message == "a.a did not succeed"
    assert heard == [Planned(1), Judged(done.results[0])]


def test_a_prerequisite_that_was_skipped_is_not_waited_for() -> None:
    done = judged(check("a.a", WRONG), check("b.b", needs=["a.a"]), skip=["a.a"])
    assert statuses(done) == {"b.b": "pass"}


def test_a_result_names_the_evidence_that_its_check_looked_at() -> None:
    sender = FakeSender({"/metainfo": {}, "/profitversion": {}})

    async def one(env: Environment) -> Outcome:
        await env.metainfo_answer()
        return OK

    async def both(env: Environment) -> Outcome:
        await env.version_answer()
        await env.metainfo_answer()
        await env.version_answer()
        return OK

    done = judged(check("a.a", one), check("b.b", both, needs=["a.a"]), sender=sender)
    assert [result.evidence for result in done.results] == [("raw-1",), ("raw-2", "raw-1")]


def test_the_same_checks_give_the_same_results_twice() -> None:
    def once() -> Sequence[Result]:
        checks = [check(f"a.{n}", WRONG if n % 2 else OK, per=get_connectors) for n in range(4)]
        return judged(*checks, get=["A", "B"]).results

    assert once() == once()
