"""Page one followed by page two is the same as one page of both.

## Why
This is what reading in pages rests on. If `skip` does not count the rows that page one gave, then
each page repeats rows, or leaves some out, and the integration never learns of it.

## Fix
The integration developer makes the order unique and sends it with every page. If that is so, look
for a service between the integration and Profit that drops or rewrites `skip`. If there is none,
the Profit administrator reports it to AFAS with the evidence.

## References
- AFAS page `get-connector`: `skip` is the number of rows to pass over, in the order that is asked.
"""

from profit_check.api import (
    MUST,
    Change,
    Environment,
    GetConnector,
    Outcome,
    Refused,
    Row,
    check,
    compare_readings,
    get_connectors,
    passed,
    refusal_status,
    refuse_shared,
    review,
    small,
    wrong,
)


@check(level=MUST, needs=["paging.stable", "paging.page-time"], per=get_connectors)
async def skip(env: Environment, connector: GetConnector) -> Outcome:
    whole = (await env.sample(connector)).rows[: 2 * small(connector)]
    try:
        change = compare_readings(await _in_two(env, connector, 0), whole, connector.order)
        if change is Change.NONE:
            return passed("two pages of {take} held the rows of one", take=small(connector))
        if change is Change.VALUES:
            return await _other_values(env, connector)
        return await _judged_anew(env, connector)
    except Refused as refused:
        return wrong("page two was refused with status {status}", status=refusal_status(refused))


async def _judged_anew(env: Environment, connector: GetConnector) -> Outcome:
    """Reads two pages between two readings of one of both, which show whether the data change."""
    take = small(connector)
    before = await _rows(env, connector, 0, 2 * take, 3)
    pages = await _in_two(env, connector, 3)
    after = await _rows(env, connector, 0, 2 * take, 4)
    if compare_readings(before, after, connector.order) not in (Change.NONE, Change.VALUES):
        return review("rows came, went or moved each time that the pages were read")
    if compare_readings(pages, after, connector.order) in (Change.NONE, Change.VALUES):
        return review("rows came, went or moved between the pages, and then no more")
    return wrong("two pages of {take} held other rows than one of both", take=take)


async def _other_values(env: Environment, connector: GetConnector) -> Outcome:
    refuse_shared((await env.sample(connector)).rows, connector.order)
    return review("the rows of two pages came in the right order, but some with other values")


async def _in_two(env: Environment, connector: GetConnector, repetition: int) -> list[Row]:
    starts, take = (0, small(connector)), small(connector)
    return [row for one in starts for row in await _rows(env, connector, one, take, repetition)]


async def _rows(
    env: Environment, connector: GetConnector, skip: int, take: int, repetition: int
) -> list[Row]:
    order = connector.order
    page = await env.page(connector.id, skip=skip, take=take, order=order, repetition=repetition)
    return list(page.rows[:take])
