"""Paging that makes no sense (`skip=2&take=-1`) is refused.

## Why
Only `skip=-1&take=-1` asks for all rows. If another negative number is taken for that, a mistake in
an integration fetches a whole table, which burdens Profit and everyone who works in it.

## Fix
Profit refuses such a request. If rows came, a service between the integration and Profit answered
or changed it: its administrator lets the query through unchanged. The integration developer guards
that `skip` and `take` are never negative.

## References
- AFAS page `get-connector`: any negative value but -1 and -1 together is refused with status 500.
"""

from profit_check.api import (
    SHOULD,
    Environment,
    Outcome,
    check,
    mark,
    not_applicable,
    passed,
    was_refused,
    wrong,
)


@check(level=SHOULD, needs=["connectors.readable"])
async def bad_paging(env: Environment) -> Outcome:
    if not env.manifest.get:
        return not_applicable("the manifest names no GetConnector")
    connector = (await env.readable_connector()).id
    answer = await env.bad_paging(connector)
    if was_refused(answer):
        message = mark("{connector} refused skip=2&take=-1 with status {status}")
        return passed(message, connector=connector, status=answer.status)
    return wrong("{connector} answered skip=2&take=-1 with a list of rows", connector=connector)
