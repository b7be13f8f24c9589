"""Profit accepts the credential.

## Why
A credential belongs to one user of one app connector in one environment. Profit answers an unknown,
blocked or ended one with 401 and says no more, so these causes cannot be told apart from outside.
The host of another environment answers too: a test token on production is refused the same way.

## Fix
- Integration developer: compare `participant` and `type` with the environment that the credential
  was made in, and the credential with the one in use elsewhere.
- Profit administrator: in General > Management > App connector, look whether the app connector is
  in use, its user is not blocked, and the token is there and has not ended; otherwise make a new
  one. After a copy of production to test, tokens of the test environment have to be made anew.

## References
- AFAS page `authentication`: a credential belongs to one environment.
- AFAS page `troubleshooting`: status 401.
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


@check(level=MUST, needs=["token.oauth-grant"], profiles=EVERY_PROFILE)
async def accepted(env: Environment) -> Outcome:
    answer = await env.metainfo_answer()
    if answer.status == 200:
        return passed("metainfo was given for the credential")
    if answer.status == 401:
        scheme = answer.headers.get("www-authenticate", "").partition(" ")[0] or say("none")
        return wrong("metainfo was refused with status 401 (challenge: {scheme})", scheme=scheme)
    why = answer.detail or say("status {status}", status=answer.status)
    return undecided("metainfo was not given, nor the credential refused ({why})", why=why)
