"""Mends an order (`orderbyfieldids`) by what is known of fields and rows (page `get-connector`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from profit_check.profit.fields import has_field
from profit_check.profit.metainfo import Field
from profit_check.profit.ordering import parts, shared
from profit_check.profit.rows import Row

_SORTABLE = ("int", "string", "date", "decimal")
_IDENTIFYING = ("int", "string")

_TRIED = 50
"""Fields that are tried as the last one of an order; more would take too long for a hint."""


def mended_order(order: Sequence[str], fields: Sequence[Field]) -> tuple[str, ...]:
    """The parts of `order` that name a field; without any, the first field to sort by, if any."""
    sound = tuple(
        one.strip()
        for one, (name, _) in zip(order, parts(order), strict=True)
        if has_field(name, fields)
    )
    return sound or tuple(field.id for field in _of_type(fields, _SORTABLE))[:1]


def unique_order(
    order: Sequence[str], fields: Sequence[Field], rows: Sequence[Row]
) -> tuple[str, ...]:
    """`order` and one field more, by which all of `rows` differ; nothing where no field does it."""
    named = {name.casefold() for name, _ in parts(order)}
    free = [field.id for field in _of_type(fields, _IDENTIFYING) if _in_all(rows, field.id)]
    for id in [id for id in free if id.casefold() not in named][:_TRIED]:
        if not shared(rows, (*order, id)).total:
            return (*order, id)
    return ()


def _of_type(fields: Iterable[Field], types: Sequence[str]) -> Iterator[Field]:
    return (field for field in fields if field.data_type.strip().casefold() in types)


def _in_all(rows: Iterable[Row], id: str) -> bool:
    return all(id in row for row in rows)
