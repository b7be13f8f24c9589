"""What Profit refused is not sent again, and what failed in passing is sent again with patience.

## Why
A 401 or a 403 stays what it is, and a 500 with an `externalMessage` is the answer of a business
rule: asking again only loads the environment. A 503 says in `retry_after` how long to stay away.
A write that timed out may have been carried out: sent again, it is there twice.

## Fix
Stop at 401, 403 and a 500 with `externalMessage`, and tell a person what it says; after a 401 ask
one new access token and try once more. After a 503 wait for `retry_after` seconds. After no answer,
or a 500 without a message, wait longer before each further attempt. After a time-out of a write,
look with a GetConnector whether it was carried out, before it is sent again.

A repeat is the same method, URL and body within ten minutes of the refusal. What was under way at
the same time is none. Three waits or more must grow, unless each is half a minute or longer.

## References
- AFAS page `troubleshooting`: 401, 403, 500, 503 and time-outs, and which may be retried.
"""

from collections.abc import Iterator

from profit_check.api import (
    MUST,
    Called,
    Environment,
    Outcome,
    Repeat,
    Tally,
    called_hosts,
    check,
    mark,
    passed,
    review,
    undecided,
    wrong,
)

WINDOW, CLOCKS = 600.0, 1.0
"""Seconds in which the same request is a retry, and that clocks may differ."""

WAITS, GROWTH, PATIENT = 3, 1.25, 30.0
"""From so many waits on the longest is so much longer than the first, or each is patient."""

REFUSED = mark("sent again after a 401 or 403: {count:,} of {all:,} repeats")
BUSINESS = mark("sent again after a 500 with externalMessage: {count:,} of {all:,} repeats")
EARLY = mark("sent again before retry_after had passed: {count:,} of {all:,} repeats")
STEADY = mark("sent again after a wait that does not grow: {count:,} of {all:,} repeats")
BLIND = mark("write sent again after no answer came: {count:,} of {all:,} repeats")
LOOKED = mark("write sent again after no answer came, with a read between: {count:,} of {all:,}")
UNTOLD = mark("not to be judged, as times or credentials are missing: {count:,} of {all:,} repeats")


@check(level=MUST, per=called_hosts, channel="traffic")
async def retry(env: Environment, host: Called) -> Outcome:
    calls, repeats = env.conduct.of(host), env.conduct.repeats(host)
