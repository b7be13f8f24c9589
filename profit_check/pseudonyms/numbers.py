"""Numbers, true and false become their rank; what is whole stays whole."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

Number = bool | int | float
Mark = tuple[type, Number]
"""Tells values apart that Python finds equal: true, 1 and 1.0."""


def ranked(values: Collection[Number]) -> Mapping[Mark, Number]:
    """A number of the same type for each of `values`, in the same order, equal where they are."""
    classes: dict[Number, bool] = {}
    for value in values:
        classes[value] = classes.get(value, True) and is_whole(value)
    order = sorted(classes)
    places = _places(order, classes, any(isinstance(value, bool) for value in values))
    named = dict(zip(order, places, strict=True))
    return {mark(value): _as(value, named[value]) for value in values}


def mark(value: Number) -> Mark:
    """The key of `value` in what `ranked` gives."""
    return type(value), value


def is_whole(value: Number) -> bool:
    """Whether it is a whole number, in whatever type."""
    return value.is_integer() if isinstance(value, float) else True


def _places(
    order: Sequence[Number], whole: Mapping[Number, bool], booleans: bool
) -> list[float | int]:
    """A place for each number of `order`; 0 and 1 stay where false or true stand for them."""
    if not booleans or not {0, 1} & set(order):
        return _from(order, whole, 0)
    if not {0, 1} <= set(order):
        only = 0 if 0 in order else 1
        return _from(order, whole, -order.index(only))
    zero, one = order.index(0), order.index(1)
    between = order[zero + 1 : one]
    return [
        *_from(order[:zero], whole, -zero),
        0,
        *((number + 1) / (len(between) + 1) for number in range(len(between))),
        *_from(order[one:], whole, 1),
    ]


def _from(order: Sequence[Number], whole: Mapping[Number, bool], start: int) -> list[float | int]:
    return [place if whole[one] else place + 0.5 for place, one in enumerate(order, start)]


def _as(value: Number, place: float | int) -> Number:
    if isinstance(value, bool):
        return bool(place)
    return int(place) if isinstance(value, int) else float(place)
