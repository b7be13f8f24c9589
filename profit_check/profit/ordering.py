"""What an order (`orderbyfieldids`) says of rows (AFAS page `get-connector`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from profit_check.errors import Untestable
from profit_check.language.phrase import say
from profit_check.profit.collation import (
    LIKELY,
    POSSIBLE,
    Collation,
    accent_insensitive_text,
    binary_text,
    identifier_text,
    is_identifier,
    numeric_text,
    sort_key,
)
from profit_check.profit.rows import Row

Values = tuple[Any, ...]
Collations = Sequence[Collation]
"""How the text of each field of an order sorts."""


@dataclass(frozen=True, slots=True)
class Sortedness:
    """How rows follow an order.

    `at` is the number, from 1, of the first row that no collation at all puts after the one before
    it; None when there is none. `doubtful` counts the neighbours whose places no likely collation
    explains.
    """

    at: int | None = None
    doubtful: int = 0


@dataclass(frozen=True, slots=True)
class Shared:
    """Rows whose order values another row has as well.

    `certain` counts those with the very same values, `perhaps` those whose values differ only in
    what a collation may overlook: case, accents, spaces at the end.
    """

    certain: int = 0
    perhaps: int = 0

    @property
    def total(self) -> int:
        """Rows that share their order values for certain or perhaps."""
        return self.certain + self.perhaps


def parts(order: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """The fields of an order, each with whether it descends."""
    for one in order:
        yield one.strip().removeprefix("-"), one.strip().startswith("-")


def flipped(order: Sequence[str]) -> tuple[str, ...]:
    """The order that gives the same rows from the last to the first."""
    return tuple(name if descends else f"-{name}" for name, descends in parts(order))


def field_value(row: Row, name: str) -> Any:
    """The value of a field, whatever the case of its name; raises Untestable without it."""
    if name in row:
        return row[name]
    for key, value in row.items():
        if key.lower() == name.lower():
            return value
    raise Untestable(say("a row came without the field {field}", field=name))


def order_values(rows: Sequence[Row], order: Sequence[str]) -> list[Values]:
    """The values of each row in the fields of `order`; raises Untestable for a missing field."""
    names = [name for name, _ in parts(order)]
    return [
        tuple([row[name] if name in row else field_value(row, name) for name in names])
        for row in rows
    ]


def sortedness(
    rows: Sequence[Row], order: Sequence[str], numeric: Collection[str] = ()
) -> Sortedness:
    """How `rows` follow `order`: right when one likely collation explains all of them.

    `numeric` are the fields, in small letters, that are numbers though they may come as text.
    """
    values = order_values(rows, order)
    descends = [descending for _, descending in parts(order)]
    misplaced = [_misplaced(values, descends, one) for one in _likely(values, order, numeric)]
    if not all(misplaced):
        return Sortedness()
    everywhere = [[collation] * len(descends) for collation in (*LIKELY, *POSSIBLE)]
    possible = [_misplaced(values, descends, one) for one in everywhere]
    never = set.intersection(*misplaced, *possible) - _mixed(values)
    if never:
        return Sortedness(at=min(never) + 1)
    return Sortedness(doubtful=min(map(len, misplaced)))


def shared(rows: Sequence[Row], order: Sequence[str]) -> Shared:
    """How many of `rows` have order values that others have too."""
    values = order_values(rows, order)
    exact = _in_company([_key(one, binary_text) for one in values])
    return Shared(exact, _in_company(loose_keys(rows, order)) - exact)


def refuse_shared(rows: Sequence[Row], order: Sequence[str]) -> None:
    """Raises Untestable where rows share their order values: then they may stand in any order."""
    if shared(rows, order).total:
        raise Untestable(say("rows share their order values, so their places say nothing"))


def loose_keys(rows: Sequence[Row], order: Sequence[str]) -> list[Hashable]:
    """The order values of each row, equal wherever some collation may find them equal."""
    return [_key(one, accent_insensitive_text) for one in order_values(rows, order)]


def _in_company(keys: Sequence[Hashable]) -> int:
    return sum(count for count in Counter(keys).values() if count > 1)


def _key(values: Values, collation: Collation) -> Hashable:
    return tuple(sort_key(value, collation) for value in values)


def _likely(
    values: Sequence[Values], order: Sequence[str], numeric: Collection[str]
) -> Iterator[Collations]:
    """The ways in which the fields of `order` are likely sorted: identifiers have two."""
    identifiers = [place for place, column in enumerate(zip(*values, strict=True)) if _ids(column)]
    for text in LIKELY:
        usual = [numeric_text if name.lower() in numeric else text for name, _ in parts(order)]
        yield usual
        if identifiers:
            places = enumerate(usual)
            yield [identifier_text if place in identifiers else one for place, one in places]


def _ids(column: Sequence[Any]) -> bool:
    """Whether all values of a field are GUIDs, but for nulls."""
    given = [value for value in column if value is not None]
    return bool(given) and all(map(is_identifier, given))


def _misplaced(
    values: Sequence[Values], descends: Sequence[bool], collations: Collations
) -> set[int]:
    """The places of the rows that `collations` put before the row above them."""
    keys = [list(map(sort_key, row, collations)) for row in values]
    return {
        place
        for place in range(1, len(keys))
        if _comes_after(keys[place - 1], keys[place], descends)
    }


def _comes_after(one: Sequence[Any], other: Sequence[Any], descends: Sequence[bool]) -> bool:
    for mine, yours, descending in zip(one, other, descends, strict=True):
        if mine != yours:
            return bool(mine < yours) if descending else bool(mine > yours)
    return False


def _mixed(values: Sequence[Values]) -> set[int]:
    """The places where a number meets a text, or something else that has no known order."""
    return {
        place
        for place in range(1, len(values))
        if any(
            _kind(one) != _kind(other) and None not in (one, other)
            for one, other in zip(values[place - 1], values[place], strict=True)
        )
    }


def _kind(value: object) -> type:
    return str if isinstance(value, str) else float if isinstance(value, int | float) else object
