from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from profit_check.model import Deadline, Document, Imminence, Profile, Scope, Verdict
from profit_check.validity import valid_until, validity
from profit_check.writers import results_json
from tests.writers import sample_run


def run(*days: date, scope: Scope | None = None) -> Document:
    """The sample run, of 23 November 2026, with these days in its calendar."""
    calendar = [Deadline(day, "it ends", "token", 0, Imminence.LATER) for day in days]
    return replace(sample_run.document(), calendar=calendar, scope=scope or Scope())


@pytest.mark.parametrize(
    ("days", "until"),
    [
        ((), date(2027, 2, 21)),
        ((date(2026, 10, 1), date(2026, 12, 14), date(2027, 2, 1)), date(2026, 12, 14)),
        ((date(2026, 11, 23),), date(2026, 11, 23)),
        ((date(2028, 1, 1),), date(2027, 2, 21)),
        ((date(2026, 11, 22),), date(2027, 2, 21)),
    ],
)
def test_a_report_stands_until_the_first_day_to_come_or_for_90_days(
    days: tuple[date, ...], until: date
) -> None:
    assert valid_until(run(*days)) == until


def test_a_report_judged_as_of_another_day_counts_from_that_day() -> None:
    as_of = run(date(2026, 12, 14), scope=Scope(as_of=date(2027, 6, 1)))
    assert valid_until(as_of) == date(2027, 8, 30)
    assert "as of 2027-06-01" in validity(as_of).stands


def test_the_day_of_a_run_is_the_one_in_the_netherlands() -> None:
    late = replace(run(date(2026, 11, 23)), started_at=datetime(2026, 11, 23, 23, 30, tzinfo=UTC))
    assert valid_until(late) == date(2027, 2, 22)


def test_it_says_what_ends_on_that_day() -> None:
    found = validity(run(date(2026, 12, 14)))
    assert found.stands == "This report stands until 2026-12-14."
    assert found.because == "On that day: it ends."
    assert validity(run()).because == "A report stands for 90 days at most."


@pytest.mark.parametrize(
    ("scope", "said"),
    [
        (Scope(interrupted=True), "before the interruption"),
        (Scope(only=("paging",)), "The part of the checks"),
        (Scope(skip=("paging",)), "The part of the checks"),
    ],
)
def test_a_run_that_is_not_whole_does_not_vouch_for_the_rest(scope: Scope, said: str) -> None:
    assert said in validity(run(scope=scope)).stands


def test_the_results_json_names_the_day() -> None:
    written = json.loads(results_json.dumps(run(date(2026, 12, 14))))
    assert written["valid_until"] == "2026-12-14"


def test_a_report_that_decides_nothing_has_no_day_and_says_what_stands_until_when() -> None:
    undecided = replace(run(date(2026, 12, 14)), verdict=Verdict.INCONCLUSIVE)
    found = validity(undecided)
    assert found.day is valid_until(undecided) is None
    assert "stands until 2026" not in found.stands
    assert found.because == "What was looked at stands until 2026-12-14. On that day: it ends."
    assert json.loads(results_json.dumps(undecided))["valid_until"] is None


def test_where_nobody_answered_nothing_stands() -> None:
    silent = [replace(one, status=None) for one in run().evidence]
    nobody = replace(run(), verdict=Verdict.INCONCLUSIVE, evidence=silent)
    assert validity(nobody).because == "No request was answered."


def test_the_connection_alone_does_not_vouch_for_the_rest() -> None:
    assert "The part of the checks" in validity(replace(run(), profile=Profile.CONNECT)).stands


def test_a_day_that_only_a_developer_can_act_on_is_told_without_technical_words() -> None:
    header = Deadline(date(2026, 12, 31), "a header goes", "response-header", 1, Imminence.LATER)
    because = validity(replace(run(), calendar=[header])).because
    assert because == "On that day AFAS changes something technical; the developer sees to it."
