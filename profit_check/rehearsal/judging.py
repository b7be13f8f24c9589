"""Judges how a program coped with a scenario."""

from __future__ import annotations

from collections.abc import Sequence

from profit_check.errors import Untestable
from profit_check.language.phrase import Phrase, joined, say, say_number
from profit_check.model import Outcome
from profit_check.outcomes import not_applicable
from profit_check.rehearsal.behaviour import Behaviour, delivered, fitting
from profit_check.rehearsal.coping import found_of
from profit_check.rehearsal.found import Found, Weight, outcome_of
from profit_check.rehearsal.performance import Performance
from profit_check.rehearsal.scenario import Scenario, Step
from profit_check.traffic.texts import Texts

_LANGUAGES = {"nl": say("in Dutch"), "en": say("in English")}
_NAMED = 5


def unfit(dry: Performance, deadline: float) -> Phrase | None:
    """Why nothing can be told after this dry run; None after a good one."""
    if dry.ended.status is None:
        return say(
            "the dry run, in which nothing happens, had not ended after {seconds:g} s",
            seconds=deadline,
        )
    if dry.ended.status:
        ended = say(
            "the dry run, in which nothing happens, ended with exit status {status}",
            status=dry.ended.status,
        )
        return joined((ended, *_refused(dry)), "; ")
    if not dry.exchanges:
        return say("the dry run sent no request to the sandbox (PROFIT_BASE_URL)")
    return None


def _refused(dry: Performance) -> Sequence[Phrase]:
    """What the sandbox refused: most often connectors that its world does not have."""
    refused = (one.request for one in dry.exchanges if not delivered(one))
    paths = list(dict.fromkeys(f"{one.method} {'/'.join(one.segments[:2])}" for one in refused))
    if not paths:
        return ()
    shown = ", ".join(Texts().keep(one) for one in paths[:_NAMED])
    return (say("the sandbox refused {what}", what=shown),)


def needless(scenario: Scenario, dry: Performance) -> Outcome | None:
    """The outcome where what happens concerns no request of the program; None where it does."""
    counts = [(step, fitting(step, dry.exchanges)) for step in scenario.steps]
    if any(count >= step.request for step, count in counts):
        return None
    step, count = max(counts, key=lambda one: one[1])
    if not count:
        return not_applicable(_absent(step))
    text = say_number(
        "the dry run sends {count:,} request of this kind, and it happens to number {number:,}",
        "the dry run sends {count:,} requests of this kind, and it happens to number {number:,}",
        count=count,
        number=step.request,
    )
    return not_applicable(text)


def _absent(step: Step) -> Phrase:
    if step.answer == "token_expires":
        return say("the dry run uses no access token of OAuth")
    if step.page == "later":
        return say("no read of the dry run asks for a second page")
    if step.method in ("write", "POST", "PUT", "DELETE"):
        return say("the dry run writes nothing of this kind")
    return say("the dry run sends no request of this kind")


def judge(
    scenario: Scenario, dry: Performance, played: Sequence[Performance], deadline: float
) -> Outcome:
    """How the program coped; `played` has a run for each language, or the only one.

    Raises Untestable where nothing happened to any request of it.
    """
    behaviours = [Behaviour(dry, one) for one in played]
    if any(not one.met for one in behaviours):
        return _not_met(scenario, played)
    if len(behaviours) == 1:
        return outcome_of(list(found_of(scenario, behaviours[0], deadline)))
    found = list[Found]()
    for language, behaviour in zip(scenario.languages, behaviours, strict=True):
        told = list(found_of(scenario, behaviour, deadline))
        texts = joined([one.text for one in told], "; ")
        said = say("{language}: {found}", language=_LANGUAGES[language], found=texts)
        found.append(Found(said, max(one.weight for one in told)))
    return outcome_of([*found, _likeness(behaviours)])


def _likeness(behaviours: Sequence[Behaviour]) -> Found:
    """Whether the program did the same whatever the language was."""
    did = {(one.most_repeats, one.reported, bool(one.went_on)) for one in behaviours}
    if len(did) == 1:
        return Found(say("it did the same in every language"))
    return Found(say("it did not do the same in every language"), Weight.WRONG)


def _not_met(scenario: Scenario, played: Sequence[Performance]) -> Outcome:
    withheld = any(one.withheld for one in played)
    if any(step.answer == "empty_last_page" for step in scenario.steps):
        if not withheld:
            return not_applicable(say("no connector has more rows than fit on its first page"))
        raise Untestable(say("no page was asked for after the last one that has rows"))
    raise Untestable(
        say("the request that it happens to was not sent this time, though the dry run sends it")
    )
