"""A page of `take` rows comes within 1000 ms.

## Why
AFAS calls a request good when it takes under a second. Slow pages hold up everyone who works in the
environment, and a GetConnector that is slow too often may be blocked.

## Fix
The Profit administrator runs the AppConnector Auditor (General > Management > App connector >
Actions) and takes away what it names under PERF: subselects, aliases, too many tables, missing
index fields. The integration developer lowers `take`, and orders and filters by indexed fields.

## References
- AFAS page `get-connector`: a good request takes under 1000 ms.
- AFAS page `app-connector-auditor-developer`: the PERF rules.
"""

from profit_check.api import (
    SHOULD,
    Environment,
    GetConnector,
    Outcome,
    Refused,
    check,
    get_connectors,
    passed,
    refusal_status,
    wrong,
)

LIMIT_MS = 1000
"""Milliseconds (AFAS page `get-connector`)."""


@check(level=SHOULD, needs=["connectors.readable"], per=get_connectors)
async def page_time(env: Environment, connector: GetConnector) -> Outcome:
    try:
        page = await env.sample(connector)
    except Refused as refused:
        message = "a page of {take:,} rows was refused with status {status}"
        status = refusal_status(refused)
        return wrong(message, blocks=True, take=connector.take, status=status)
    took = page.answer.duration_ms
    if took > LIMIT_MS:
        return wrong("a page of {count:,} rows took {ms:,.0f} ms", count=page.count, ms=took)
    message = "a page of {count:,} rows came within {limit} ms"
    return passed(message, count=page.count, limit=LIMIT_MS)
