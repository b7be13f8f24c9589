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

## References
- AFAS page `authentication`: classic tokens, Base64, OAuth.
"""

from collections.abc import Callable, Iterator
from functools import partial

from profit_check.api import (
    MUST,
    AuthorizationForm,
    Call,
    Called,
    Environment,
    Outcome,
    Tally,
    called_hosts,
    check,
    has_its_scheme,
    hides_credential,
    is_written_as_published,
    mark,
    needs_credential,
    passed,
    undecided,
    warn,
    wrong,
)

IN_URL = mark("a secret in the URL: {count:,} of {all:,} requests")
IN_BODY = mark("a secret in the body: {count:,} of {all:,} requests")
CASE = mark("the scheme is written in other letter case: {count:,} of {all:,} requests")
FOREIGN = mark("neither a classic token nor a bearer token: {count:,} of {all:,} requests")
PLAIN = mark("a classic token that is not Base64: {count:,} of {all:,} requests")
UNNAMED = mark("a classic token without the scheme AfasToken: {count:,} of {all:,} requests")
FAULTS = {
    AuthorizationForm.NONE: mark("without a credential: {count:,} of {all:,} requests"),
    AuthorizationForm.AFAS_TOKEN_PLAIN: PLAIN,
    AuthorizationForm.AFAS_TOKEN_BASE64: UNNAMED,
}


@check(level=MUST, per=called_hosts, channel="traffic")
async def authorization(env: Environment, host: Called) -> Outcome:
    calls, is_hidden = env.conduct.of(host), hides_credential(env.conduct.calls)
    tally = Tally(calls, partial(_faults, is_hidden=is_hidden))
    if tally.calls:
        env.show(tally.calls)
        return warn(tally.said()) if set(tally.counts) == {CASE} else wrong(tally.said())
    hidden = sum(needs_credential(call) and is_hidden(call) for call in calls)
    if hidden:
        message = mark("the credential was not recorded: {count:,} of {all:,} requests")
        return undecided(message, count=hidden, all=len(calls))
    return passed("right on {all:,} of {all:,} requests", all=len(calls))


def _faults(call: Call, is_hidden: Callable[[Call], bool]) -> Iterator[str]:
    if call.secret_in_url:
        yield IN_URL
    if call.secret_in_body:
        yield IN_BODY
    if not needs_credential(call) or is_hidden(call):
        return
    if not has_its_scheme(call.authorization):
        yield FAULTS.get(call.authorization.form, FOREIGN)
    elif not is_written_as_published(call.authorization):
        yield CASE
