"""The field by which changes are asked, and the value to ask from (AFAS page `get-connector`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from profit_check.profit.collation import Key, moment, sort_key, sql_text
from profit_check.profit.ordering import field_value, order_values
from profit_check.profit.rows import Row

_CHANGE = re.compile(
    r"gewijzigd|wijziging|mutatie|modified|modification|mutation|changed|updated|bijgewerkt",
    re.IGNORECASE,
)
_SEPARATORS = (",", ";")
"""What separates values in `filtervalues`, so that no value can hold it."""


def tells_change(name: str) -> bool:
    """Whether a field of this name, or with this label, looks like that of the last change."""
    return _CHANGE.search(name) is not None


def turning_point(first: Sequence[Row], rows: Sequence[Row], field: str) -> Any:
    """A value of `field` that some of the `first` rows reach and others do not.

    A filter from there must leave rows out. Where the first rows do not differ it is a value that
    others of `rows` have, or the only one there is; None where no row has one that can be asked.
    """
    values = _values(rows, field)
    of_first = _values(first, field)
    if not values:
        return None
    lowest = min(of_first or values)
    above = [place for place in of_first if place > lowest]
    above = above or [place for place in values if place > lowest] or [max(values)]
    return {**values, **of_first}[sorted(above)[len(above) // 2]]


@dataclass(frozen=True, slots=True)
class Filtered:
    """What rows show of a filter: `older` do not satisfy it; `missing` do, and did not come.

    `all_due` says that the filter had nothing to leave out.
    """

    older: int
    missing: int
    all_due: bool


def judge_filter(
    came: Sequence[Row], known: Sequence[Row], order: Sequence[str], field: str, value: object
) -> Filtered:
    """Whether the rows that `came` for `field` from `value` on are those due among the `known`."""
    due = [row for row in known if reaches(row, field, value)]
    places = order_values(came, order)
    return Filtered(
        older=sum(not reaches(row, field, value) for row in came),
        missing=sum(one not in places for one in order_values(due, order)),
        all_due=len(due) == len(known),
    )


def reaches(row: Row, field: str, value: object) -> bool:
    """Whether the row's `field` is `value` or later; a null never is."""
    own = field_value(row, field)
    return own is not None and _place(own) >= _place(value)


def filter_value(value: object) -> str:
    """`value` as a filter takes it: without the `Z` that times end in."""
    text = str(value)
    return text.removesuffix("Z") if moment(text) != text else text


def _values(rows: Sequence[Row], field: str) -> dict[Key, Any]:
    values = (field_value(row, field) for row in rows)
    return {_place(value): value for value in values if _askable(value)}


def _askable(value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return False
    text = str(value)
    return bool(text.strip()) and not any(each in text for each in _SEPARATORS)


def _place(value: object) -> Key:
    return sort_key(value, sql_text)
