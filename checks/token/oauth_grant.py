"""The token endpoint grants a bearer token, and says how long it lasts.

## Why
With OAuth every request carries a bearer token, which the token endpoint grants for the client id
and client secret. Without its lifetime an integration cannot reuse it until it ends, and asking for
one per call is a fault.

## Fix
- Integration developer: compare client id and client secret with what the administrator gave.
  `unauthorized_client` mostly means that they belong to another environment: compare `participant`
  and `type`. `invalid_client` means that the pair is wrong, or that the secret has ended.
- Profit administrator: in General > Management > App connector, look whether the app connector's
  authentication type is OAuth (or Hybrid), and whether the client secret is still valid; from
  Profit 9 it ends after 180 days unless set otherwise.

## References
- AFAS page `authentication`: token endpoint, answer, error codes.
"""

import re
from collections.abc import Mapping

from profit_check.api import (
    EVERY_PROFILE,
    MUST,
    Answer,
    Environment,
    Outcome,
    check,
    mark,
    not_applicable,
    passed,
    say,
    undecided,
    wrong,
)

_CODE = re.compile(r"[a-z_]{1,40}")
_REFUSALS = (400, 401, 404)


@check(level=MUST, needs=["token.format", "connection.ip-allowed"], profiles=EVERY_PROFILE)
async def oauth_grant(env: Environment) -> Outcome:
    answer = await env.grant()
    if answer is None:
        return not_applicable("the target uses a classic token")
    if answer.status in _REFUSALS:
        message = mark("the token endpoint refused with status {status} ({code})")
        return wrong(message, status=answer.status, code=_code(answer))
    if answer.status != 200:
        why = answer.detail or say("status {status}", status=answer.status)
        return undecided("the token endpoint gave no decision ({why})", why=why)
    if answer.unreadable:
        return undecided("the grant cannot be read: {why}", why=answer.unreadable)
    return _granted(answer.content if isinstance(answer.content, Mapping) else {})


def _granted(grant: Mapping[str, object]) -> Outcome:
    if not grant.get("access_token"):
        return wrong("status 200 came without an access token")
    if str(grant.get("token_type")).lower() != "bearer":
        return wrong("the token that was granted is not called a bearer token")
    lifetime = str(grant.get("expires_in"))
    if not re.fullmatch(r"0*[1-9][0-9]{0,9}(\.0+)?", lifetime, re.ASCII):
        return wrong("a bearer token was granted without a lifetime")
    return passed("a bearer token was granted for {seconds} s", seconds=lifetime)


def _code(answer: Answer) -> str:
    code = answer.content.get("error") if isinstance(answer.content, Mapping) else None
    known = isinstance(code, str) and _CODE.fullmatch(code)
    return str(code) if known else say("no error code")
