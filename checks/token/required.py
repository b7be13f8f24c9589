"""A request without a credential is refused.

## Why
What metainfo tells without a credential, it tells everyone: which data the app connector opens, and
the environment's id. Mostly it is not Profit that lets such a request through, but something before
it that adds a credential by itself.

## Fix
- Network administrator: look whether a proxy or gateway between this machine and Profit adds the
  header `Authorization`, and take that away, or close the gateway to others.
- Integration developer: let `base_url` in the manifest name Profit itself rather than a gateway.
- When the host is Profit's own, report it to AFAS at once.

## References
- AFAS page `authentication`: every request needs a credential.
- AFAS page `troubleshooting`: without one, status 401.
"""

from profit_check.api import (
    EVERY_PROFILE,
    MUST,
    Environment,
    Outcome,
    check,
    passed,
    say,
    undecided,
    wrong,
)

REFUSALS = (401, 403)


@check(level=MUST, needs=["connection.service"], profiles=EVERY_PROFILE)
async def required(env: Environment) -> Outcome:
    answer = await env.metainfo_without_credential()
    if answer.status in REFUSALS:
        return passed("metainfo was refused with status {status}", status=answer.status)
    if answer.status == 200:
        return wrong("metainfo was given without a credential")
    why = answer.detail or say("status {status}", status=answer.status)
    return undecided("metainfo was neither given nor refused without a credential ({why})", why=why)
