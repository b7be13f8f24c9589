"""Each body is sent as `application/json; charset=utf-8`.

## Why
So AFAS publishes it. Where the charset is not told, whatever reads the body on its way has to
assume one; if that is another, "Müller" and "€" arrive damaged, and no error tells.

## Fix
Send the header `Content-Type: application/json; charset=utf-8` with each POST and PUT, and encode
the body in UTF-8. Some libraries leave out the charset when they are given an object to send: give
the header yourself.

Letter case, and the order of what comes after the first semicolon, do not matter, and
`utf8` is taken for `utf-8`.

## References
- AFAS page `update-connector`: the headers of a POST and a PUT.
"""

from collections.abc import Iterator

from profit_check.api import (
    SHOULD,
    BodyState,
    Call,
    Called,
    Environment,
    Outcome,
    Tally,
    check,
    hides_headers,
    is_published_media_type,
    mark,
    not_applicable,
    passed,
    undecided,
    written_connectors,
    wrong,
)

ABSENT = mark("without the header Content-Type: {count:,} of {all:,} bodies")
OTHER = mark("not as application/json; charset=utf-8: {count:,} of {all:,} bodies")


@check(level=SHOULD, per=written_connectors, channel="traffic")
async def content_type(env: Environment, connector: Called) -> Outcome:
    sent = [call for call in env.conduct.writes(connector) if _has_body(call)]
    if not sent:
        return not_applicable("no body was sent to it")
    calls = [call for call in sent if call.content_type or not hides_headers(call)]
    if not calls:
        return undecided("the recording holds no headers of requests")
    tally = Tally(calls, _faults)
    if tally.calls:
        env.show(tally.calls)
        return wrong(tally.said())
    message = mark("application/json; charset=utf-8 on {all:,} of {all:,} bodies")
    return passed(message, all=len(calls))


def _has_body(call: Call) -> bool:
    if call.method not in ("POST", "PUT"):
        return False
    return call.body_state is not BodyState.ABSENT or bool(call.content_type)


def _faults(call: Call) -> Iterator[str]:
    if not call.content_type:
        yield ABSENT
    elif not is_published_media_type(call.content_type):
        yield OTHER
