"""Faults of paging: how many rows come, from where, and whether the same ones each time."""

from __future__ import annotations

from dataclasses import replace

from profit_check.sandbox import refusals
from profit_check.sandbox.faults import Proceed, fault
from profit_check.sandbox.faults.connectors import reading
from profit_check.sandbox.messages import Disruption, Request, Response
from profit_check.sandbox.world import World

LARGE = 50
"""Rows from which on a page counts as large: more than the small pages that checks ask."""


FAR = 100_000
"""The `skip` from which on Profit is too slow (AFAS page `get-connector`)."""


def number(request: Request, name: str) -> int:
    """`skip` or `take` as it was asked; 0 where it is not there."""
    return int(request.parameters.get(name, "0"))


def asks_for(request: Request, name: str) -> bool:
    """Whether the query has this parameter."""
    return name in request.parameters


def _large(world: World, request: Request) -> bool:
    return reading(world, request) and number(request, "take") >= LARGE


def _far(world: World, request: Request) -> bool:
    return reading(world, request) and number(request, "skip") >= FAR


def _repeated(world: World, request: Request) -> bool:
    return reading(world, request) and request.occurrence > 0


@fault(trips=["paging.take"])
def one_row_too_many(world: World, request: Request, proceed: Proceed) -> Response:
    """A page holds one row more than was asked."""
    if not reading(world, request) or number(request, "take") < 0:
        return proceed(world, request)
    return proceed(world, request.but(take=str(number(request, "take") + 1)))


@fault(trips=["paging.take"])
def take_ignored(world: World, request: Request, proceed: Proceed) -> Response:
    """A page holds 100 rows, whatever was asked."""
    if not reading(world, request) or number(request, "take") < 0:
        return proceed(world, request)
    return proceed(world, request.but(take="100"))


@fault(trips=["paging.skip"])
def skip_ignored(world: World, request: Request, proceed: Proceed) -> Response:
    """Each page is the first page."""
    if not reading(world, request) or number(request, "take") < 0:
        return proceed(world, request)
    return proceed(world, request.but(skip="0"))


@fault(trips=["paging.skip"])
def pages_overlap(world: World, request: Request, proceed: Proceed) -> Response:
    """Each page after the first begins with the last row of the page before."""
    return _moved(world, request, proceed, -1)


@fault(trips=["paging.skip"])
def pages_leave_a_gap(world: World, request: Request, proceed: Proceed) -> Response:
    """Between two pages a row goes missing."""
    return _moved(world, request, proceed, 1)


def _moved(world: World, request: Request, proceed: Proceed, rows: int) -> Response:
    skip = number(request, "skip")
    if not reading(world, request) or skip == 0 or number(request, "take") < 0:
        return proceed(world, request)
    return proceed(world, request.but(skip=str(skip + rows)))


@fault(trips=["paging.skip"])
def second_page_refused(world: World, request: Request, proceed: Proceed) -> Response:
    """Only the first page can be read."""
    if reading(world, request) and number(request, "skip") > 0:
        return refusals.unexpected(request)
    return proceed(world, request)


@fault(trips=["paging.stable"])
def rows_change_places(world: World, request: Request, proceed: Proceed) -> Response:
    """A page that is asked again has its first two rows exchanged."""
    response = proceed(world, request)
    if not _repeated(world, request) or response.status != 200:
        return response
    first, second, *others = response.content["rows"]
    return _with_rows(response, [second, first, *others])


@fault(trips=["paging.stable"])
def rows_differ_each_time(world: World, request: Request, proceed: Proceed) -> Response:
    """A page begins a row further each time that it is asked."""
    return _moved_when_repeated(world, request, proceed, request.occurrence)


@fault(trips=["paging.stable"])
def next_page_each_time(world: World, request: Request, proceed: Proceed) -> Response:
    """A page that is asked again is the page after it, as if there was a cursor."""
    return _moved_when_repeated(world, request, proceed, request.occurrence * 10)


@fault(trips=["paging.stable"])
def a_row_goes_while_reading(world: World, request: Request, proceed: Proceed) -> Response:
    """The first row is gone when its page is asked again, and nothing changes after that."""
    return _moved_when_repeated(world, request, proceed, 1)


