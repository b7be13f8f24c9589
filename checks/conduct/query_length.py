"""No query string is longer than 2049 characters.

## Why
Profit answers a longer one with 404 and an empty body, as if the connector were not there. It is
met on the day that a filter names one code more than before.

## Fix
Split the read: fewer values in one filter, and more requests. Or filter on a range, or on the
modified date, and pick the rows on the side of the integration. `filterjson` is of no help here:
its braces and quotes are escaped, and each of them then counts for three characters.

## References
- AFAS page `get-connector`: the query string, `?` included, may be 2049 characters.
- AFAS page `troubleshooting`: 404 for a query that is too long.
"""

from profit_check.api import (
    MUST,
    QUERY_LIMIT,
    Called,
    Environment,
    Outcome,
    called_hosts,
    check,
    listed,
    mark,
    passed,
    wrong,
)


@check(level=MUST, per=called_hosts, channel="traffic")
async def query_length(env: Environment, host: Called) -> Outcome:
    calls = env.conduct.of(host)
    longest = max(call.query_length for call in calls)
    over = [call for call in calls if call.query_length > QUERY_LIMIT]
    if not over:
        message = mark("at most {longest:,} characters on {all:,} of {all:,} requests")
        return passed(message, longest=longest, all=len(calls))
    env.show(sorted(over, key=lambda call: -call.query_length))
    return wrong(
        "over 2,049 characters: {count:,} of {all:,} requests, the longest {longest:,} ({names})",
        count=len(over),
        all=len(calls),
        longest=longest,
        names=listed(list(dict.fromkeys(call.connector or call.route.value for call in over))),
    )
