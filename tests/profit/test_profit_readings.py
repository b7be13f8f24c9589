"""Why two readings of the same rows differ."""

from __future__ import annotations

from typing import Any

import pytest

from profit_check.profit.readings import Change, compare_readings, disjoint

ONE, TWO, THREE = {"Key": 1, "N": "a"}, {"Key": 2, "N": "b"}, {"Key": 3, "N": "c"}

Rows = list[dict[str, Any]]


@pytest.mark.parametrize(
    ("one", "other", "change"),
    [
        ([], [], Change.NONE),
        ([ONE, TWO], [ONE, TWO], Change.NONE),
        ([ONE, TWO], [dict(reversed(ONE.items())), TWO], Change.NONE),
        ([ONE, TWO], [ONE, {**TWO, "N": None}], Change.VALUES),
        ([ONE, TWO], [TWO, ONE], Change.PLACES),
        ([ONE, TWO], [TWO, THREE], Change.ROWS),
        ([ONE, TWO, THREE], [TWO, ONE], Change.PLACES),
        ([ONE, TWO], [{**TWO, "N": "c"}, ONE, THREE], Change.PLACES),
        ([{"Key": "a"}, {"Key": "A"}], [{"Key": "A"}, {"Key": "a"}], Change.ROWS),
        ([ONE, ONE, TWO], [TWO, ONE, ONE], Change.ROWS),
        ([ONE], [], Change.ROWS),
        ([ONE, ONE], [ONE], Change.ROWS),
        ([ONE, TWO], [ONE, {**TWO, "Key": 9}], Change.ROWS),
    ],
)
def test_each_difference_has_its_name(one: Rows, other: Rows, change: Change) -> None:
    assert compare_readings(one, other, ("Key",)) is change
    assert compare_readings(other, one, ("Key",)) is change


def test_readings_have_rows_in_common_by_their_order_values() -> None:
    assert disjoint([ONE, TWO], [THREE], ("Key",))
    assert not disjoint([ONE, TWO], [{**TWO, "N": "z"}, THREE], ("Key",))
    assert disjoint([], [ONE], ("Key",))
