"""A number as text becomes another as long, by its rank, where all are written in one form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_DIGITS = "123456789"
"""Without zero, so that a number stays as long when it is read as one."""


def counted(texts: Sequence[str], variant: int) -> Mapping[str, str] | None:
    """Another number for each of `texts`; None where they differ in length, sign or point."""
    shapes = {"".join("0" if one.isdigit() else one for one in text) for text in texts}
    if len(shapes) != 1:
        return None
    [shape] = shapes
    room = len(_DIGITS) ** shape.count("0") - len(texts)
    if room < 0:
        return None
    start = (0, room, room // 2, room // 3)[variant % 4]
    return {text: _written(place, shape) for place, text in enumerate(sorted(texts), start)}


def _written(number: int, shape: str) -> str:
    """The number in digits from 1 to 9, at the places that `shape` has for them."""
    written = []
    for one in reversed(shape):
        if one == "0":
            number, place = divmod(number, len(_DIGITS))
            one = _DIGITS[place]
        written.append(one)
    return "".join(reversed(written))
