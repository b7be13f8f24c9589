"""Near misses of rows: few, none, equal, null, or ordered as only SQL Server orders."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import Any

from profit_check.sandbox.faults import Proceed, near_miss
from profit_check.sandbox.faults.connectors import reading
from profit_check.sandbox.faults.selection import with_rows
from profit_check.sandbox.messages import Request, Response
from profit_check.sandbox.world import GetDefinition, Rows, World

_KEYS = 2
"""Fields at the start of a definition that may be its order."""

_PAGING = ("take", "skip", "stable", "end", "sorted", "unique", "changes", "page-time")
_EVERY_PAGING = [f"paging.{name}" for name in _PAGING]


@near_miss(of=[*_EVERY_PAGING, "connectors.readable", "connectors.rows", "errors.unknown-field"])
def no_rows(world: World, request: Request, proceed: Proceed) -> Response:
    """Every GetConnector is empty."""
    return proceed(_first(world, 0), request)


@near_miss(of=[*_EVERY_PAGING, "connectors.readable", "connectors.unknown-field"])
def one_row(world: World, request: Request, proceed: Proceed) -> Response:
    """Every GetConnector has one row."""
    return proceed(_first(world, 1), request)


@near_miss(of=_EVERY_PAGING)
def rows_end_on_a_small_page(world: World, request: Request, proceed: Proceed) -> Response:
    """Every GetConnector has ten rows, which is exactly a small page."""
    return proceed(_first(world, 10), request)


@near_miss(of=_EVERY_PAGING)
def rows_end_on_a_page(world: World, request: Request, proceed: Proceed) -> Response:
    """Every GetConnector has exactly a hundred rows, which some ask for in one page."""
    return proceed(_first(world, 100), request)


@near_miss(of=["paging.take", "paging.end"])
def last_page_of_one_row(world: World, request: Request, proceed: Proceed) -> Response:
    """The last page of every GetConnector is a single row."""
    return proceed(_first(world, 101), request)


@near_miss(of=["connectors.rows", "connectors.fields", "connectors.unknown-field"])
def null_but_for_the_keys(world: World, request: Request, proceed: Proceed) -> Response:
    """Every field is null but those of the order."""
    return proceed(_nulls(world), request)


@near_miss(of=["paging.changes", "paging.unique", "paging.sorted", "connectors.rows"])
def all_values_equal(world: World, request: Request, proceed: Proceed) -> Response:
    """A field has the same value in every row, but for those of the order."""
    return proceed(_equal(world), request)


@near_miss(of=["paging.sorted", "paging.unique", "connectors.rows"])
def nulls_come_first(world: World, request: Request, proceed: Proceed) -> Response:
    """The order value of one row is null: in SQL Server that comes before everything else."""
    return proceed(_null_key(world), request)


@near_miss(of=["paging.sorted", "paging.unique"])
def case_does_not_count(world: World, request: Request, proceed: Proceed) -> Response:
    """Codes stand in capitals and small letters, and are ordered as if they did not."""
    return proceed(_alternating(world), request)


@near_miss(of=["paging.sorted", "paging.unique"])
def accents_hardly_count(world: World, request: Request, proceed: Proceed) -> Response:
    """Codes have accents, and are ordered as if they had not."""
    return proceed(_accented(world), request)


@near_miss(of=["paging.sorted"])
def digits_ordered_as_text(world: World, request: Request, proceed: Proceed) -> Response:
    """Codes are digits in text, and are ordered as text: 1, 10, 100, 2."""
    return proceed(_digits(world), request)


@near_miss(of=[*_EVERY_PAGING, "connectors.rows"])
def codes_are_identifiers(world: World, request: Request, proceed: Proceed) -> Response:
    """Codes are GUIDs, and are ordered as SQL Server does: by their last six bytes first."""
    return proceed(_identified(world), request)


@near_miss(of=["connectors.rows", "connectors.fields"])
def decimals_as_text(world: World, request: Request, proceed: Proceed) -> Response:
    """Decimals come as text."""
    response = proceed(world, request)
    if not reading(world, request) or response.status != 200:
        return response
    content = response.content
    rows = [{name: _in_text(value) for name, value in row.items()} for row in content["rows"]]
    return response.with_content({**content, "rows": rows})


@lru_cache(maxsize=16)
def _first(world: World, count: int) -> World:
    return with_rows(world, lambda one: one.rows[:count])


@lru_cache(maxsize=4)
def _nulls(world: World) -> World:
    def rows(one: GetDefinition) -> Rows:
        keys = [field["id"] for field in one.fields[:_KEYS]]
        return tuple(
            {name: row[name] if name in keys else None for name in row} for row in one.rows
        )

    return with_rows(world, rows)


@lru_cache(maxsize=4)
def _equal(world: World) -> World:
    def rows(one: GetDefinition) -> Rows:
        keys = [field["id"] for field in one.fields[:_KEYS]]
        return tuple(
            {name: row[name] if name in keys else one.rows[0][name] for name in row}
            for row in one.rows
        )

    return with_rows(world, rows)


@lru_cache(maxsize=4)
def _null_key(world: World) -> World:
    return _keyed(world, lambda place, key: key if place else None)


@lru_cache(maxsize=4)
def _alternating(world: World) -> World:
    return _keyed(world, lambda place, key: key.lower() if place % 3 else key)


@lru_cache(maxsize=4)
def _accented(world: World) -> World:
    return _keyed(world, lambda place, key: key.replace("A", "Á") if place % 3 else key)


@lru_cache(maxsize=4)
def _digits(world: World) -> World:
    return _keyed(world, lambda place, key: key.removeprefix("ART-").lstrip("0"))


@lru_cache(maxsize=4)
def _identified(world: World) -> World:
    """The world with a GUID for each code, and room for it in metainfo."""
    found = _keyed(world, lambda place, key: _identifier(key))
    get = (
        replace(one, fields=({**one.fields[0], "length": 36}, *one.fields[1:])) for one in found.get
    )
    return replace(found, get=tuple(get))


def _identifier(code: str) -> str:
    digits = hashlib.md5(code.encode(), usedforsecurity=False).hexdigest()
    ends = (0, 8, 12, 16, 20, 32)
    return "-".join(digits[start:end] for start, end in pairwise(ends))


def _in_text(value: object) -> object:
    return f"{value:.2f}" if isinstance(value, float) else value


def _keyed(world: World, change: Callable[[int, Any], Any]) -> World:
    """The world with the first field of every row changed where it is text, by its place."""

    def rows(one: GetDefinition) -> Rows:
        key = one.fields[0]["id"]
        return tuple(
            {**row, key: change(place, row[key]) if isinstance(row[key], str) else row[key]}
            for place, row in enumerate(one.rows)
        )

    return with_rows(world, rows)
