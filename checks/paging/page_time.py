"""A page of the size that the integration asks for comes within 1000 ms.

## Why
AFAS calls a request good when it takes under a second. Slow pages hold up everyone who works in the
environment, and a GetConnector that is slow too often may be blocked.

## Fix
- Profit administrator: run the AppConnector Auditor (General > Management > App connector >
  Actions) and take away what it names under PERF: subselects, aliases, too many tables, missing
  index fields.
- Integration developer: lower `take`, and order and filter by indexed fields.

## References
- AFAS page `get-connector`: a good request takes under 1000 ms.
- AFAS page `app-connector-auditor-developer`: the PERF rules.
"""

from collections.abc import Mapping

from profit_check.api import (
    SHOULD,
    Environment,
    GetConnector,
    Outcome,
    Refused,
    check,
    get_connectors,
    mark,
    passed,
    refusal_status,
    say_number,
    wrong,
)

LIMIT_MS = 1000
"""Milliseconds (AFAS page `get-connector`)."""


@check(level=SHOULD, needs=["connectors.readable"], per=get_connectors)
async def page_time(env: Environment, connector: GetConnector) -> Outcome:
    try:
        page = await env.sample(connector)
    except Refused as refused:
        take, status = connector.take, refusal_status(refused)
        message = mark("a page of {take:,} rows was refused with status {status}")
        return wrong(message, blocks=True, correction=_fewer(take), take=take, status=status)
    took, count = page.answer.duration_ms, page.count
    if took > LIMIT_MS:
        slow = say_number(
            "a page of {count:,} row took {ms:,.0f} ms",
            "a page of {count:,} rows took {ms:,.0f} ms",
            count=count,
            ms=took,
        )
        return wrong(slow, correction=_fewer(count))
    fast = say_number(
        "a page of {count:,} row came within {limit} ms",
        "a page of {count:,} rows came within {limit} ms",
        count=count,
        limit=LIMIT_MS,
    )
    return passed(fast)


def _fewer(count: int) -> Mapping[str, str] | None:
    """Half as many rows; not as many as the time allows, which is another number at every run."""
    return {"take": str(count // 2)} if count > 1 else None
