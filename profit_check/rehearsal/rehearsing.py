"""A whole rehearsal: the dry run, in which nothing happens, then each scenario."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from profit_check.errors import Untestable
from profit_check.language.phrase import say
from profit_check.model import Outcome
from profit_check.rehearsal.judging import judge, needless, unfit
from profit_check.rehearsal.performance import Performance, Production, perform
from profit_check.rehearsal.scenario import Scenario
from profit_check.sandbox.world import World

Tell = Callable[[Scenario | None], None]
"""Is told what is about to be played; None is the dry run."""


@dataclass(slots=True)
class Rehearsal:
    """What was played, by the scenario's name; `dry` is None where not even that was."""

    production: Production
    scenarios: tuple[Scenario, ...]
    dry: Performance | None = None
    played: dict[str, tuple[Performance, ...]] = field(default_factory=dict)
    interrupted: bool = False

    def outcome(self, scenario: Scenario) -> Outcome:
        """What came of a scenario; raises Untestable where that cannot be told."""
        deadline = self.production.deadline
        if self.dry is None:
            raise Untestable(say("the rehearsal was interrupted before this was played"))
        if why := unfit(self.dry, deadline):
            raise Untestable(why)
        if outcome := needless(scenario, self.dry):
            return outcome
        if scenario.name not in self.played:
            raise Untestable(say("the rehearsal was interrupted before this was played"))
        return judge(scenario, self.dry, self.played[scenario.name], deadline)

    def is_needless(self, scenario: Scenario) -> bool:
        """Whether the scenario concerns no request of the dry run."""
        return self.dry is not None and needless(scenario, self.dry) is not None

    def runs(self, scenario: Scenario) -> Sequence[Performance]:
        """The runs of a scenario, as far as it was played."""
        return self.played.get(scenario.name, ())


def rehearse(
    production: Production,
    scenarios: Sequence[Scenario],
    tell: Tell = lambda scenario: None,
) -> Rehearsal:
    """Plays the scenarios that concern the program; an interrupt ends it, and is no exception.

    Raises UsageError where the program cannot be started.
    """
    production = replace(production, world=with_small_decimals(production.world))
    rehearsal = Rehearsal(production, tuple(scenarios))
    try:
        tell(None)
        rehearsal.dry = perform(production)
        if unfit(rehearsal.dry, production.deadline):
            return rehearsal
        for scenario in scenarios:
            if not rehearsal.is_needless(scenario):
                tell(scenario)
                rehearsal.played[scenario.name] = play(production, scenario)
    except KeyboardInterrupt:
        rehearsal.interrupted = True
    return rehearsal


def play(production: Production, scenario: Scenario) -> tuple[Performance, ...]:
    """Plays a scenario: once, or in each of its languages."""
    languages = scenario.languages or (None,)
    return tuple(perform(production, scenario.steps, language) for language in languages)


def with_small_decimals(world: World) -> World:
    """The world with -0.5 in the first row of each decimal field: what was once written as -.5."""
    changed = []
    for one in world.get:
        decimals = {field["id"] for field in one.fields if field.get("dataType") == "decimal"}
        first: Sequence[Mapping[str, Any]] = one.rows[:1] if decimals else ()
        rows = [{**row, **dict.fromkeys(decimals & row.keys(), -0.5)} for row in first]
        changed.append(replace(one, rows=(*rows, *one.rows[len(rows) :])))
    return replace(world, get=tuple(changed))
