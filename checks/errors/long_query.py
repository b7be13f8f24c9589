"""A query of more than 2049 characters is refused with status 404.

## Why
An integration that filters by many values at once meets this limit one day, and takes the 404 for a
connector that is gone. Who knows the limit, and how it shows, splits the filter in time.

## Fix
Nothing is wrong with Profit. If another status came, or rows, then a service between the
integration and Profit has a limit of its own: the integration developer handles that answer too.
The developer keeps the query string, `?` included, within 2049 characters, by splitting filters.

## References
- AFAS page `get-connector`: the query string may have 2049 characters; a longer one is a 404.
"""

from profit_check.api import (
    INFO,
    Environment,
    Outcome,
    check,
    not_applicable,
    passed,
    was_refused,
    wrong,
)

NOT_FOUND = 404


@check(level=INFO, needs=["connectors.readable"])
async def long_query(env: Environment) -> Outcome:
    if not env.manifest.get:
        return not_applicable("the manifest names no GetConnector")
    answer = await env.long_query((await env.readable_connector()).id)
    if not was_refused(answer):
        return wrong("a query of 2050 characters was answered with a list of rows")
    if answer.status != NOT_FOUND:
        return wrong(
            "a query of 2050 characters was refused with status {status} instead of 404",
            status=answer.status,
        )
    return passed("a query of 2050 characters was refused with status 404")
