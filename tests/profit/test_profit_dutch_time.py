"""Dutch local time without a time zone database."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profit_check.profit.dutch_time import DUTCH_TIME, dutch_day


@pytest.mark.parametrize(
    ("universal", "hours", "name"),
    [
        (datetime(2026, 1, 1, 12), 1, "CET"),
        (datetime(2026, 7, 1, 12), 2, "CEST"),
        (datetime(2027, 3, 28, 0, 59, 59), 1, "CET"),
        (datetime(2027, 3, 28, 1), 2, "CEST"),
        (datetime(2027, 10, 31, 0, 59, 59), 2, "CEST"),
        (datetime(2027, 10, 31, 1), 1, "CET"),
        (datetime(2026, 3, 29, 1), 2, "CEST"),
        (datetime(2026, 10, 25, 1), 1, "CET"),
    ],
)
def test_summer_time_runs_from_march_to_october(universal: datetime, hours: int, name: str) -> None:
    local = universal.replace(tzinfo=UTC).astimezone(DUTCH_TIME)
    assert local.utcoffset() == timedelta(hours=hours)
    assert local.tzname() == name
    assert local.replace(tzinfo=None) == universal + timedelta(hours=hours)


def test_a_day_begins_at_dutch_midnight() -> None:
    assert dutch_day(datetime(2027, 8, 31, 21, 59, tzinfo=UTC)) == date(2027, 8, 31)
    assert dutch_day(datetime(2027, 8, 31, 22, 0, tzinfo=UTC)) == date(2027, 9, 1)
    assert dutch_day(datetime(2027, 12, 31, 23, 0, tzinfo=UTC)) == date(2028, 1, 1)


@given(st.datetimes(datetime(1990, 1, 1), datetime(9998, 1, 1)))
def test_a_moment_survives_the_way_there_and_back(universal: datetime) -> None:
    moment = universal.replace(tzinfo=UTC)
    assert moment.astimezone(DUTCH_TIME).astimezone(UTC) == moment
