"""Holds a run against an earlier one: what became of each result."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum

from profit_check.gate import verdict
from profit_check.model import Baseline, Document, Named, Result, Status, Verdict


class Change(StrEnum):
    """What became of a result; the order is the order in which a reader wants to see them.

    `new` needs attention and did not; `worse` needs more of it, is about something that it was not
    about, or cannot be decided any more; `still_there` is as it was, or about less than it was;
    `better` needs less attention; `fixed` was asked again and found right;
    `no_longer_tested` was judged, `newly_tested` is found right and was not judged before.
    """

    NEW = "new"
    WORSE = "worse"
    STILL_THERE = "still_there"
    BETTER = "better"
    FIXED = "fixed"
    NO_LONGER_TESTED = "no_longer_tested"
    NEWLY_TESTED = "newly_tested"


@dataclass(frozen=True, slots=True)
class Changed:
    """A result that needs attention in one of two runs, or is judged in only one of them."""

    change: Change
    before: Result | None
    after: Result | None

    @property
    def result(self) -> Result:
        """The result as the newer run has it, or else as the older one had it."""
        found = self.after or self.before
        assert found is not None
        return found

    @property
    def added(self) -> tuple[str, ...]:
        """What a finding is about, of the fields, connectors …, that it was not about before."""
        before, after = self.before, self.after
        return _added(before, after) if before and after else ()

    @property
    def regresses(self) -> bool:
        """Whether it is new or worse, and weighs: at level info nothing does."""
        return self.change in (Change.NEW, Change.WORSE) and weighs(self.result)


def compare(before: Iterable[Result], after: Iterable[Result]) -> list[Changed]:
    """What became of the results of one run in a later one, by change.

    Within a change they stand in the order of the results. What is sound in both is left out.
    """
    old, new = _by_name(before), _by_name(after)
    found = [
        Changed(change, old.get(name), new.get(name))
        for name in dict.fromkeys([*new, *old])
        if (change := change_of(old.get(name), new.get(name)))
    ]
    order = list(Change)
    return sorted(found, key=lambda one: order.index(one.change))


def change_of(before: Result | None, after: Result | None) -> Change | None:
    """What became of one result; None where it does not matter, or is in neither run."""
    change = _CHANGES[_standing(before)][_standing(after)]
    if before is None or after is None or change not in (Change.STILL_THERE, Change.WORSE):
        return change
    if change is Change.WORSE:
        return Change.WORSE if weighs(after) else Change.NO_LONGER_TESTED
    if _added(before, after):
        return Change.WORSE
    was, now = _gravity(before), _gravity(after)
    return Change.WORSE if now > was else Change.BETTER if now < was else Change.STILL_THERE


def held_against(document: Document, earlier: Document, file: str, sha256: str) -> Baseline:
    """The earlier run, kept in `file`, as the baseline of `document`."""
    became = compare(earlier.results, document.results)

    def named(*changes: Change) -> tuple[Named, ...]:
        found = [one.result for one in became if one.change in changes]
        return tuple((result.check, result.subject) for result in found)

    return Baseline(
        file=file,
        sha256=sha256,
        started_at=earlier.started_at,
        target=str(earlier.target["name"]),
        profile=earlier.profile,
        scope=earlier.scope,
        new=named(Change.NEW),
        worse=named(Change.WORSE),
        known=named(Change.STILL_THERE, Change.BETTER),
    )


def weighs(result: Result) -> bool:
    """Whether the result, alone, would leave the verdict less than ready."""
    return verdict([result]) is not Verdict.READY


class _Standing(IntEnum):
    SOUND, FOUND, UNDECIDED, UNASKED = range(4)


_STANDINGS = {
    Status.PASS: _Standing.SOUND,
    Status.FAIL: _Standing.FOUND,
    Status.WARN: _Standing.FOUND,
    Status.REVIEW: _Standing.FOUND,
    Status.WAIVED: _Standing.FOUND,
    Status.ERROR: _Standing.UNDECIDED,
    Status.NOT_TESTED: _Standing.UNDECIDED,
    Status.NOT_APPLICABLE: _Standing.UNASKED,
}

_CHANGES: Mapping[_Standing, tuple[Change | None, ...]] = {
    _Standing.SOUND: (None, Change.NEW, Change.WORSE, Change.NO_LONGER_TESTED),
    _Standing.FOUND: (Change.FIXED, Change.STILL_THERE, Change.WORSE, Change.NO_LONGER_TESTED),
    _Standing.UNDECIDED: (
        Change.NEWLY_TESTED,
        Change.NEW,
        Change.STILL_THERE,
        Change.NO_LONGER_TESTED,
    ),
    _Standing.UNASKED: (Change.NEWLY_TESTED, Change.NEW, Change.NEW, None),
}
"""By the standing before: the change for each standing after. Gravity refines some of them."""

_VERDICTS = (
    Verdict.READY,
    Verdict.READY_WITH_CONDITIONS,
    Verdict.INCONCLUSIVE,
    Verdict.NOT_READY,
)
_FOUND = (Status.WAIVED, Status.REVIEW, Status.WARN, Status.FAIL)


def _standing(result: Result | None) -> _Standing:
    return _Standing.UNASKED if result is None else _STANDINGS[result.status]


def _gravity(result: Result) -> tuple[int, int]:
    """How bad a result is: by the verdict that it would give alone, then by its status."""
    status = _FOUND.index(result.status) if result.status in _FOUND else 0
    return _VERDICTS.index(verdict([result])), status


def _added(before: Result, after: Result) -> tuple[str, ...]:
    """What a result is about that it was not about before, where it was a finding already."""
    if {_standing(before), _standing(after)} != {_Standing.FOUND}:
        return ()
    known = {one.casefold() for one in before.about}
    return tuple(one for one in after.about if one.casefold() not in known)


def _by_name(results: Iterable[Result]) -> dict[Named, Result]:
    """The results by check and subject, letter case aside.

    Of two of one name it is the graver, and about what both are about.
    """
    found: dict[Named, Result] = {}
    for result in results:
        name = result.check, None if result.subject is None else result.subject.casefold()
        other = found.get(name)
        if other is None:
            found[name] = result
            continue
        graver = result if _gravity(result) > _gravity(other) else other
        about = tuple(sorted({*result.about, *other.about}))
        found[name] = replace(graver, about=about)
    return found
