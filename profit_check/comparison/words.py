"""The words for what became of results between two runs, and for a gate with a baseline."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from profit_check.comparison.changes import Change
from profit_check.language.phrase import Phrase, joined, mark, say, say_number
from profit_check.model import Baseline, Document, Profile, Result, Scope
from profit_check.wording import LEVELS, STATUSES, VERDICTS

CHANGES: Mapping[Change, Phrase] = {
    Change.NEW: say("New"),
    Change.WORSE: say("Worse"),
    Change.STILL_THERE: say("Still there"),
    Change.BETTER: say("Better"),
    Change.FIXED: say("Fixed"),
    Change.NO_LONGER_TESTED: say("No longer tested"),
    Change.NEWLY_TESTED: say("Tested and found right, and not tested before"),
}

_COUNTED: Mapping[Change, Callable[[int], Phrase]] = {
    Change.NEW: lambda n: say_number("{count:,} new", "{count:,} new", count=n),
    Change.WORSE: lambda n: say_number("{count:,} worse", "{count:,} worse", count=n),
    Change.STILL_THERE: lambda n: say_number(
        "{count:,} still there", "{count:,} still there", count=n
    ),
    Change.BETTER: lambda n: say_number("{count:,} better", "{count:,} better", count=n),
    Change.FIXED: lambda n: say_number("{count:,} fixed", "{count:,} fixed", count=n),
    Change.NO_LONGER_TESTED: lambda n: say_number(
        "{count:,} no longer tested", "{count:,} no longer tested", count=n
    ),
    Change.NEWLY_TESTED: lambda n: say_number(
        "{count:,} newly tested", "{count:,} newly tested", count=n
    ),
}

REGRESSIONS_SHOWN = 12
"""More than this is left to the results."""

_GATE: Mapping[int, Phrase] = {
    0: say("The gate holds"),
    1: say("The gate does not hold"),
    3: say("The gate could not be decided"),
}


@dataclass(frozen=True, slots=True)
class Conditions:
    """Under what a run was made, as far as it decides what can be compared with it."""

    name: str
    target: str
    profile: Profile
    scope: Scope
    started_at: datetime


def counted(counts: Mapping[Change, int]) -> Phrase:
    """The changes in words: `1 new, 3 still there`."""
    told = [_COUNTED[change](counts[change]) for change in Change if counts.get(change)]
    return joined(told, ", ") if told else say("nothing changed")


def standing(result: Result | None) -> Phrase:
    """How a result stood in a run, with its level: `Failed (must)`."""
    if result is None:
        return say("not there")
    return say("{status} ({level})", status=STATUSES[result.status], level=LEVELS[result.level])


def gate_lines(document: Document, exit_status: int) -> tuple[Phrase, ...]:
    """What a gate with a baseline says: how it ends, why, and what makes it less than exact.

    Nothing is said of a run without a baseline, and nothing of how an interrupted one ends.
    """
    if document.baseline is None:
        return ()
    if exit_status not in _GATE:
        return baseline_reservations(document)
    outcome = joined((_GATE[exit_status], baseline_summary(document.baseline)), ": ")
    return outcome, *_regressions(document.baseline), *baseline_reservations(document)


def _regressions(baseline: Baseline) -> Iterator[Phrase]:
    """What is new and what is worse, by name; of many the first."""
    found = [(Change.NEW, one) for one in baseline.new]
    found += [(Change.WORSE, one) for one in baseline.worse]
    for change, (check, subject) in found[:REGRESSIONS_SHOWN]:
        yield joined((CHANGES[change], f"{check} {subject}" if subject else check), ": ")
    left = len(found) - REGRESSIONS_SHOWN
    if left > 0:
        yield say_number("and {count:,} more", "and {count:,} more", count=left)


def baseline_summary(baseline: Baseline) -> Phrase:
    """How many results are new, worse, or known from the baseline."""
    known = len(baseline.known)
    if baseline.new or baseline.worse:
        return say(
            "{new:,} new and {worse:,} worse than in the baseline {file}, {known:,} known from it",
            new=len(baseline.new),
            worse=len(baseline.worse),
            known=known,
            file=baseline.file,
        )
    if not known:
        return say("nothing is new or worse than in the baseline {file}", file=baseline.file)
    return say_number(
        "{count:,} result needs attention, and did in the baseline {file}; nothing is new or worse",
        "{count:,} results need attention, and all did in the baseline {file}; "
        "nothing is new or worse",
        count=known,
        file=baseline.file,
    )


def baseline_reservations(document: Document) -> tuple[Phrase, ...]:
    """What must be said when a run is held against a baseline that was made otherwise."""
    kept = document.baseline
    if kept is None:
        return ()
    was = Conditions(kept.file, kept.target, kept.profile, kept.scope, kept.started_at)
    now = say("this run")
    return tuple(reservations(was, conditions(document, now)))


def differences(old: Document, new: Document) -> Iterator[Phrase]:
    """What changed in the runs as a whole: the verdict, Profit, the tool."""
    if old.verdict is not new.verdict:
        text = mark("Verdict: {new}, was: {old}.")
        yield say(text, new=VERDICTS[new.verdict], old=VERDICTS[old.verdict])
    was, now = old.target["profit_version"], new.target["profit_version"]
    if was != now:
        text = mark("Profit version: {new}, was: {old}.")
        yield say(text, new=_known(now), old=_known(was))
    was, now = old.target["release"], new.target["release"]
    if was != now:
        text = mark("Declared Profit release: {new}, was: {old}.")
        yield say(text, new=_known(now), old=_known(was))
    if old.tool_version != new.tool_version:
        text = mark("Judged by profit-check {new}, was: {old}.")
        yield say(text, new=new.tool_version, old=old.tool_version)


def _known(value: object) -> str:
    return say("not known") if value is None else str(value)


def conditions(document: Document, name: str) -> Conditions:
    """Under what the run of `document`, called `name`, was made."""
    target = str(document.target["name"])
    return Conditions(name, target, document.profile, document.scope, document.started_at)


def reservations(was: Conditions, now: Conditions) -> Iterator[Phrase]:
    """In what two runs differ that makes a comparison of them less than exact."""
    names = {"was": was.name, "now": now.name}
    if was.started_at > now.started_at:
        yield say("Not in order of time: {was} is later than {now}.", **names)
    if was.target != now.target:
        text = mark("Different targets: {one} ({was}), {other} ({now}).")
        yield say(text, one=was.target, other=now.target, **names)
    if was.profile is not now.profile:
        text = mark("Different profiles: {one} ({was}), {other} ({now}).")
        yield say(text, one=was.profile.value, other=now.profile.value, **names)
    if (was.scope.only, was.scope.skip) != (now.scope.only, now.scope.skip):
        yield say("Different checks were asked for (--only, --skip): {was}, {now}.", **names)
    for one in (was, now):
        if one.scope.interrupted:
            yield say("Interrupted before everything was judged: {name}.", name=one.name)
        if one.scope.as_of:
            yield say("Judged as of {day}: {name}.", day=one.scope.as_of, name=one.name)
