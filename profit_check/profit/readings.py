"""Tells apart why two readings of the same rows can differ: Profit's paging, or its live data."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from enum import StrEnum

from profit_check.profit.ordering import order_values
from profit_check.profit.rows import Row


class Change(StrEnum):
    """What differs between two readings of the same rows."""

    NONE = "the rows are the same"
    VALUES = "the order values are the same, other values differ"
    PLACES = "the rows are the same, their places differ"
    ROWS = "rows came, went, or changed their order values"


def compare_readings(one: Sequence[Row], other: Sequence[Row], order: Sequence[str]) -> Change:
    """What differs between two readings of rows that were asked in `order`."""
    if list(one) == list(other):
        return Change.NONE
    if order_values(one, order) == order_values(other, order):
        return Change.VALUES
    if _content(one) == _content(other):
        return Change.PLACES
    return Change.ROWS


def _content(rows: Sequence[Row]) -> Counter[str]:
    return Counter(json.dumps(row, sort_keys=True) for row in rows)
