"""Fits text into a drawing, by what letters take at most in the fonts that may be there."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

_NARROW = frozenset("iljtfr.,:;'!|()[]/ ")
_BROAD = frozenset("mwMW@%&")


def width(text: str, size: float) -> float:
    """An upper estimate of the width of `text`, in the unit in which `size` is given."""
    return size * sum(_part_of_size(letter) for letter in text)


def shortened(text: str, size: float, room: float) -> str:
    """`text`, or as much of its beginning as fits into `room`, ending in … then."""
    if width(text, size) <= room:
        return text
    fitting = _beginning(text, size, room - width("…", size))
    return f"{fitting.rstrip()}…"


def abridged(text: str, size: float, room: float) -> str:
    """`text`, or its beginning and its end with … between them: names often differ at the end."""
    if width(text, size) <= room:
        return text
    room -= width("…", size)
    end = _beginning(text[::-1], size, room / 3)[::-1]
    return f"{_beginning(text, size, room - width(end, size)).rstrip()}…{end.lstrip()}"


def wrapped(text: str, size: float, room: float, most: int) -> list[str]:
    """`text` in at most so many lines of `room`; the last one is shortened where it must be."""
    lines: list[str] = []
    rest = text
    while rest and len(lines) < most - 1 and width(rest, size) > room:
        fitting = _beginning(rest, size, room) or rest[0]
        cut = _break(fitting)
        lines.append(fitting[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [*lines, shortened(rest, size, room)] if rest else lines


def _break(fitting: str) -> int:
    """After the last space or slash beyond its first third, or else at its end."""
    last = max(fitting.rfind(mark) for mark in " /") + 1
    return last if last > len(fitting) // 3 else len(fitting)


def _beginning(text: str, size: float, room: float) -> str:
    return "".join(_fitting(text, size, room))


def _fitting(text: str, size: float, room: float) -> Iterator[str]:
    for letter in text:
        room -= size * _part_of_size(letter)
        if room < 0:
            return
        yield letter


def _part_of_size(letter: str) -> float:
    if letter in _NARROW:
        return 0.42
    if letter in _BROAD:
        return 1.0
    if letter.isascii():
        return 0.77 if letter.isupper() else 0.64
    return 1.3 if unicodedata.east_asian_width(letter) in "WFA" else 0.85
