"""Every request carries the header `IntegrationId`, and it is the integration's own.

## Why
AFAS tells by this header which integration calls, and counts its customers by it. It is the same
for all customers. An integration whose requests come without it loses its certified status.

## Fix
- Integration developer: send the header `IntegrationId: <subscription number>_<project number>` on
  every request, those for metainfo and files too. Set it once, where the HTTP client is made.
- Name the same value as `integration_id` in the manifest, so that another one is noticed.

Requests for a token or a one-time password are not counted. Where another IntegrationId comes with
a credential of its own, a person must look: it may be that of another integration.

## References
- AFAS page `integrationid`: the form of the header, and what depends on it.
"""

from collections import Counter
from collections.abc import Iterator

from profit_check.api import (
    INTEGRATION_ID,
    MUST,
    TOKEN_ROUTES,
    Call,
    Called,
    Environment,
    Outcome,
    Tally,
    called_hosts,
    check,
    hides_headers,
    is_of_another,
    mark,
    not_applicable,
    passed,
    review,
    undecided,
    wrong,
)

ABSENT = mark("without the header IntegrationId: {count:,} of {all:,} requests")
MALFORMED = mark("not of the form digits_digits: {count:,} of {all:,} requests")
OTHER = mark("with another IntegrationId than {expected}: {count:,} of {all:,} requests")


@check(level=MUST, per=called_hosts, channel="traffic")
async def integration_id(env: Environment, host: Called) -> Outcome:
    sent = [call for call in env.conduct.of(host) if call.route not in TOKEN_ROUTES]
    if not sent:
        return not_applicable("no requests but those for a token were recorded")
    calls = [call for call in sent if not hides_headers(call)]
    if not calls:
        return undecided("the recording holds no headers of requests")
    named = env.manifest.integration.integration_id
    seen = Counter(call.integration_id or "" for call in env.conduct.calls)
    own = named or next((id for id, _ in seen.most_common() if INTEGRATION_ID.fullmatch(id)), "")
    tally = Tally(calls, lambda call: _faults(call, own))
    if tally.calls:
        env.show(tally.calls)
        others = all(map(is_of_another(env.conduct.calls, own), tally.calls))
        return (review if others else wrong)(tally.said(expected=own))
    facts = {"id": own, "all": len(calls)}
    if len(calls) < len(sent):
        message = mark("{id} on {all:,} of {sent:,} requests; others came without headers")
        return passed(message, sent=len(sent), **facts)
    if named:
        return passed("{id} on {all:,} of {all:,} requests", **facts)
    return passed("{id} on {all:,} of {all:,} requests; the manifest names none", **facts)


def _faults(call: Call, expected: str) -> Iterator[str]:
    if not call.integration_id:
        yield ABSENT
    elif not INTEGRATION_ID.fullmatch(call.integration_id):
        yield MALFORMED
    elif call.integration_id != expected:
        yield OTHER
