"""The gate: waivers, the verdict and the exit status."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import combinations_with_replacement

import pytest

from profit_check.gate import WAIVER_CHECK, exit_status, verdict, waive
from profit_check.model import Level, Result, Status, Verdict, Waiver

TODAY = date(2026, 11, 23)
MUST, SHOULD, INFO = Level.MUST, Level.SHOULD, Level.INFO


def result(
    status: Status, level: Level = MUST, check: str = "a.a", subject: str | None = None
) -> Result:
    return Result(check, subject, status, level, "a message")


def waiver(
    check: str = "a.a",
    subject: str | None = None,
    until: date = date(2027, 3, 1),
    agreed_with: str | None = "somebody",
) -> Waiver:
    return Waiver(check, subject, "agreed", agreed_with, until)


def test_what_a_waived_finding_barred_stays_untested_and_says_so() -> None:
    cause = result(Status.FAIL, subject="X")
    barred = replace(result(Status.NOT_TESTED, check="a.b"), barred_by=("a.a", "X"))
    other = replace(barred, check="a.c", barred_by=("a.a", "Y"))
    found = waive([cause, barred, other], [waiver()], TODAY)
    assert [one.status for one in found] == [Status.WAIVED, *[Status.NOT_TESTED] * 2]
    assert [one.message for one in found[1:]] == [
        "a message; its finding is waived, which does not make it succeed",
        "a message",
    ]
    assert verdict(found) is Verdict.INCONCLUSIVE
    assert waive([cause, barred], [], TODAY) == [cause, barred]


# --- the verdict ---------------------------------------------------------------------------------

READY, CONDITIONS = Verdict.READY, Verdict.READY_WITH_CONDITIONS
NOT_READY, INCONCLUSIVE = Verdict.NOT_READY, Verdict.INCONCLUSIVE


@pytest.mark.parametrize(
    ("status", "must", "should", "info"),
    [
        (Status.PASS, READY, READY, READY),
        (Status.NOT_APPLICABLE, READY, READY, READY),
        (Status.FAIL, NOT_READY, NOT_READY, NOT_READY),
        (Status.ERROR, INCONCLUSIVE, CONDITIONS, READY),
        (Status.NOT_TESTED, INCONCLUSIVE, CONDITIONS, READY),
        (Status.WARN, CONDITIONS, CONDITIONS, READY),
        (Status.REVIEW, CONDITIONS, CONDITIONS, READY),
        (Status.WAIVED, CONDITIONS, CONDITIONS, READY),
    ],
)
def test_one_result_decides_by_its_status_and_level(
    status: Status, must: Verdict, should: Verdict, info: Verdict
) -> None:
    found = [verdict([result(status, level)]) for level in (MUST, SHOULD, INFO)]
    assert found == [must, should, info]


WEIGHT = [READY, CONDITIONS, INCONCLUSIVE, NOT_READY]


def test_of_any_two_results_the_graver_decides_whatever_their_order() -> None:
    every = [result(status, level) for status in Status for level in Level]
    for one, other in combinations_with_replacement(every, 2):
        graver = max(verdict([one]), verdict([other]), key=WEIGHT.index)
        assert verdict([one, other]) == verdict([other, one]) == graver


def test_nothing_judged_is_ready() -> None:
    assert verdict([]) is READY


@pytest.mark.parametrize(
    ("decided", "fail_on", "status"),
    [
        (READY, "fail", 0),
        (READY, "warn", 0),
        (CONDITIONS, "fail", 0),
        (CONDITIONS, "warn", 1),
        (NOT_READY, "fail", 1),
        (NOT_READY, "warn", 1),
        (INCONCLUSIVE, "fail", 3),
        (INCONCLUSIVE, "warn", 3),
    ],
)
def test_the_exit_status_follows_the_verdict(decided: Verdict, fail_on: str, status: int) -> None:
    assert exit_status(decided, fail_on) == status


# --- waivers -------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", list(Status))
def test_only_a_fail_or_a_warn_is_waived(status: Status) -> None:
    [covered, *_] = waive([result(status)], [waiver()], TODAY)
    waived = status in (Status.FAIL, Status.WARN)
    assert covered.status is (Status.WAIVED if waived else status)
    assert covered.waiver == (waiver() if waived else None)


@pytest.mark.parametrize(
    ("covering", "check", "subject", "covered"),
    [
        (waiver(), "a.a", None, True),
        (waiver(), "a.a", "X", True),
        (waiver(subject="X"), "a.a", "X", True),
        (waiver(subject="X"), "a.a", "Y", False),
        (waiver(subject="X"), "a.a", None, False),
        (waiver(), "a.b", None, False),
    ],
)
def test_a_waiver_covers_its_check_and_its_subject(
    covering: Waiver, check: str, subject: str | None, covered: bool
) -> None:
    [found, *_] = waive([result(Status.FAIL, check=check, subject=subject)], [covering], TODAY)
    assert (found.status is Status.WAIVED) is covered


def test_a_waiver_holds_on_its_last_day() -> None:
    [found] = waive([result(Status.FAIL)], [waiver(until=TODAY)], TODAY)
    assert found.status is Status.WAIVED


def test_a_waiver_past_its_end_covers_nothing_and_is_itself_a_finding() -> None:
    found = waive([result(Status.FAIL)], [waiver(until=date(2026, 11, 22))], TODAY)
    assert [one.status for one in found] == [Status.FAIL, Status.FAIL]
    assert found[1].check == WAIVER_CHECK
    assert "ended on 2026-11-22" in found[1].message
    assert found[1].remedy


def test_a_waiver_past_its_end_is_a_finding_also_when_its_check_was_not_run() -> None:
    [found] = waive([], [waiver(until=date(2026, 1, 1))], TODAY)
    assert (found.check, found.status, found.level) == (WAIVER_CHECK, Status.FAIL, MUST)


@pytest.mark.parametrize("status", [Status.PASS, Status.REVIEW, Status.NOT_APPLICABLE])
def test_a_waiver_that_waives_nothing_is_itself_a_finding(status: Status) -> None:
    found = waive([result(status)], [waiver()], TODAY)
    assert [one.status for one in found] == [status, Status.FAIL]
    assert "waives nothing" in found[1].message


def test_a_waiver_of_a_subject_that_is_not_there_is_a_finding() -> None:
    found = waive([result(Status.FAIL, subject="X")], [waiver(subject="Z")], TODAY)
    assert [one.status for one in found] == [Status.FAIL, Status.FAIL]
    assert found[1].subject == "a.a Z"


@pytest.mark.parametrize("status", [Status.ERROR, Status.NOT_TESTED])
def test_a_waiver_of_what_could_not_be_judged_is_no_finding(status: Status) -> None:
    assert waive([result(status)], [waiver()], TODAY) == [result(status)]


def test_a_waiver_is_stale_although_another_subject_could_not_be_judged() -> None:
    results = [result(Status.PASS, subject="X"), result(Status.ERROR, subject="Y")]
    found = waive(results, [waiver(subject="X")], TODAY)
    assert [one.status for one in found] == [Status.PASS, Status.ERROR, Status.FAIL]


def test_a_waiver_of_a_check_that_was_not_run_is_no_finding() -> None:
    passed = [result(Status.PASS, check="b.b")]
    assert waive(passed, [waiver()], TODAY) == passed


def test_of_two_waivers_the_one_that_still_holds_covers() -> None:
    ended, holding = waiver(until=date(2026, 1, 1)), waiver()
    found = waive([result(Status.FAIL)], [ended, holding], TODAY)
    assert (found[0].status, found[0].waiver) == (Status.WAIVED, holding)
    assert len(found) == 2


def test_a_waived_failure_makes_conditions_and_not_a_refusal() -> None:
    assert verdict(waive([result(Status.FAIL)], [waiver()], TODAY)) is CONDITIONS


def test_a_stale_waiver_makes_it_not_ready() -> None:
    assert verdict(waive([result(Status.PASS)], [waiver()], TODAY)) is NOT_READY


def test_a_waiver_keeps_everything_else_of_the_result() -> None:
    before = Result("a.a", "X", Status.FAIL, MUST, "message", remedy="mend", evidence=("e1",))
    [after] = waive([before], [waiver()], TODAY)
    assert (after.message, after.remedy, after.evidence) == ("message", "mend", ("e1",))
    assert after.level is MUST


@pytest.mark.parametrize("status", [Status.FAIL, Status.WARN])
def test_a_must_is_only_waived_where_somebody_agreed(status: Status) -> None:
    found = waive([result(status)], [waiver(agreed_with=None)], TODAY)
    assert [one.status for one in found] == [status, Status.FAIL]
    assert (found[0].waiver, found[1].check) == (None, WAIVER_CHECK)
    assert "only waived with agreed_with" in found[1].message
    assert "`agreed_with`" in found[1].remedy


@pytest.mark.parametrize("level", [SHOULD, INFO])
def test_what_is_no_must_is_waived_without_an_agreement(level: Level) -> None:
    [found] = waive([result(Status.WARN, level)], [waiver(agreed_with=None)], TODAY)
    assert found.status is Status.WAIVED


def test_a_waiver_without_agreement_is_no_finding_where_another_covers_the_must() -> None:
    agreed = waiver()
    [found] = waive([result(Status.FAIL)], [waiver(agreed_with=None), agreed], TODAY)
    assert (found.status, found.waiver) == (Status.WAIVED, agreed)


def test_a_waiver_without_agreement_that_has_ended_is_one_finding() -> None:
    ended = waiver(until=date(2026, 1, 1), agreed_with=None)
    found = waive([result(Status.FAIL)], [ended], TODAY)
    assert [one.check for one in found] == ["a.a", WAIVER_CHECK]
    assert "ended on" in found[1].message


@pytest.mark.parametrize("written", ["acme_articles", "ACME_ARTICLES", "Acme_Articles"])
def test_the_letter_case_of_a_waivers_subject_does_not_matter(written: str) -> None:
    warned = result(Status.WARN, subject="Acme_Articles")
    assert [one.status for one in waive([warned], [waiver(subject=written)], TODAY)] == [
        Status.WAIVED
    ]


def test_a_waiver_of_a_subject_does_not_cover_the_target_as_a_whole() -> None:
    [found, _] = waive([result(Status.FAIL)], [waiver(subject="X")], TODAY)
    assert found.status is Status.FAIL


@pytest.mark.parametrize("status", list(Status))
def test_a_run_that_nobody_answered_is_never_ready(status: Status) -> None:
    for level in Level:
        found = verdict([result(status, level)], unanswered=True)
        assert found is (NOT_READY if status is Status.FAIL else INCONCLUSIVE)
    assert verdict([], unanswered=True) is INCONCLUSIVE
