"""Tells apart why two readings of the same rows can differ: Profit's paging, or its live data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum

from profit_check.profit.ordering import loose_keys, order_values
from profit_check.profit.rows import Row


class Change(StrEnum):
    """What differs between two readings of the same rows."""

    NONE = "the rows are the same"
    VALUES = "the order values are the same, other values differ"
    PLACES = "rows that both have stand in another order, which no change of data explains"
    ROWS = "rows came, went, or changed their order values"


def compare_readings(one: Sequence[Row], other: Sequence[Row], order: Sequence[str]) -> Change:
    """What differs between two readings of rows that were asked in `order`.

    What data that change in between may bring about is VALUES or ROWS; never PLACES: a row whose
    order value changes is another row to the order.
    """
    if list(one) == list(other):
        return Change.NONE
    if same_places(one, other, order):
        return Change.VALUES
    mine, yours = _both_have(one, other, order)
    return Change.ROWS if mine == yours else Change.PLACES


def same_places(one: Sequence[Row], other: Sequence[Row], order: Sequence[str]) -> bool:
    """Whether both readings hold the same values of `order` in the same places."""
    return order_values(one, order) == order_values(other, order)


def disjoint(one: Sequence[Row], other: Sequence[Row], order: Sequence[str]) -> bool:
    """Whether no order value of the one reading stands in the other."""
    return not set(loose_keys(one, order)) & set(loose_keys(other, order))


def _both_have(
    one: Sequence[Row], other: Sequence[Row], order: Sequence[str]
) -> tuple[list[object], list[object]]:
    """The order values that stand in both readings, once in each, as they come there."""
    keys = loose_keys(one, order), loose_keys(other, order)
    counts = [Counter(each) for each in keys]
    once = {key for key in counts[0] if counts[0][key] == counts[1][key] == 1}
    return [key for key in keys[0] if key in once], [key for key in keys[1] if key in once]
