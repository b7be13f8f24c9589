"""What differs between the results of a run and those of judging it again."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from profit_check.model import Document, Result, Status
from profit_check.writers import results_json

_TOLD_APART = ("results", "evidence", "tool")
_GIVEN = (
    "schema_version",
    "started_at",
    "finished_at",
    "integration",
    "profile",
    "requests",
    "scope",
    "language",
    "observed",
)
"""Keys of the results JSON that do not follow from what was judged."""


@dataclass(frozen=True, slots=True)
class Differing:
    """A result that was one thing and is another; None where there is none."""

    check: str
    subject: str | None
    was: Result | None
    now: Result | None


def results_that_differ(was: Document, now: Document, *, alike: bool) -> list[Differing]:
    """The results that differ, in the order of `was`.

    Two versions of the tool, which are not `alike`, may word one thing in two ways: then only
    status and level count. What an interrupted run did not judge is no difference.
    """
    before, after = _by_name(was.results), _by_name(now.results)
    found = []
    for name in dict.fromkeys([*before, *after]):
        old, new = before.get(name), after.get(name)
        if _same(old, new, alike) or (was.scope.interrupted and _was_left(old)):
            continue
        found.append(Differing(name[0], name[1], old, new))
    return found


def parts_that_differ(was: Document, now: Document, *, complete: bool) -> Iterator[str]:
    """The keys of the results JSON, other than its results, that are not the same in both.

    Unless it is `complete`, the run was cut off or has other results: then all that follows from
    them is another thing too, and is not named.
    """
    before, after = _plain(was), _plain(now)
    for key in dict.fromkeys([*before, *after]):
        counts = key not in _TOLD_APART if complete else key in _GIVEN
        if counts and before.get(key) != after.get(key):
            yield key
    if _exchanges(before) != _exchanges(after):
        yield "evidence"


Name = tuple[str, str | None, int]


def _by_name(results: Sequence[Result]) -> Mapping[Name, Result]:
    """The results by check and subject, and a number for the rare ones that share both."""
    named: dict[Name, Result] = {}
    for result in results:
        number = 0
        while (result.check, result.subject, number) in named:
            number += 1
        named[result.check, result.subject, number] = result
    return named


def _same(old: Result | None, new: Result | None, alike: bool) -> bool:
    if old is None or new is None:
        return False
    if not alike:
        return (old.status, old.level) == (new.status, new.level)
    return _judged(old) == _judged(new)


def _judged(result: Result) -> tuple[object, ...]:
    """All of a result but its evidence, which may have come in another order."""
    return (
        result.status,
        result.level,
        str(result.message),
        result.channel,
        result.afas_rules,
        result.remedy,
        result.waiver and (result.waiver.reason, result.waiver.agreed_with, result.waiver.until),
        dict(result.correction),
        result.about,
    )


def _was_left(result: Result | None) -> bool:
    return result is None or result.status is Status.NOT_TESTED


def _plain(document: Document) -> dict[str, Any]:
    plain: dict[str, Any] = json.loads(results_json.dumps(document))
    return plain


def _exchanges(plain: Mapping[str, Any]) -> list[str]:
    """The exchanges without the ids by which results name them."""
    return sorted(
        json.dumps({key: value for key, value in one.items() if key != "id"}, sort_keys=True)
        for one in plain["evidence"]
    )
