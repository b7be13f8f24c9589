"""Every request carries a credential as AFAS publishes it, in the header `Authorization` only.

## Why
From Profit 7 a classic token in plain text is refused. A credential in a URL or in a body ends up
in the logbooks, histories and error messages of all that it passes.

## Fix
- A classic token: `Authorization: AfasToken <Base64 of the whole XML text>`. Encode that text once,
  from `<token>` to `</token>`, without an end of line behind it.
- OAuth: `Authorization: Bearer <access token>`. The client secret belongs in the body of the token
  request or, as HTTP Basic, in its header; in no URL and in no other request.
- Was a credential in a URL or a body? Then let the Profit administrator replace it.

64 hexadecimal digits, or a JWT, that no recorded request carries as its credential may as well be a
fingerprint of a file or belong to another service: that is for a person to say.

## References
- AFAS page `authentication`: classic tokens, Base64, OAuth.
"""

from profit_check.api import (
    MUST,
    OTHER_CASE,
    Called,
    Environment,
    Outcome,
    Tally,
    called_hosts,
    check,
    doubts_about_secrets,
    faults_of_credentials,
    hides_credential,
    mark,
    needs_credential,
    passed,
    review,
    undecided,
    warn,
    wrong,
)


@check(level=MUST, per=called_hosts, channel="traffic")
async def authorization(env: Environment, host: Called) -> Outcome:
    calls, every = env.conduct.of(host), env.conduct.calls
    tally = Tally(calls, faults_of_credentials(every))
    if tally.calls:
        env.show(tally.calls)
        return warn(tally.said()) if set(tally.counts) == {OTHER_CASE} else wrong(tally.said())
    likely = Tally(calls, doubts_about_secrets)
    if likely.calls:
        env.show(likely.calls)
        return review(likely.said())
    is_hidden = hides_credential(every)
    hidden = sum(needs_credential(call) and is_hidden(call) for call in calls)
    if hidden:
        message = mark("the credential was not recorded: {count:,} of {all:,} requests")
        return undecided(message, count=hidden, all=len(calls))
    return passed("right on {all:,} of {all:,} requests", all=len(calls))
