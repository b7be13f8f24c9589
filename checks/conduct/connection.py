"""No request carries the header `Connection: close`.

## Why
AFAS documents that `Connection: close` on a request can lead to a connection that is reset before
the answer is whole. The request then failed at the client, while Profit may have carried it out.

## Fix
Let the HTTP library keep connections: leave the header out, and use one client or session for all
calls instead of a new one for each call.

## References
- AFAS page `troubleshooting`: connection reset.
"""

from profit_check.api import (
    MUST,
    Called,
    Environment,
    Outcome,
    called_hosts,
    check,
    passed,
    wrong,
)


@check(level=MUST, per=called_hosts, channel="traffic")
async def connection(env: Environment, host: Called) -> Outcome:
    calls = env.conduct.of(host)
    closing = [call for call in calls if "close" in (call.connection or "").casefold()]
    if closing:
        env.show(closing)
        return wrong(
            "with the header `Connection: close`: {bad:,} of {all:,} requests",
            bad=len(closing),
            all=len(calls),
        )
    return passed("without `Connection: close`: {all:,} of {all:,} requests", all=len(calls))
