"""A credential that was altered in one character is refused.

## Why
A host that accepts a credential without looking at all of it accepts guesses as well, and then
every finding about what this credential opens would be worthless.

## Fix
- Network administrator: look whether a proxy or gateway between this machine and Profit replaces
  the header `Authorization` by a credential of its own, and take that away.
- Integration developer: let `base_url` in the manifest name Profit itself rather than a gateway.
- When the host is Profit's own, report it to AFAS at once.

## References
- AFAS page `authentication`: a credential belongs to one user of one app connector.
- AFAS page `troubleshooting`: an unknown credential gets status 401.
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


@check(level=MUST, needs=["token.accepted", "token.required"], profiles=EVERY_PROFILE)
async def forged(env: Environment) -> Outcome:
    answer = await env.metainfo_with_forged_credential()
    if answer.status in REFUSALS:
        return passed("an altered credential was refused, status {status}", status=answer.status)
    if answer.status == 200:
        return wrong("metainfo was given for a credential altered in one character")
    why = answer.detail or say("status {status}", status=answer.status)
    return undecided("an altered credential was neither accepted nor refused ({why})", why=why)
