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
    Untestable,
    check,
    compare_readings,
    get_connectors,
    passed,
    refusal_status,
    review,
    shared,
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
        anew = await _in_one(env, connector)
        change = compare_readings(await _in_two(env, connector, 3), anew, connector.order)
    except Refused as refused:
        return wrong("page two was refused with status {status}", status=refusal_status(refused))
    if change in (Change.NONE, Change.VALUES):
        return review("rows came, went or moved between the pages, and then no more")
    return wrong("two pages of {take} held other rows than one of both", take=small(connector))


async def _other_values(env: Environment, connector: GetConnector) -> Outcome:
    if shared((await env.sample(connector)).rows, connector.order).total:
        raise Untestable("rows share their order values, so their places say nothing")
    return review("the rows of two pages came in the right order, but some with other values")


async def _in_two(env: Environment, connector: GetConnector, repetition: int) -> list[Row]:
    take, found = small(connector), list[Row]()
    for start in (0, take):
        page = await env.page(
            connector.id, skip=start, take=take, order=connector.order, repetition=repetition
        )
        found += page.rows[:take]
    return found


async def _in_one(env: Environment, connector: GetConnector) -> list[Row]:
    take = 2 * small(connector)
    page = await env.page(connector.id, skip=0, take=take, order=connector.order, repetition=3)
    return list(page.rows[:take])
