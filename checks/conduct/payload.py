"""Each body that was sent is one that the UpdateConnector takes.

## Why
What does not fit the definition, Profit refuses or takes otherwise than it was meant. Bodies as
they were sent tell more than samples. The definition is the target's, or a snapshot's.

## Fix
- Integration developer: change how the body is made at the named path, and add such a body to the
  sample payloads of the manifest.
- Profit administrator: import the `.fie` file of a missing free field; add a missing code to the
  table that the field's label names.
- To review: it is not published whether Profit takes it, such as a number between quotes.

## References
- AFAS page `update-connector`: `/metainfo/update/{id}`, and the form of a body for POST and PUT.
"""

import json
from collections import Counter

from profit_check.api import (
    MUST,
    Called,
    Environment,
    Outcome,
    Phrase,
    TooDeep,
    Untestable,
    check,
    different_bodies,
    joined,
    judge_sent,
    listed,
    mark,
    not_applicable,
    passed,
    review,
    say,
    undecided,
    update_definition,
    with_body,
    without_json,
    written_connectors,
    wrong,
)

MOST_JUDGED = 2_000  # different bodies of a connector: more would take minutes
FOUND = mark("{what} (bodies: {count:,})")
SCOPE = mark("different bodies judged: {judged:,}; sent: {all:,}, not readable: {unseen:,}")


@check(level=MUST, per=written_connectors, channel="traffic")
async def payload(env: Environment, connector: Called) -> Outcome:
    sent = with_body(env.conduct.writes(connector))
    different, broken = different_bodies(sent)[:MOST_JUDGED], without_json(sent)
    if not sent:
        return not_applicable("no body was sent to it")
    if not (different or broken):
        raise Untestable(say("bodies sent to it, and not kept: {all:,}", all=len(sent)))
    definition = await update_definition(env, connector.id)
    if not definition and not broken:
        raise Untestable(say("its definition is not known: no target or snapshot tells it"))
    calls = different if definition else []
    try:
        judged = judge_sent(definition, [(one.method, json.loads(one.body or "")) for one in calls])
    except (TooDeep, RecursionError):
        return undecided("a body is nested more deeply than can be judged")
    if broken:
        judged.wrong[say("the body is no JSON")] = len(broken)
    env.show([*broken, *(calls[place] for place in judged.wrong_places or judged.doubtful_places)])
    facts = {"all": len(sent), "unseen": sum(call.body is None for call in sent)}
    scope = say(SCOPE, judged=len(calls), **facts)
    if not judged.wrong and not judged.doubtful:
        return passed("nothing deviates; {scope}", scope=scope)
    found = joined([_said(judged.wrong or judged.doubtful), scope])
    return wrong(found) if judged.wrong else review(found)


def _said(found: Counter[str]) -> Phrase:
    return listed([say(FOUND, what=one, count=count) for one, count in found.most_common()])
