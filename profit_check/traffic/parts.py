"""Reads the parts of a recorded entry: one of another kind than expected counts as missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from math import isfinite
from typing import Any

_LONGEST_NUMBER = 40


def part(value: object, key: str) -> Mapping[str, Any]:
    """The object under `key` of `value`; an empty one where there is none."""
    found = value.get(key) if isinstance(value, Mapping) else None
    return found if isinstance(found, Mapping) else {}


def text(value: object) -> str:
    """`value` when it is text, else nothing."""
    return value if isinstance(value, str) else ""


def number(value: object) -> float | None:
    """`value` as a number, also when it is written as text; None when it is none."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal | str):
        return None
    if isinstance(value, str) and len(value) > _LONGEST_NUMBER:
        return None
    try:
        found = float(value)
    except (ValueError, OverflowError, ArithmeticError):
        return None
    return found if isfinite(found) else None


def pairs(value: object) -> Iterator[tuple[str, str]]:
    """Names and values, of a list of `{"name": …, "value": …}` or of an object."""
    if isinstance(value, Mapping):
        value = [{"name": name, "value": held} for name, held in value.items()]
    for each in value if isinstance(value, list) else ():
        if isinstance(each, Mapping) and isinstance(each.get("name"), str):
            held = each.get("value")
            yield each["name"], held if isinstance(held, str) else _plain(held)


def headers(value: object) -> dict[str, str]:
    """Headers by their name in lower case; those that are repeated are joined by a comma."""
    found: dict[str, str] = {}
    for name, held in pairs(value):
        name = name.strip().lower()
        found[name] = f"{found[name]}, {held}" if name in found else held
    return found


def _plain(value: object) -> str:
    return str(value) if isinstance(value, int | float | Decimal) else ""
