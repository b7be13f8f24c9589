"""The same page, asked twice, is the same.

## Why
If the same question gives other rows, or the same rows in another order, then pages do not fit
together: rows come twice and others never come, on no day the same ones.

## Fix
The integration developer makes the order unique (see `paging.unique`) and sends it with every page.
If the order is unique and sent, look for a cache or load balancer between the integration and
Profit. If there is none, the Profit administrator reports it to AFAS with the evidence.

## References
- AFAS page `get-connector`: without a fixed order rows may repeat or go missing.
"""

from profit_check.api import (
    MUST,
    Change,
    Environment,
    GetConnector,
    Outcome,
    Page,
    check,
    compare_readings,
    disjoint,
    get_connectors,
    passed,
    refuse_shared,
    review,
    wrong,
)

FEW = 5
"""Rows of a page that live data hardly replace altogether, twice, while it is being read."""


@check(level=MUST, needs=["paging.order", "connectors.readable"], per=get_connectors)
async def stable(env: Environment, connector: GetConnector) -> Outcome:
    first, again = await env.first_page(connector), await _again(env, connector, 1)
    change = compare_readings(first.rows, again.rows, connector.order)
    if change is Change.NONE:
        return passed("the first page was the same twice")
    if change is Change.VALUES:
        refuse_shared((await env.sample(connector)).rows, connector.order)
        return review("the rows of the first page came in the same order with other values")
    if change is Change.PLACES:
        return wrong("the first page held rows in another order the second time")
    return _judged(first, again, await _again(env, connector, 2), connector.order)


def _judged(first: Page, again: Page, third: Page, order: tuple[str, ...]) -> Outcome:
    """What three readings show, of which the first two held other rows."""
    if Change.PLACES in (compare_readings(one.rows, third.rows, order) for one in (first, again)):
        return wrong("the first page held rows in another order the third time")
    if compare_readings(again.rows, third.rows, order) in (Change.NONE, Change.VALUES):
        return review("rows came, went or moved while the first page was read, and then no more")
    replaced = (disjoint(one.rows, again.rows, order) for one in (first, third))
    if min(first.count, again.count, third.count) >= FEW and all(replaced):
        return wrong("the first page held none but other rows each time it was asked")
    return review("rows came, went or moved each time the first page was asked")


async def _again(env: Environment, connector: GetConnector, repetition: int) -> Page:
    """The first page once more, not from memory."""
    take = (await env.first_page(connector)).take
    return await env.page(
        connector.id, skip=0, take=take, order=connector.order, repetition=repetition
    )
