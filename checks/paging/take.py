"""A page holds no more rows than `take` asks for.

## Why
An integration makes room for `take` rows, and counts on from there with `skip`. A page that holds
more makes it read rows twice, or run out of memory.

## Fix
Profit itself keeps to this. A service between the integration and Profit (gateway, cache, emulator)
that rewrites the query is the usual cause: its administrator lets `skip` and `take` pass unchanged.
If there is none, the Profit administrator reports it to AFAS with the evidence.

## References
- AFAS page `get-connector`: `take` is the number of rows; without it 100 come.
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
    joined,
    passed,
    say,
    wrong,
)


@check(level=MUST, needs=["connectors.readable"], per=get_connectors)
async def take(env: Environment, connector: GetConnector) -> Outcome:
    pages = [await env.first_page(connector), *await _large(env, connector)]
    for page in pages:
        if page.count > page.take:
            return wrong(
                "{count} rows came where {take} were asked", count=page.count, take=page.take
            )
    asked = joined((str(page.take) for page in pages), say(" and "))
    return passed("pages of {asked} rows held no more than that", asked=asked)


async def _large(env: Environment, connector: GetConnector) -> list[Page]:
    """The page of the integration's own size, if it can be had: paging.page-time says if not."""
    try:
        return [await env.sample(connector)]
    except Undecided:
        return []
