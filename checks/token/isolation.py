"""The other environments of the integration refuse this credential.

## Why
A credential belongs to one environment. If another one takes it too, a mistake in the settings of a
test reaches live data, and whoever gets hold of a test credential gets hold of production.

## Fix
- This is only asked with `profit-check run --isolation`: it sends the credential of this target to
  the addresses of the manifest's other targets, after saying so.
- Network administrator: look whether a gateway before the environment that is named replaces the
  credential by one of its own, or leads to the wrong environment.
- Integration developer: compare the `base_url` of both targets in the manifest.
- When the host is Profit's own, report it to AFAS at once, and withdraw the credential.

## References
- AFAS page `authentication`: a test token does not work on production.
- AFAS page `troubleshooting`: an unknown credential gets status 401.
"""

from enum import StrEnum

from profit_check.api import (
    EVERY_PROFILE,
    SHOULD,
    Answer,
    Environment,
    Malformed,
    Outcome,
    check,
    joined,
    mark,
    not_applicable,
    passed,
    read_metainfo,
    say,
    undecided,
    wrong,
)

REFUSALS = (401,)
"""A 403 tells of the address that a request comes from, not of its credential (reference, 5)."""


class Reply(StrEnum):
    ACCEPTED = mark("accepted by {name}")
    UNTOLD = mark("neither accepted nor refused by {name} ({why})")
    REFUSED = mark("refused by {name} ({why})")
    SAME = mark("{name}: this environment under another address")


@check(level=SHOULD, needs=["token.forged"], profiles=EVERY_PROFILE)
async def isolation(env: Environment) -> Outcome:
    if not env.may_ask_elsewhere:
        return not_applicable("only with --isolation does the credential go to other targets")
    own = (await env.metainfo()).environment_id
    if not (answers := await env.metainfo_elsewhere()):
        return not_applicable("the manifest names no target with another address")
    replies = {name: _reply(answer, own) for name, answer in answers.items()}
    said = [say(reply.value, name=name, why=_why(answers[name])) for name, reply in replies.items()]
    if accepted := [name for name, reply in replies.items() if reply is Reply.ACCEPTED]:
        return wrong(joined(said), about=accepted)
    outcomes = {Reply.UNTOLD: undecided, Reply.REFUSED: passed}
    found = (outcomes[reply] for reply in outcomes if reply in replies.values())
    return next(found, not_applicable)(joined(said))


def _reply(answer: Answer, own: object) -> Reply:
    if answer.status != 200:
        return Reply.REFUSED if answer.status in REFUSALS else Reply.UNTOLD
    try:
        metainfo = read_metainfo(answer.content)
    except Malformed:
        return Reply.UNTOLD
    return Reply.SAME if own and metainfo.environment_id == own else Reply.ACCEPTED


def _why(answer: Answer) -> str:
    status = say("status {status}", status=answer.status)
    unreadable = (answer.unreadable,) if answer.status == 200 and answer.unreadable else ()
    return answer.detail or joined((status, *unreadable), ", ")
