"""Reading past the last row ends: no rows come, and no page starts over.

## Why
An integration reads on until a page is short or empty. If a page past the end holds rows, it reads
without end; if a page is short although rows follow, it stops too early and misses them.

## Fix
Look for a service between the integration and Profit that drops `skip` or limits the number of
rows; its administrator lets both pass. If there is none, the Profit administrator reports it to
AFAS with the evidence. If no end was seen, the integration developer reads by filter, as by year.

## References
- AFAS page `get-connector`: stop at a page of fewer rows than `take`; `skip` is at most 100,000.
"""

from profit_check.api import (
    MUST,
    Environment,
    GetConnector,
    Outcome,
    Page,
    Undecided,
    check,
    get_connectors,
    may_be_late,
    passed,
    refusal_status,
    review,
    wrong,
)

FAR = 100_000
"""The largest `skip` that AFAS advises (page `get-connector`)."""


@check(level=MUST, needs=["paging.take", "paging.skip"], per=get_connectors)
async def end(env: Environment, connector: GetConnector) -> Outcome:
    first, whole = await env.first_page(connector), await env.sample(connector)
    last = next((page for page in (first, whole) if page.count < page.take), None)
    skip = max(last.count, first.take) if last else FAR
    try:
        page = await _page(env, connector, skip, first.take)
        if page.count == 0:
            return passed("no row came at skip={skip}", skip=skip)
        if page.rows == first.rows:
            return wrong("at skip={skip} the first page came again", skip=skip)
        return await (_near(env, connector, page, last) if last else _far(env, connector, page))
    except Undecided as undecided:
        if not last and may_be_late(undecided):
            why = str(undecided)
            return review("at skip={n} no page came ({why}): the end was not seen", n=skip, why=why)
        status = refusal_status(undecided)
        return wrong("a page near skip={skip} was refused with status {n}", skip=skip, n=status)


async def _near(env: Environment, connector: GetConnector, page: Page, last: Page) -> Outcome:
    """What rows after `last`, a short page, show; asked anew, that page may be full by now."""
    if (await _page(env, connector, page.skip + page.take, page.take)).count:
        anew = await _page(env, connector, last.skip, last.take, repetition=5)
        if anew.count == last.count:
            return wrong("a page was short, yet rows come at skip={skip} and on", skip=page.skip)
    return review("rows that came after a page that was short: {count}", count=page.count)


async def _far(env: Environment, connector: GetConnector, page: Page) -> Outcome:
    before = await _page(env, connector, page.skip - page.take, page.take)
    if before.rows == page.rows:
        anew = await _page(env, connector, page.skip, page.take, repetition=5)
        if anew.rows == before.rows:
            return wrong("the same rows came at skip={skip} and the page before", skip=page.skip)
    if page.count < page.take:
        return passed("the page at skip={skip} was short: the last one", skip=page.skip)
    return review("there are more than {skip:,} rows; their end was not seen", skip=page.skip)


async def _page(
    env: Environment, connector: GetConnector, skip: int, take: int, repetition: int = 0
) -> Page:
    order = connector.order
    return await env.page(connector.id, skip=skip, take=take, order=order, repetition=repetition)
