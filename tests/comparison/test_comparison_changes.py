"""What became of a result between two runs, and what a gate with a baseline makes of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from profit_check import gate
from profit_check.comparison.changes import Change, change_of, compare, held_against
from profit_check.kept import loads
from profit_check.model import Document, Level, Result, Scope, Status, Verdict
from profit_check.writers import results_json
from tests.writers import sample_run

MUST, SHOULD, INFO = Level.MUST, Level.SHOULD, Level.INFO
PASS, WARN, FAIL, REVIEW = Status.PASS, Status.WARN, Status.FAIL, Status.REVIEW
ERROR, NOT_TESTED, WAIVED = Status.ERROR, Status.NOT_TESTED, Status.WAIVED
NOT_APPLICABLE = Status.NOT_APPLICABLE


def result(
    status: Status, level: Level = MUST, check: str = "a.a", subject: str | None = "X"
) -> Result:
    return Result(check, subject, status, level, "a message")


def document(results: Sequence[Result], *, answered: bool = True) -> Document:
    """A run with these results, of which something was answered or nothing."""
    whole = sample_run.document()
    evidence = [one if answered else replace(one, status=None) for one in whole.evidence]
    return replace(
        whole, results=tuple(results), verdict=gate.verdict(results), evidence=tuple(evidence)
    )


def against(now: Sequence[Result], before: Sequence[Result], *, answered: bool = True) -> Document:
    """A run that is held against an earlier one."""
    run = document(now, answered=answered)
    return replace(run, baseline=held_against(run, document(before), "old.json", "0" * 64))


# --- what became of one result -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        (PASS, PASS, None),
        (PASS, FAIL, Change.NEW),
        (PASS, WAIVED, Change.NEW),
        (PASS, ERROR, Change.WORSE),
        (PASS, NOT_TESTED, Change.WORSE),
        (PASS, NOT_APPLICABLE, Change.NO_LONGER_TESTED),
        (FAIL, PASS, Change.FIXED),
        (FAIL, FAIL, Change.STILL_THERE),
        (FAIL, WARN, Change.BETTER),
        (FAIL, WAIVED, Change.BETTER),
        (FAIL, NOT_TESTED, Change.WORSE),
        (FAIL, NOT_APPLICABLE, Change.NO_LONGER_TESTED),
        (WARN, FAIL, Change.WORSE),
        (WARN, REVIEW, Change.BETTER),
        (WAIVED, FAIL, Change.WORSE),
        (REVIEW, WARN, Change.WORSE),
        (ERROR, PASS, Change.NEWLY_TESTED),
        (ERROR, FAIL, Change.NEW),
        (ERROR, NOT_TESTED, Change.STILL_THERE),
        (NOT_TESTED, ERROR, Change.STILL_THERE),
        (NOT_TESTED, NOT_APPLICABLE, Change.NO_LONGER_TESTED),
        (NOT_APPLICABLE, PASS, Change.NEWLY_TESTED),
        (NOT_APPLICABLE, WARN, Change.NEW),
        (NOT_APPLICABLE, NOT_TESTED, Change.NEW),
        (NOT_APPLICABLE, NOT_APPLICABLE, None),
    ],
)
def test_what_became_of_a_requirement(before: Status, after: Status, change: Change | None) -> None:
    assert change_of(result(before), result(after)) is change


@pytest.mark.parametrize("status", list(Status))
def test_what_is_not_among_the_results_was_not_tested(status: Status) -> None:
    assert change_of(None, result(status)) is change_of(result(NOT_APPLICABLE), result(status))
    assert change_of(result(status), None) is change_of(result(status), result(NOT_APPLICABLE))


def test_what_failed_and_is_not_tested_any_more_is_never_fixed() -> None:
    unlooked = (ERROR, NOT_TESTED, NOT_APPLICABLE)
    found = {
        change_of(result(status, level), after)
        for status in (FAIL, WARN, REVIEW, WAIVED)
        for level in Level
        for after in (None, *(result(one, level) for one in unlooked))
    }
    assert found == {Change.WORSE, Change.NO_LONGER_TESTED}


def test_what_cannot_be_decided_any_more_is_worse_unless_it_only_informs() -> None:
    found = [change_of(result(PASS, level), result(ERROR, level)) for level in Level]
    assert found == [Change.WORSE, Change.WORSE, Change.NO_LONGER_TESTED]


def test_the_same_status_at_a_graver_level_is_worse() -> None:
    assert change_of(result(WARN, INFO), result(WARN, SHOULD)) is Change.WORSE
    assert change_of(result(ERROR, SHOULD), result(ERROR, MUST)) is Change.WORSE
    assert change_of(result(ERROR, MUST), result(ERROR, SHOULD)) is Change.BETTER


# --- two runs ------------------------------------------------------------------------------------


def test_changes_stand_by_kind_and_then_as_the_results_do() -> None:
    before = [result(PASS, check=f"a.{name}") for name in "abcd"]
    after = [
        result(status, check=f"a.{name}")
        for name, status in zip("dcba", (FAIL, ERROR, FAIL, PASS), strict=True)
    ]
    told = [(one.change, one.result.check) for one in compare(before, after)]
    assert told == [(Change.NEW, "a.d"), (Change.NEW, "a.b"), (Change.WORSE, "a.c")]


def test_the_letter_case_of_a_subject_tells_no_results_apart() -> None:
    [found] = compare([result(FAIL, subject="acme")], [result(FAIL, subject="ACME")])
    assert (found.change, found.result.subject) == (Change.STILL_THERE, "ACME")


def test_the_target_as_a_whole_is_not_a_subject_without_a_name() -> None:
    found = compare([result(FAIL, subject=None)], [result(FAIL, subject="")])
    assert [one.change for one in found] == [Change.NEW, Change.NO_LONGER_TESTED]


def test_of_two_results_of_one_name_the_graver_counts() -> None:
    [found] = compare([result(PASS), result(WARN)], [result(FAIL), result(PASS)])
    assert found.change is Change.WORSE


def test_nothing_new_at_level_info_regresses() -> None:
    levels = {
        level: compare([result(PASS, level)], [result(WARN, level)])[0].regresses for level in Level
    }
    assert levels == {MUST: True, SHOULD: True, INFO: False}


RESULTS = st.lists(
    st.builds(
        result,
        st.sampled_from(Status),
        st.sampled_from(Level),
        st.sampled_from(["a.a", "a.b"]),
        st.sampled_from([None, "X", "x", "Y"]),
    ),
    max_size=8,
)


@settings(deadline=None)
@given(RESULTS)
def test_a_run_held_against_itself_has_nothing_new(results: list[Result]) -> None:
    assert {one.change for one in compare(results, results)} <= {Change.STILL_THERE}
    run = against(results, results)
    assert gate.decisive(run) is Verdict.READY


@settings(deadline=None)
@given(RESULTS, RESULTS)
def test_a_baseline_never_makes_the_gate_stricter(now: list[Result], before: list[Result]) -> None:
    for fail_on in ("fail", "warn"):
        without = gate.exit_status(gate.verdict(now), fail_on)
        held = gate.exit_status(gate.decisive(against(now, before)), fail_on)
        # A failure that is known may leave what could not be decided to decide.
        assert held == 0 or without != 0


# --- the gate ------------------------------------------------------------------------------------

FOUND = [result(FAIL), result(WARN, SHOULD, "a.b"), result(NOT_TESTED, MUST, "a.c")]
SOUND = [replace(one, status=PASS) for one in FOUND]


@pytest.mark.parametrize(
    ("now", "before", "fail", "warn"),
    [
        ([PASS, PASS, PASS], [PASS, PASS, PASS], 0, 0),
        ([FAIL, PASS, PASS], [PASS, PASS, PASS], 1, 1),
        ([FAIL, PASS, PASS], [FAIL, PASS, PASS], 0, 0),
        ([FAIL, PASS, PASS], [WARN, PASS, PASS], 1, 1),
        ([FAIL, PASS, PASS], [WAIVED, PASS, PASS], 1, 1),
        ([FAIL, PASS, PASS], [ERROR, PASS, PASS], 1, 1),
        ([PASS, WARN, PASS], [PASS, PASS, PASS], 0, 1),
        ([PASS, WARN, PASS], [PASS, WARN, PASS], 0, 0),
        ([PASS, WARN, PASS], [PASS, REVIEW, PASS], 0, 1),
        ([FAIL, WARN, PASS], [FAIL, PASS, PASS], 0, 1),
        ([PASS, PASS, NOT_TESTED], [PASS, PASS, PASS], 3, 3),
        ([PASS, PASS, NOT_TESTED], [PASS, PASS, FAIL], 3, 3),
        ([PASS, PASS, NOT_TESTED], [PASS, PASS, ERROR], 0, 0),
        ([FAIL, PASS, NOT_TESTED], [FAIL, PASS, PASS], 3, 3),
        ([FAIL, PASS, NOT_TESTED], [PASS, PASS, NOT_TESTED], 1, 1),
        ([FAIL, WARN, NOT_TESTED], [FAIL, WARN, NOT_TESTED], 0, 0),
    ],
)
def test_the_exit_status_with_a_baseline(
    now: list[Status], before: list[Status], fail: int, warn: int
) -> None:
    levels = (MUST, SHOULD, MUST)
    runs = [
        [result(status, level, f"a.{level}{number}") for number, (status, level) in pairs]
        for pairs in (enumerate(zip(one, levels, strict=True)) for one in (now, before))
    ]
    decided = gate.decisive(against(*runs))
    assert (gate.exit_status(decided, "fail"), gate.exit_status(decided, "warn")) == (fail, warn)


def test_a_run_that_nobody_answered_is_undecided_whatever_the_baseline_holds() -> None:
    results = [result(ERROR), result(NOT_TESTED, check="a.b")]
    assert gate.decisive(against(results, results)) is Verdict.READY
    unanswered = against(results, results, answered=False)
    assert gate.decisive(unanswered) is Verdict.INCONCLUSIVE


def test_without_a_baseline_the_verdict_decides() -> None:
    for verdict in Verdict:
        assert gate.decisive(replace(document(FOUND), verdict=verdict)) is verdict


# --- kept ----------------------------------------------------------------------------------------


def test_a_baseline_is_kept_with_the_results_and_read_again() -> None:
    run = against([*FOUND, result(FAIL, check="a.d")], [*SOUND[1:], result(WARN, check="a.d")])
    assert run.baseline is not None
    assert (len(run.baseline.new), len(run.baseline.worse)) == (2, 2)
    run = replace(run, baseline=replace(run.baseline, scope=Scope(("a",))))
    assert loads(results_json.dumps(run)).baseline == run.baseline


def test_results_without_a_baseline_say_nothing_of_one() -> None:
    assert '"baseline"' not in results_json.dumps(sample_run.document())
