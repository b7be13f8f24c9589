"""Words the filters that recorded reads have, without their values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import zip_longest

from profit_check.language.phrase import Phrase, joined, mark, say
from profit_check.model import Call, RowFilter
from profit_check.visible import line

OPERATORS: Mapping[str, str] = {
    "1": mark("{field} = …"),
    "2": mark("{field} >= …"),
    "3": mark("{field} <= …"),
    "4": mark("{field} > …"),
    "5": mark("{field} < …"),
    "6": mark("{field} contains …"),
    "7": mark("{field} != …"),
    "8": mark("{field} is empty"),
    "9": mark("{field} is not empty"),
    "10": mark("{field} starts with …"),
    "11": mark("{field} does not contain …"),
    "12": mark("{field} does not start with …"),
    "13": mark("{field} ends with …"),
    "14": mark("{field} does not end with …"),
    "15": mark("{field} by quick filter"),
}
"""AFAS's operators by their number (AFAS page `get-connector`)."""


def filters(calls: Iterable[Call]) -> list[Phrase]:
    """The different filters of `calls`, each once, in the order in which they were first sent."""
    told = dict.fromkeys(_told(call.filter) for call in calls if call.filter)
    return list(told)


def _told(one: RowFilter) -> Phrase:
    if not one.is_readable:
        return say("a filter that cannot be read")
    groups = [
        joined(
            [
                _condition(field or "?", operator or "?")
                for field, operator in zip_longest(fields, operators)
            ],
            say(" and "),
        )
        for fields, operators in zip_longest(one.fields, one.operators, fillvalue=())
    ]
    return joined(groups, say(" or "))


def _condition(field: str, operator: str) -> Phrase:
    number = operator.strip()
    if number not in OPERATORS:
        return say("{field}, operator {number}", field=line(field), number=line(number))
    return say(OPERATORS[number], field=line(field))
