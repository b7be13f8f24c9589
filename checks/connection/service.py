"""What answers is Profit itself, and its metainfo has the published form.

## Why
A redirect, a log-in page or a block page with status 200 looks like success to a program that only
reads the status. Then every later finding would be about the wrong machine.

## Fix
- Integration developer: see in the evidence what answered. Compare `base_url` in the manifest with
  the published form, `https://{number}.rest.afas.online/ProfitRestServices`: host and path.
- Network administrator: let the proxy or firewall pass requests unchanged, without its own log-in.
- On status 503 Profit is in maintenance: run again later. On another status from 500 up that stays,
  ask AFAS.

## References
- AFAS page `concepts`: hosts and base path.
- AFAS page `get-connector`: the form of metainfo.
- AFAS page `troubleshooting`: a request without credential is answered with an empty 401.
"""

from profit_check.api import (
    EVERY_PROFILE,
    MUST,
    Answer,
    Environment,
    Malformed,
    Outcome,
    check,
    host_of,
    passed,
    read_metainfo,
    say,
    undecided,
    wrong,
)

_ANSWERS_OF_PROFIT = (200, 401, 403)
_PAGES = ("text/html", "text/plain", "application/xhtml")


@check(level=MUST, needs=["connection.tls"], profiles=EVERY_PROFILE)
async def service(env: Environment) -> Outcome:
    answer = await env.metainfo_without_credential()
    if answer.status not in _ANSWERS_OF_PROFIT:
        return _not_profit(answer)
    departure = _departure(answer)
    if departure is None and answer.status != 403 and not env.credential_faults:
        departure = _departure(await env.metainfo_answer())
    return departure or passed("it answers as Profit does, with status {n}", n=answer.status)


def _not_profit(answer: Answer) -> Outcome:
    if (status := answer.status) is None:
        return undecided("{why}", why=answer.detail)
    if 300 <= status < 400:
        host = host_of(answer.headers.get("location", "")) or say("the same host")
        return wrong("status {status} redirects to {host}", status=status, host=host)
    if status == 404:
        return wrong("there is no metainfo at this address (status 404)")
    if status == 407:
        return wrong("a proxy asks for a log-in (status 407)")
    if status == 503:
        wait = answer.detail or say("it does not say until when")
        return undecided("not available now, status 503 ({wait})", wait=wait)
    return undecided("status {status} does not tell whether Profit answers", status=status)


def _departure(answer: Answer) -> Outcome | None:
    """What is wrong with metainfo where it was given; a refusal is for other checks to judge."""
    if answer.status != 200:
        return None
    kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    if answer.unreadable and kind.startswith(_PAGES):
        return wrong("a page of {kind} came where metainfo was asked", kind=kind)
    if answer.unreadable:
        return undecided("metainfo cannot be read: {why}", why=answer.unreadable)
    try:
        read_metainfo(answer.content)
    except Malformed as malformed:
        return wrong("what came has not the form of metainfo: {why}", why=str(malformed))
    return None
