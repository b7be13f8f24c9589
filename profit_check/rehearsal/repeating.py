"""Whether a request that something happened to was sent again, and whether it might be."""

from __future__ import annotations

from collections.abc import Iterator

from profit_check.language.phrase import Phrase, say, say_number
from profit_check.rehearsal.behaviour import Behaviour, Repeat
from profit_check.rehearsal.found import Found, Weight
from profit_check.rehearsal.scenario import Repeating, Scenario

MOST_REPEATS = 5
"""How often a request may be sent again where a fault may pass; AFAS gives no number."""

MOST_REFUSED = 5
"""Reads of a connector that may still follow its refusal: so many may be under way at once."""

_NUDGE = 0.05
"""Seconds by which two clocks may differ."""


def of_repeating(scenario: Scenario, behaviour: Behaviour) -> Iterator[Found]:
    """What the scenario says of repeats, and what came of it."""
    rule = scenario.expect.repeat
    if rule is Repeating.FREE:
        return
    if not behaviour.repeats and behaviour.more_writes and rule is not Repeating.LIMITED:
        yield _rewritten(rule, behaviour)
        return
    if rule is Repeating.NEVER and behaviour.most_refused > MOST_REFUSED:
        yield _went_on_asking(behaviour)
    if behaviour.came_as_usual:
        yield Found(say("it came again, no more often than in the dry run"))
        return
    if not behaviour.repeats:
        yield Found(say("it was not sent again"))
        return
    yield _RULES[rule](scenario, behaviour)


def _went_on_asking(behaviour: Behaviour) -> Found:
    text = say(
        "{count:,} more reads of the same connector followed its refusal",
        count=behaviour.most_refused,
    )
    return Found(text, Weight.WRONG)


def _never(scenario: Scenario, behaviour: Behaviour) -> Found:
    return Found(_again(behaviour), Weight.WRONG)


def _limited(scenario: Scenario, behaviour: Behaviour) -> Found:
    too_often = behaviour.most_repeats > MOST_REPEATS
    return Found(_again(behaviour), Weight.WRONG if too_often else Weight.FINE)


def _after_wait(scenario: Scenario, behaviour: Behaviour) -> Found:
    wanted = max(step.retry_after for step in scenario.steps)
    waited = min(one.waited for one in behaviour.repeats)
    text = say(
        "it was sent again after {waited:.1f} s, where {wanted:g} s were asked for",
        waited=waited,
        wanted=wanted,
    )
    return Found(text, Weight.WRONG if waited + _NUDGE < wanted else Weight.FINE)


def _after_grant(scenario: Scenario, behaviour: Behaviour) -> Found:
    if not all(_granted(behaviour, one) for one in behaviour.repeats):
        return Found(say("it was sent again without a new token"), Weight.WRONG)
    if behaviour.most_repeats > 1:
        return Found(_again(behaviour), Weight.WRONG)
    return Found(say("it was sent again with a new token"))


def _granted(behaviour: Behaviour, repeat: Repeat) -> bool:
    return behaviour.granted_before(repeat.again[0], repeat.met)


def _after_look(scenario: Scenario, behaviour: Behaviour) -> Found:
    looked = all(behaviour.looked_before(one.again[0], one.met) for one in behaviour.repeats)
    return _repeated_write(looked)


def _rewritten(rule: Repeating, behaviour: Behaviour) -> Found:
    """More was written than in the dry run, though no request came again as it was."""
    if rule is Repeating.AFTER_LOOK:
        return _repeated_write(any(behaviour.looked_before(None, one) for one in behaviour.met))
    text = say_number(
        "{count:,} write more was sent than in the dry run",
        "{count:,} writes more were sent than in the dry run",
        count=behaviour.more_writes,
    )
    return Found(text, Weight.WRONG)


def _repeated_write(looked: bool) -> Found:
    if not looked:
        text = say("it was sent again without a look at whether it had been carried out")
        return Found(text, Weight.WRONG)
    text = say(
        "it was sent again after rows were read; whether these would have shown it cannot be told, "
        "as the sandbox stores nothing"
    )
    return Found(text, Weight.DOUBT)


def _again(behaviour: Behaviour) -> Phrase:
    return say_number(
        "it was sent again {count:,} time",
        "it was sent again {count:,} times",
        count=behaviour.most_repeats,
    )


_RULES = {
    Repeating.NEVER: _never,
    Repeating.LIMITED: _limited,
    Repeating.AFTER_WAIT: _after_wait,
    Repeating.AFTER_GRANT: _after_grant,
    Repeating.AFTER_LOOK: _after_look,
}
