"""How long a penetration test and a project stand, at ends of months and in leap years."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profit_check.model import PenetrationTest, Score
from profit_check.profit.certification import months_after, project_ends, validity_ends
from profit_check.profit.dutch_time import dutch_day


@pytest.mark.parametrize(
    ("day", "score", "ends"),
    [
        ("2026-06-15", Score.GREEN, "2029-06-15"),
        ("2026-06-15", Score.ORANGE, "2027-09-15"),
        ("2026-06-15", Score.RED, "2026-12-15"),
        ("2024-02-29", Score.GREEN, "2027-02-28"),
        ("2025-02-28", Score.GREEN, "2028-02-28"),
        ("2026-11-30", Score.ORANGE, "2028-02-29"),
        ("2026-08-31", Score.RED, "2027-02-28"),
        ("2027-08-31", Score.RED, "2028-02-29"),
        ("2026-03-31", Score.RED, "2026-09-30"),
        ("2026-12-31", Score.RED, "2027-06-30"),
        ("2026-07-01", Score.RED, "2027-01-01"),
        ("2026-09-30", Score.ORANGE, "2027-12-30"),
        ("9999-01-31", Score.GREEN, "9999-12-31"),
    ],
)
def test_a_penetration_test_stands_as_long_as_its_score_says(
    day: str, score: Score, ends: str
) -> None:
    test = PenetrationTest(date.fromisoformat(day), score)
    assert validity_ends(test) == date.fromisoformat(ends)


@pytest.mark.parametrize(
    ("start", "ends"),
    [
        ("2026-03-02", "2027-03-02"),
        ("2024-02-29", "2025-02-28"),
        ("2023-02-28", "2024-02-28"),
        ("2026-12-31", "2027-12-31"),
    ],
)
def test_a_project_has_twelve_months(start: str, ends: str) -> None:
    assert project_ends(date.fromisoformat(start)) == date.fromisoformat(ends)


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ((2026, 12, 15, 22, 59), "2026-12-15"),
        ((2026, 12, 15, 23, 0), "2026-12-16"),
        ((2026, 7, 15, 21, 59), "2026-07-15"),
        ((2026, 7, 15, 22, 0), "2026-07-16"),
    ],
)
def test_a_day_ends_at_midnight_in_amsterdam(moment: tuple[int, ...], day: str) -> None:
    year, month, date_, hour, minute = moment
    found = datetime(year, month, date_, hour, minute, tzinfo=UTC)
    assert dutch_day(found) == date.fromisoformat(day)


@given(st.dates(max_value=date(9000, 1, 1)), st.integers(0, 60))
def test_months_later_is_the_same_day_or_the_last_of_its_month(day: date, months: int) -> None:
    later = months_after(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    last = (later + timedelta(days=1)).month != later.month
    assert later.day == day.day or (last and later.day < day.day)
