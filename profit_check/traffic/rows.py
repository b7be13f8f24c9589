"""Counts the rows in an answer, one by one, so that a large page takes little memory."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from json import JSONDecodeError, JSONDecoder
from typing import Any

from profit_check.traffic.marks import Marker
from profit_check.wire.reading import Unreadable

_SPACE = re.compile(r"[ \t\r\n]*")
_BETWEEN = re.compile(r"[ \t\r\n]*([,:\]}])[ \t\r\n]*")
_OPENING = re.compile(r"\ufeff?[ \t\r\n]*\{[ \t\r\n]*")
_value: Callable[[str, int], tuple[Any, int]] = JSONDecoder().raw_decode


@dataclass(frozen=True, slots=True)
class Rows:
    """How many rows came, how many keys the first has, and a mark of each, one after another."""

    count: int
    fields: int | None
    marks: bytes = field(repr=False)


def rows_of(text: str, marker: Marker) -> Rows:
    """The rows under the key `rows` of a JSON object; raises Unreadable where there are none."""
    if not text or text.isspace():
        raise Unreadable("the answer is empty")
    try:
        return _rows_of_object(text, marker)
    except JSONDecodeError:
        raise Unreadable("the answer is not JSON, or cut off") from None
    except RecursionError:
        raise Unreadable("the answer is nested too deeply to be read") from None
    except ValueError:
        raise Unreadable("the answer holds a number that is too long") from None


def _rows_of_object(text: str, marker: Marker) -> Rows:
    opening = _OPENING.match(text)
    if opening is None:
        raise Unreadable("the answer holds no rows")
    place, found = opening.end(), None
    if text[place : place + 1] == "}":
        raise Unreadable("the answer holds no rows")
    while True:
        if text[place : place + 1] != '"':
            raise JSONDecodeError("no key", text, place)
        key, place = _value(text, place)
        _, place = _separator(text, place, ":")
        if key == "rows" and text[place : place + 1] == "[":
            found, place = _listed(text, place + 1, marker)
        else:
            _, place = _value(text, place)
        mark, place = _separator(text, place, ",}")
        if mark == "}":
            break
    if found is None:
        raise Unreadable("the answer holds no rows")
    return found


def _listed(text: str, place: int, marker: Marker) -> tuple[Rows, int]:
    """The rows from `place` on, and where they end."""
    space = _SPACE.match(text, place)
    start = space.end() if space else place
    if text[start : start + 1] == "]":
        return Rows(0, None, b""), start + 1
    row, end = _value(text, start)
    fields = len(row) if isinstance(row, dict) else None
    marks = bytearray(marker.packed(text[start:end]))
    while True:
        mark, start = _separator(text, end, ",]")
        if mark == "]":
            return Rows(len(marks) // 8, fields, bytes(marks)), start
        _, end = _value(text, start)
        marks += marker.packed(text[start:end])


def _separator(text: str, place: int, allowed: str) -> tuple[str, int]:
    found = _BETWEEN.match(text, place)
    if found is None or found[1] not in allowed:
        raise JSONDecodeError("no separator", text, place)
    return found[1], found.end()
