"""Faults of order and filter: rows in another order, rows that an order does not tell apart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from profit_check.sandbox import refusals
from profit_check.sandbox.faults import Proceed, fault
from profit_check.sandbox.faults.connectors import reading
from profit_check.sandbox.messages import Request, Response
from profit_check.sandbox.world import GetDefinition, Rows, World


def _order(request: Request) -> str:
    return request.parameters.get("orderbyfieldids", "")


def _known_filter(world: World, request: Request, proceed: Proceed) -> bool:
    """Whether rows are filtered, by fields that there are."""
    filtered = reading(world, request) and "filterfieldids" in request.parameters
    return filtered and proceed(world, request).status == 200


def _ordered_by(world: World, request: Request, proceed: Proceed, order: str | None) -> Response:
    """The answer as if `order` had been asked, unless the order that was asked is refused."""
    response = proceed(world, request)
    if not reading(world, request) or response.status != 200:
        return response
    return proceed(world, request.but(orderbyfieldids=order))


@fault(trips=["paging.sorted"])
def order_ignored(world: World, request: Request, proceed: Proceed) -> Response:
    """Rows come in one order, whichever is asked."""
    return _ordered_by(world, request, proceed, None)


@fault(trips=["paging.sorted"])
def descending_ignored(world: World, request: Request, proceed: Proceed) -> Response:
    """The minus before a field of the order is passed over."""
    return _ordered_by(world, request, proceed, _order(request).replace("-", ""))


@fault(trips=["paging.sorted"])
def second_field_ignored(world: World, request: Request, proceed: Proceed) -> Response:
    """Only the first field of an order counts."""
    return _ordered_by(world, request, proceed, _order(request).partition(",")[0])


@fault(trips=["paging.sorted"])
def numbers_sorted_as_text(world: World, request: Request, proceed: Proceed) -> Response:
    """Numbers are ordered by their digits: 1, 10, 100, 2."""
    if not reading(world, request):
        return proceed(world, request)
    return _as_number(proceed(_as_text(world), request))


@fault(trips=["paging.unique"])
def rows_come_twice(world: World, request: Request, proceed: Proceed) -> Response:
    """Each row is there twice."""
    return proceed(_twice(world), request) if reading(world, request) else proceed(world, request)


@fault(trips=["paging.unique"])
def order_values_repeat(world: World, request: Request, proceed: Proceed) -> Response:
    """Each second row has the order values of the row before, and is another row all the same."""
    return proceed(_paired(world), request) if reading(world, request) else proceed(world, request)


@fault(trips=["paging.unique"])
def order_values_differ_by_case(world: World, request: Request, proceed: Proceed) -> Response:
    """Each code is there in capitals and in small letters."""
    return proceed(_cased(world), request) if reading(world, request) else proceed(world, request)


@fault(trips=["paging.changes"])
def filter_ignored(world: World, request: Request, proceed: Proceed) -> Response:
    """All rows come, whatever the filter."""
    if not _known_filter(world, request, proceed):
        return proceed(world, request)
    return proceed(world, request.but(filterfieldids=None, filtervalues=None, operatortypes=None))


@fault(trips=["paging.changes"])
def filter_leaves_equals_out(world: World, request: Request, proceed: Proceed) -> Response:
    """Greater than or equal to is taken for greater than."""
    if request.parameters.get("operatortypes") != "2":
        return proceed(world, request)
    return proceed(world, request.but(operatortypes="4"))


@fault(trips=["paging.changes"])
def filter_turned_round(world: World, request: Request, proceed: Proceed) -> Response:
    """Greater than or equal to is taken for less than or equal to."""
    if request.parameters.get("operatortypes") != "2":
        return proceed(world, request)
    return proceed(world, request.but(operatortypes="3"))


@fault(trips=["paging.changes"])
def filter_finds_nothing(world: World, request: Request, proceed: Proceed) -> Response:
    """No row satisfies any filter."""
    response = proceed(world, request)
    if not _known_filter(world, request, proceed):
        return response
    return response.with_content({**response.content, "rows": []})


@fault(trips=["paging.changes"])
def filter_refused(world: World, request: Request, proceed: Proceed) -> Response:
    """The fields that there are cannot be filtered by."""
    if _known_filter(world, request, proceed):
        return refusals.unexpected(request)
    return proceed(world, request)


def with_rows(world: World, change: Callable[[GetDefinition], Rows]) -> World:
    """The world with the rows of each GetConnector changed."""
    return replace(world, get=tuple(replace(one, rows=change(one)) for one in world.get))


@lru_cache(maxsize=4)
def _twice(world: World) -> World:
    return with_rows(world, lambda one: one.rows * 2)


@lru_cache(maxsize=4)
def _paired(world: World) -> World:
    def rows(one: GetDefinition) -> Rows:
        key = one.fields[0]["id"]
        return tuple(
            {**row, key: one.rows[place - place % 2][key]} for place, row in enumerate(one.rows)
        )

    return with_rows(world, rows)


@lru_cache(maxsize=4)
def _cased(world: World) -> World:
    def rows(one: GetDefinition) -> Rows:
        key = one.fields[0]["id"]
        small = ({**row, key: row[key].lower()} for row in one.rows if isinstance(row[key], str))
        return (*one.rows, *small)

    return with_rows(world, rows)


@lru_cache(maxsize=4)
def _as_text(world: World) -> World:
    """The world with the numbers of each first field as texts that can be told from others."""

    def rows(one: GetDefinition) -> Rows:
        key = one.fields[0]["id"]
        return tuple(
            {**row, key: f"#{row[key]}"} if isinstance(row[key], int) else row for row in one.rows
        )

    return with_rows(world, rows)


def _as_number(response: Response) -> Response:
    if response.status != 200:
        return response
    content = response.content
    rows = [{key: _number(value) for key, value in row.items()} for row in content["rows"]]
    return response.with_content({**content, "rows": rows})


def _number(value: object) -> object:
    return int(value[1:]) if isinstance(value, str) and value.startswith("#") else value