def _moved_when_repeated(world: World, request: Request, proceed: Proceed, rows: int) -> Response:
    if not _repeated(world, request):
        return proceed(world, request)
    return proceed(world, request.but(skip=str(number(request, "skip") + rows)))


@fault(trips=["paging.stable"])
def values_change_while_reading(world: World, request: Request, proceed: Proceed) -> Response:
    """A page that is asked again has another value in the last field of its first row."""
    response = proceed(world, request)
    if not _repeated(world, request) or response.status != 200:
        return response
    first, *others = response.content["rows"]
    return _with_rows(response, [{**first, list(first)[-1]: "2026-11-23T10:00:00Z"}, *others])


@fault(trips=["paging.end"])
def reading_starts_over(world: World, request: Request, proceed: Proceed) -> Response:
    """Past the last row, the first comes again."""
    count = _count(world, request)
    if count == 0:
        return proceed(world, request)
    return proceed(world, request.but(skip=str(number(request, "skip") % count)))


@fault(trips=["paging.end"])
def last_page_repeats(world: World, request: Request, proceed: Proceed) -> Response:
    """Past the last row, the last page comes again and again."""
    count = _count(world, request)
    if count == 0 or number(request, "skip") < count:
        return proceed(world, request)
    return proceed(world, request.but(skip=str(max(0, count - number(request, "take")))))


@fault(trips=["paging.end"])
def past_the_end_refused(world: World, request: Request, proceed: Proceed) -> Response:
    """Past the last row, requests are refused."""
    if 0 < _count(world, request) <= number(request, "skip"):
        return refusals.unexpected(request)
    return proceed(world, request)


@fault(trips=["paging.end"])
def past_the_end_silent(world: World, request: Request, proceed: Proceed) -> Response:
    """Past the last row, nothing comes back."""
    if 0 < _count(world, request) <= number(request, "skip"):
        return Response(200, disruption=Disruption.SILENCE)
    return proceed(world, request)


@fault(trips=["paging.end"])
def far_page_times_out(world: World, request: Request, proceed: Proceed) -> Response:
    """A page after 100,000 rows does not come within the time that a call may take."""
    response = proceed(world, request)
    return replace(response, delay_ms=900_000) if _far(world, request) else response


@fault(trips=["paging.end"])
def far_page_breaks(world: World, request: Request, proceed: Proceed) -> Response:
    """A page after 100,000 rows takes Profit's database longer than it is given."""
    if _far(world, request):
        return refusals.refusal(request, ("Command timeout expired.",) * 2, -2147180999)
    return proceed(world, request)


@fault(trips=["paging.end"])
def pages_cut_short(world: World, request: Request, proceed: Proceed) -> Response:
    """A page holds no more than 50 rows, whatever is asked, though others follow."""
    if not _large(world, request):
        return proceed(world, request)
    return proceed(world, request.but(take=str(LARGE)))


def _count(world: World, request: Request) -> int:
    """The rows that there are of what is read in pages; 0 for any other request."""
    if not reading(world, request) or number(request, "take") < 0:
        return 0
    definition = world.get_definition(request.connector or "")
    return len(definition.rows) if definition else 0


@fault(trips=["paging.page-time"])
def large_pages_slow(world: World, request: Request, proceed: Proceed) -> Response:
    """A large page takes a second and a half."""
    response = proceed(world, request)
    return replace(response, delay_ms=1500) if _large(world, request) else response


@fault(trips=["paging.page-time"])
def large_pages_refused(world: World, request: Request, proceed: Proceed) -> Response:
    """A large page is more than Profit has memory for."""
    if _large(world, request):
        return refusals.refusal(request, ("Out of memory", "Out of memory"), -2147180999)
    return proceed(world, request)


@fault(trips=["paging.page-time"])
def large_pages_time_out(world: World, request: Request, proceed: Proceed) -> Response:
    """A large page does not come within the time that a call may take."""
    response = proceed(world, request)
    return replace(response, delay_ms=900_000) if _large(world, request) else response


def _with_rows(response: Response, rows: list[object]) -> Response:
    return response.with_content({**response.content, "rows": rows})
