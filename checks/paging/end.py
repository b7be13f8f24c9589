"""Reading past the last row ends: no rows come, and no page starts over.

## Why
An integration reads on until a page is short or empty. If a page past the end holds rows, it reads
without end; if a page is short although rows follow, it stops too early and misses them.

## Fix
Profit itself keeps to this. Look for a service between the integration and Profit that drops `skip`
or limits the number of rows; its administrator lets both pass unchanged. If there is none, the
Profit administrator reports it to AFAS with the evidence. For more than 100,000 rows the
integration developer reads by filter, e.g. by year or by number range.

## References
- AFAS page `get-connector`: stop when a page holds fewer rows than `take`, or none; `skip` above
  100,000 is too slow, split by filter instead.
"""

from profit_check.api import (
    MUST,
    Environment,
    GetConnector,
    Outcome,
    Page,
    Refused,
    check,
    get_connectors,
    passed,
    refusal_status,
    review,
    small,
    wrong,
)

FAR = 100_000
"""The largest `skip` that AFAS advises (page `get-connector`)."""


@check(level=MUST, needs=["paging.take", "paging.skip"], per=get_connectors)
async def end(env: Environment, connector: GetConnector) -> Outcome:
    first = await env.first_page(connector)
    start = await _past_the_end(env, connector)
    try:
        page = await _page(env, connector, start)
        if page.count == 0:
            return passed("no row came at skip={skip}", skip=start)
        if page.rows == first.rows:
            return wrong("at skip={skip} the first page came again", skip=start)
        judge = _judge_far if start == FAR else _judge_near
        return await judge(env, connector, page)
    except Refused as refused:
        message = "a page near skip={skip} was refused with status {status}"
        return wrong(message, skip=start, status=refusal_status(refused))


async def _past_the_end(env: Environment, connector: GetConnector) -> int:
    """Where no row should be: after a short page, or else very far."""
    first, whole = await env.first_page(connector), await env.sample(connector)
    if first.count < first.take:
        return first.take
    return whole.count if whole.count < whole.take else FAR


async def _judge_near(env: Environment, connector: GetConnector, page: Page) -> Outcome:
    if (await _page(env, connector, page.skip + page.take)).count:
        return wrong("a page was short, yet rows come at skip={skip} and on", skip=page.skip)
    return review("{count} rows came after a page that was short", count=page.count)


async def _judge_far(env: Environment, connector: GetConnector, page: Page) -> Outcome:
    before = await _page(env, connector, page.skip - page.take)
    if before.rows == page.rows:
        return wrong("the same rows came at skip={one} and {two}", one=before.skip, two=page.skip)
    if page.count < page.take:
        return passed("the page at skip={skip} was short: the last one", skip=page.skip)
    return review("there are more than {skip:,} rows; their end was not seen", skip=page.skip)


async def _page(env: Environment, connector: GetConnector, skip: int) -> Page:
    return await env.page(connector.id, skip=skip, take=small(connector), order=connector.order)
