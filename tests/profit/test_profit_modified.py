"""The value to ask changes from."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profit_check.profit.modified import filter_value, reaches, turning_point

DAYS = st.none() | st.dates().map(lambda day: f"{day.isoformat()}T08:00:00Z")


def _rows(*values: Any) -> list[dict[str, Any]]:
    return [{"Changed": value} for value in values]


def _point(*values: Any, first: int = 10) -> Any:
    rows = _rows(*values)
    return turning_point(rows[:first], rows, "changed")


@pytest.mark.parametrize(
    ("values", "value"),
    [
        ((), None),
        ((None, "", "  ", True, [1]), None),
        (("2026-01-01",), "2026-01-01"),
        ((1, 2), 2),
        ((3, 2, 1), 3),
        (("a,b", "a;b", "c"), "c"),
        ((None, 5, 5), 5),
    ],
)
def test_the_value_is_one_that_can_be_asked(values: tuple[Any, ...], value: Any) -> None:
    assert _point(*values) == value


def test_first_rows_that_are_all_alike_lend_the_value_of_others() -> None:
    assert _point(1, 1, 7, first=2) == 7
    assert _point(7, 7, 1, first=2) == 7


@given(st.lists(DAYS, max_size=40), st.integers(0, 40))
def test_a_filter_from_there_leaves_out_a_first_row_wherever_it_can(
    values: list[str | None], count: int
) -> None:
    rows = _rows(*values)
    first = rows[:count]
    value = turning_point(first, rows, "Changed")
    if value is None:
        assert not any(values)
        return
    assert any(reaches(row, "Changed", value) for row in rows)
    known = {row["Changed"] for row in first} - {None}
    if len(known) > 1:
        assert not all(reaches(row, "Changed", value) for row in first)


def test_a_null_reaches_no_value() -> None:
    assert not reaches({"Changed": None}, "Changed", 1)
    assert reaches({"Changed": "2026-01-05T08:00:00.000Z"}, "Changed", "2026-01-05T08:00:00Z")


@pytest.mark.parametrize(
    ("value", "asked"),
    [
        ("2026-01-05T08:00:00Z", "2026-01-05T08:00:00"),
        ("2026-01-05T08:00:00", "2026-01-05T08:00:00"),
        ("2026-01-05", "2026-01-05"),
        ("XYZ", "XYZ"),
        (12, "12"),
        (1.5, "1.5"),
    ],
)
def test_only_a_time_loses_its_z(value: object, asked: str) -> None:
    assert filter_value(value) == asked
