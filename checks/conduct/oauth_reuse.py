"""An access token is used until it ends, and is not asked anew for each call.

## Why
AFAS asks to reuse an access token until it expires. A token for each call doubles the number of
requests, and all who work in the environment notice them.

## Fix
Keep the access token, with the moment at which it ends (`expires_in`), where all calls of a process
find it. Ask a new one shortly before that moment, or when a call is refused with 401.

Three tokens at a time are let pass, since processes that run side by side may each have their own.
A token that has a tenth of its life left may be replaced. A token of which `expires_in` was not
recorded is taken to last an hour, as AFAS publishes.

## References
- AFAS page `authentication`: reuse the token until it expires.
"""

from profit_check.api import (
    SHOULD,
    TOKEN_ROUTES,
    AuthorizationForm,
    Called,
    Environment,
    Outcome,
    asked_early,
    called_hosts,
    check,
    granted_tokens,
    mark,
    not_applicable,
    passed,
    review,
    say,
    undecided,
    wrong,
)

AT_ONCE = 3
"""Tokens that may be good at the same time."""


@check(level=SHOULD, per=called_hosts, channel="traffic")
async def oauth_reuse(env: Environment, host: Called) -> Outcome:
    calls = env.conduct.of(host)
    tokens = granted_tokens(calls)
    others = [call for call in calls if call.route not in TOKEN_ROUTES]
    if not tokens:
        sent = [one for one in others if one.authorization.form is AuthorizationForm.BEARER]
        if not sent:
            return not_applicable("no access token was asked or used")
        used = len({call.authorization.mark for call in sent})
        if used > AT_ONCE and 2 * used > len(sent):
            env.show(sent)
            message = mark("access tokens on {calls:,} calls: {tokens:,}; their asking is not seen")
            return review(message, tokens=used, calls=len(sent))
        return passed("access tokens on {calls:,} calls: {tokens:,}", tokens=used, calls=len(sent))
    told = say(
        "access tokens for {calls:,} calls: {tokens:,}", calls=len(others), tokens=len(tokens)
    )
    if early := asked_early(calls, AT_ONCE):
        env.show(early)
        return wrong("{told}; asked too soon: {early:,}", told=told, early=len(early))
    if len(tokens) > AT_ONCE and any(call.started is None for call in tokens):
        return undecided("{told}; when they were asked is not recorded", told=told)
    if 2 * len(tokens) > len(others) and (soon := asked_early(calls, 1, same_client=False)):
        env.show(soon)
        return review(
            "{told}; asked while others were still good: {soon:,}", told=told, soon=len(soon)
        )
    return passed(told)
