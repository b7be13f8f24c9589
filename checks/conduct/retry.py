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

A repeat is the same method, URL and body for the same user within ten minutes of the refusal. What
was under way at the same time is none. A user is known by the credential; access tokens are of one
user where the recording shows that one client asked them. Three waits or more must grow, unless
each is half a minute or longer.

## References
- AFAS page `troubleshooting`: 401, 403, 500, 503 and time-outs, and which may be retried.
"""

from profit_check.api import (
    MUST,
    Called,
    Environment,
    Outcome,
    Tally,
    called_hosts,
    check,
    mark,
    passed,
    review,
    undecided,
    wrong,
)

FAULTS = {
    mark("sent again after a 401 or 403: {count:,} of {all:,} repeats"): "ignores_refusal",
    mark(
        "sent again after a 500 with externalMessage: {count:,} of {all:,} repeats"
    ): "ignores_message",
    mark("sent again before retry_after had passed: {count:,} of {all:,} repeats"): "is_early",
    mark("sent again after waits that do not grow: {count:,} of {all:,} repeats"): "is_impatient",
    mark("writes sent again that got no answer: {count:,} of {all:,} repeats"): "is_blind",
}
DOUBTS = {
    mark("writes sent again that got no answer: {count:,} of {all:,} repeats"): "is_uncertain"
}
UNTOLD = {
    mark("not told, as times or credentials are missing: {count:,} of {all:,} repeats"): "is_untold"
}


@check(level=MUST, per=called_hosts, channel="traffic")
async def retry(env: Environment, host: Called) -> Outcome:
    repeats = env.conduct.repeats(host)
    for said, outcome in ((FAULTS, wrong), (DOUBTS, review)):
        found = Tally(repeats, said)
        if found.calls:
            env.show([call for one in found.calls for call in (one.before, one.again)])
            return outcome(found.said())
    if away := env.conduct.sent_while_away(host):
        env.show(away)
        return review("other requests before retry_after had passed: {count:,}", count=len(away))
    untold = Tally(repeats, UNTOLD)
    if untold.calls:
        return undecided(untold.said())
    failed = sum(not call.succeeded for call in env.conduct.of(host))
    message = mark("failed requests: {failed:,} of {all:,}; repeats, none amiss: {again:,}")
    return passed(message, failed=failed, all=len(env.conduct.of(host)), again=len(repeats))
