"""No request goes to Profit over plain http, not even after https failed.

## Why
A request carries a credential that opens personal and financial data. Over plain http anyone on the
way can read it. A client that tries again without encryption when https fails gives it to whoever
can make https fail.

## Fix
Let the integration's base URL start with `https://`, and refuse a base URL that does not. Remove
what falls back to http: when https fails, report it and stop.

Plain http to this machine itself is no finding: the sandbox and `profit-check record` are there.

## References
- AFAS page `authentication`: TLS 1.2 or newer is required.
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from profit_check.api import (
    MUST,
    Call,
    Called,
    Environment,
    Outcome,
    called_hosts,
    check,
    is_loopback,
    joined,
    mark,
    not_applicable,
    passed,
    say,
    wrong,
)

RETRY = timedelta(minutes=1)
"""What comes within this time after a failure is its retry."""


@check(level=MUST, per=called_hosts, channel="traffic")
async def tls(env: Environment, host: Called) -> Outcome:
    calls = env.conduct.of(host)
    plain = [call for call in calls if call.scheme != "https"]
    if not plain:
        return passed("https on {all:,} of {all:,} requests", all=len(calls))
    name = calls[0].host
    if is_loopback(f"//[{name}]" if ":" in name else f"//{name}"):
        message = mark("all {all:,} requests stayed on this machine, where plain http is let pass")
        return not_applicable(message, all=len(calls))
    found = [
        say("plain http: {count:,} of {all:,} requests", count=len(plain), all=len(calls)),
    ]
    retries = list(_retries([call for call in env.conduct.calls if call.host == name]))
    if retries:
        after = mark("within a minute after https had failed: {count:,} of them")
        found.append(say(after, count=len(retries)))
    env.show([*retries, *(call for call in plain if call not in retries)])
    return wrong(joined(found))


def _retries(calls: Sequence[Call]) -> Iterator[Call]:
    """The requests over plain http that soon follow one over https without an answer."""
    failed: Call | None = None
    for call in calls:
        if call.scheme == "https":
            failed = call if call.status is None else None
        elif failed and failed.started and call.started and call.started - failed.started <= RETRY:
            yield call
