"""Selects rows as Profit does: its filters, its order (AFAS page `get-connector`)."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from profit_check.sandbox.world import GetDefinition, Rows

Row = Mapping[str, Any]
Condition = tuple[str, int, str]
"""Field, operator number, value."""

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dt\d\d:\d\d(:\d\d(\.\d+)?)?z", re.ASCII)


_IDENTIFIER = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII)


class UnknownField(LookupError):
    """A filter or an order names a field that the GetConnector does not have."""


class BadFilter(ValueError):
    """A filter whose parts do not fit together."""


def sorted_rows(definition: GetDefinition, order: Sequence[str]) -> Rows:
    """The rows in the order of `order` ("-Field" descends); UnknownField."""
    keys = tuple(
        (_field(definition, name.removeprefix("-")), name.startswith("-")) for name in order
    )
    return _sorted(definition, keys)


def selected(
    definition: GetDefinition, order: Sequence[str], groups: Sequence[Sequence[Condition]]
) -> Rows:
    """The rows that pass the conditions, in this order; all of them without groups. UnknownField.

    What was selected is remembered: the same questions come over and over.
    """
    if not groups:
        return sorted_rows(definition, order)
    return _selected(definition, tuple(order), tuple(map(tuple, groups)))


@lru_cache(maxsize=256)
def _selected(
    definition: GetDefinition, order: tuple[str, ...], groups: tuple[tuple[Condition, ...], ...]
) -> Rows:
    rows = sorted_rows(definition, order)
    return tuple(row for row in rows if any(_passes(row, group) for group in groups))


@lru_cache(maxsize=256)
def _sorted(definition: GetDefinition, keys: tuple[tuple[str, bool], ...]) -> Rows:
    rows = list(definition.rows)
    for name, descending in reversed(keys):
        rows.sort(key=lambda row, name=name: sort_key(row.get(name)), reverse=descending)  # type: ignore[misc]
    return tuple(rows)


def sort_key(value: Any) -> tuple[Any, ...]:
    """SQL Server's order: nulls first, numbers by value, text without case, accents as a tie.

    An identifier is kept as such, not as text, and compared by its bytes in groups from the right.
    """
    if value is None:
        return (0,)
    if isinstance(value, bool | int | float):
        return (1, value)
    return _text_key(str(value))


@lru_cache(maxsize=4096)
def _text_key(value: str) -> tuple[Any, ...]:
    text = value.casefold()
    if _IDENTIFIER.fullmatch(text):
        groups = [bytes.fromhex(group) for group in text.split("-")]
        return (3, groups[4], groups[3], *(group[::-1] for group in groups[2::-1]))
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return (2, plain, text)


def conditions(definition: GetDefinition, parameters: Mapping[str, str]) -> list[list[Condition]]:
    """The filter of a request: a row passes when all conditions of any group hold."""
    if "filterjson" in parameters:
        groups = _from_json(parameters["filterjson"])
    elif "filterfieldids" in parameters:
        groups = _from_lists(parameters)
    else:
        return []
    return [
        [(_field(definition, name), op, value) for name, op, value in group] for group in groups
    ]


def _field(definition: GetDefinition, name: str) -> str:
    for one in definition.fields:
        if one["id"].lower() == name.strip().lower():
            return str(one["id"])
    raise UnknownField(name)


def _from_lists(parameters: Mapping[str, str]) -> list[list[Condition]]:
    fields = _split(parameters["filterfieldids"])
    values = _split(parameters.get("filtervalues", ""))
    operators = _split(parameters.get("operatortypes", "")) or [["1"] * len(one) for one in fields]
    shapes = [[len(group) for group in part] for part in (fields, values, operators)]
    if shapes[0] != shapes[1] or shapes[0] != shapes[2]:
        raise BadFilter("fields, values and operators differ in number")
    return [
        [(name, _operator(op), value) for name, value, op in zip(*group, strict=True)]
        for group in zip(fields, values, operators, strict=True)
    ]


def _split(text: str) -> list[list[str]]:
    return [group.split(",") for group in text.split(";")] if text else []


def _from_json(text: str) -> list[list[Condition]]:
    try:
        filters = json.loads(text)["Filters"]["Filter"]
        if not all(
            isinstance(part, list) for part in (filters, *(one["Field"] for one in filters))
        ):
            raise BadFilter("Filter and Field are lists")
        return [
            [
                (str(field["@FieldId"]), _operator(field["@OperatorType"]), _given(field))
                for field in one["Field"]
            ]
            for one in filters
        ]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise BadFilter(str(error)) from None


def _given(field: Mapping[str, Any]) -> str:
    value = field.get("#text")
    return "" if value is None else str(value)


def _operator(text: object) -> int:
    number = int(str(text)) if str(text).isdecimal() else 0
    if number not in _OPERATORS:
        raise BadFilter(f"operator {text}")
    return number


def _passes(row: Row, group: Sequence[Condition]) -> bool:
    return all(_OPERATORS[operator](row.get(name), value) for name, operator, value in group)


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "1" if value else "0"
    text = "" if value is None else str(value).casefold()
    return text.removesuffix("z") if _MOMENT.fullmatch(text) else text


def _pair(value: Any, other: str) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    """Both sides as comparable keys; a number is compared as one when the other side reads so."""
    if isinstance(value, int | float):
        number = "".join({"true": "1", "false": "0"}.get(other.lower(), other).split())
        try:
            return sort_key(value), sort_key(float(number))
        except ValueError:
            pass
    return sort_key(_text(value)), sort_key(_text(other))


def _compares(test: Callable[[Any, Any], bool]) -> Callable[[Any, str], bool]:
    return lambda value, other: value is not None and test(*_pair(value, other))


def _empty(value: Any, other: str) -> bool:
    return value is None or value == ""


_OPERATORS: dict[int, Callable[[Any, str], bool]] = {
    1: _compares(lambda one, other: one == other),
    2: _compares(lambda one, other: one >= other),
    3: _compares(lambda one, other: one <= other),
    4: _compares(lambda one, other: one > other),
    5: _compares(lambda one, other: one < other),
    6: lambda value, other: _text(other) in _text(value),
    7: lambda value, other: value is None or not _OPERATORS[1](value, other),
    8: _empty,
    9: lambda value, other: not _empty(value, other),
    10: lambda value, other: _text(value).startswith(_text(other)),
    11: lambda value, other: _text(other) not in _text(value),
    12: lambda value, other: not _text(value).startswith(_text(other)),
    13: lambda value, other: _text(value).endswith(_text(other)),
    14: lambda value, other: not _text(value).endswith(_text(other)),
    15: lambda value, other: all(word in _text(value) for word in _text(other).split()),
}
