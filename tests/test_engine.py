"""The engine: a result for each selected check and subject, in a fixed order."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest

from profit_check.api import (
    Connector,
    Environment,
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
from profit_check.check import Judge
from profit_check.engine import Event, Judged, Planned, Run
from profit_check.model import Level, Profile, Result, Status
from tests.made_up import OK, WRONG, FakeSender, check, judged, statuses


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


def test_a_check_without_subjects_says_why_in_its_own_words() -> None:
    done = judged(check("a.a", per=get_connectors, otherwise="nothing is kept"))
    assert [(one.status, one.message) for one in done.results] == [
        (Status.NOT_APPLICABLE, "nothing is kept")
    ]


def test_what_does_not_apply_stays_so_when_its_need_fails() -> None:
    done = judged(check("a.a", WRONG), check("b.b", per=update_connectors, needs=["a.a"]))
    assert statuses(done) == {"a.a": "fail", "b.b": "not_applicable"}


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
    assert done.results[0].message == "a.a did not succeed: wrong"
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
