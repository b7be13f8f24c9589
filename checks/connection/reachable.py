"""The host of the target resolves, accepts a connection and answers HTTP.

## Why
Before anything can be said of Profit, something must answer at its address. This is the first
request of a run, and it carries no credential, so that a bad credential never looks like a bad
connection. When nobody answers, one cannot tell from here whether that is Profit's doing or one's
own network's: the result is then undecided, not failed.

## Fix
- Integration developer: compare `participant`, `type` and `base_url` in the manifest with the
  address that the administrator uses; a wrong number makes a host name that may not exist.
- Network administrator: let this machine resolve the host and connect to it on port 443, through
  the proxy if there is one. Profit's addresses change, so allow the host name, not an IP address.
- If others cannot reach it either, look at AFAS's status page, or ask AFAS.

## References
- AFAS page `concepts`: the host follows from participant number and environment type.
- AFAS page `troubleshooting`: maintenance is announced with status 503, which is an answer.
"""

from profit_check.api import (
    EVERY_PROFILE,
    MUST,
    Environment,
    Failure,
    Outcome,
    check,
    passed,
    undecided,
    wrong,
)

_BEYOND_REACHING = (Failure.CERTIFICATE, Failure.TLS, Failure.TOO_LARGE)
"""The host answered; what is wrong with its answer is for another check to say."""


@check(level=MUST, profiles=EVERY_PROFILE)
async def reachable(env: Environment) -> Outcome:
    answer = await env.metainfo_without_credential()
    if answer.status is not None:
        return passed("the host answers HTTP, with status {status}", status=answer.status)
    if answer.failure in _BEYOND_REACHING:
        return passed("the host answers ({why})", why=answer.detail)
    if answer.failure is Failure.PROTOCOL:
        return wrong("what answers does not speak HTTP ({why})", why=answer.detail)
    return undecided("no whole answer came ({why})", why=answer.detail)
