"""The forms of tokenExpiry."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from profit_check.profit.expiry import read_expiry
from profit_check.profit.metainfo import Malformed

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
DAYS = st.dates(date(2000, 1, 2), date(9999, 12, 30))


@pytest.mark.parametrize("value", [None, "", "  ", "0", "000", 0, 0.0])
def test_there_are_many_ways_to_say_that_there_is_no_end(value: object) -> None:
    assert read_expiry(value) is None


@pytest.mark.parametrize(
    "value",
    [
        "2027-05-01",
        "20270501",
        20270501,
        "202705010000",
        "20270501000000",
        "01-05-2027",
        "1-5-2027",
        " 2027-05-01 ",
        "2027-05-01T00:00:00",
        "2027-05-01T00:00:00Z",
        "2027-05-01T00:00:00.0000000",
        "01-05-2027 00:00",
        "01-05-2027 00:00:00",
    ],
)
def test_a_day_is_read_in_each_form(value: object) -> None:
    expiry = read_expiry(value)
    assert expiry is not None
    assert (expiry.day, expiry.moment) == (date(2027, 5, 1), None)


@pytest.mark.parametrize(
    "value",
    [
        "2027-05-01T14:30:00",
        "2027-05-01 14:30",
        "2027-05-01T12:30:00Z",
        "2027-05-01T14:30:00+02:00",
        "01-05-2027 14:30:00",
        "202705011430",
        "20270501143000",
        20270501143000,
        1809174600,
        "1809174600",
        1809174600000,
        "1809174600000",
        1809174600.0,
    ],
)
def test_a_moment_is_read_in_each_form_and_is_dutch_where_it_names_no_zone(value: object) -> None:
    expiry = read_expiry(value)
    assert expiry is not None
    assert expiry.moment == datetime(2027, 5, 1, 12, 30, tzinfo=UTC)
    assert expiry.day == date(2027, 5, 1)


@pytest.mark.parametrize(
    "value",
    [
        "volgend jaar",
        "05/01/2027",
        "2027-13-01",
        "31-04-2027",
        "20271301",
        "20270431120000",
        "20270501250000",
        "202713011200",
        "-1",
        -1,
        1,
        "1",
        True,
        False,
        [],
        {},
        float("inf"),
        float("nan"),
        10**30,
        "9" * 5000,
        "0001-01-01T00:00:00",
        "01-01-1900",
    ],
)
def test_what_cannot_be_an_expiry_is_malformed(value: object) -> None:
    with pytest.raises(Malformed):
        read_expiry(value)


@pytest.mark.parametrize("value", ["9999-12-31", "9999-12-31T23:59:59", "9999-12-31T23:59:59Z"])
def test_never_is_far_away(value: str) -> None:
    expiry = read_expiry(value)
    assert expiry is not None
    assert not expiry.has_passed(NOW)
    assert expiry.left(NOW) > timedelta(days=365 * 7000)


def test_on_the_day_itself_it_has_not_passed_for_certain() -> None:
    expiry = read_expiry("2026-11-23")
    assert expiry is not None
    assert not expiry.has_passed(NOW)
    assert expiry.has_passed(NOW + timedelta(hours=13))
    assert expiry.left(NOW) == timedelta(0)


@given(DAYS)
def test_every_way_to_write_a_day_means_the_same_day(day: date) -> None:
    forms = [day.isoformat(), f"{day:%d-%m}-{day.year}", f"{day.isoformat()}T00:00:00Z"]
    read = [read_expiry(form) for form in forms]
    assert [expiry and expiry.day for expiry in read] == [day] * 3


@given(st.datetimes(datetime(2001, 9, 10), datetime(2286, 1, 1)))
def test_every_way_to_write_a_moment_means_the_same_moment(moment: datetime) -> None:
    moment = moment.replace(microsecond=0, tzinfo=UTC) + timedelta(seconds=1)
    seconds = int(moment.timestamp())
    for value in (seconds, str(seconds), str(seconds * 1000)):
        expiry = read_expiry(value)
        assert expiry is not None
        assert expiry.moment == moment


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.datetimes().map(str),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(), inner, max_size=2),
    max_leaves=4,
)


@given(ANYTHING)
@example("٢٠٢٧٠٥٠١")
@example("2027-05-01T24:00:00")
@example("9999-12-31T23:59:59-12:00")
@example("\ud800")
@example(json.loads("1e400"))
def test_any_value_is_an_expiry_or_none_or_malformed(value: Any) -> None:
    try:
        expiry = read_expiry(value)
    except Malformed:
        return
    if expiry is not None:
        assert expiry.has_passed(NOW) == (expiry.left(NOW) <= timedelta(0)) or not expiry.moment
