"""Reads that fetch anew what was fetched before."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from profit_check.conduct.coverage import Coverage
from profit_check.conduct.pages import skip_of, take_of
from profit_check.model import Call


@dataclass(frozen=True, slots=True)
class Afresh:
    """The first requests of reads of all rows: `first` ones, and those once more.

    `soon` came sooner after an earlier one than was asked about, `late` later; of `untimed` ones
    the recording does not tell. `asking` counts the requests that do ask for changes.
    """

    first: tuple[Call, ...]
    soon: tuple[Call, ...]
    late: tuple[Call, ...]
    untimed: tuple[Call, ...]
    asking: int

    @property
    def all(self) -> int:
        """How many reads there were of all rows, or of all that one filter gives."""
        return len(self.first) + len(self.soon) + len(self.late) + len(self.untimed)


def read_afresh(
    covered: Iterable[Coverage],
    reads: Sequence[Call],
    change_fields: Iterable[str],
    interval: timedelta,
) -> Afresh:
    """The reads of all rows that do not ask for changes by any of `change_fields`.

    Reads by the same other filter count as well; one that gives a single page is a look-up, which
    may be repeated. `interval` is how far apart two must be to count as `late`.
    """
    known = {name.casefold() for name in change_fields}
    whole = [_first(one) for one in covered if one.is_whole and not _looks_up(one)]
    whole += [call for call in reads if skip_of(call) == take_of(call) == -1 and call.rows]
    places = {id(call): place for place, call in enumerate(reads)}
    latest: dict[int | None, Call] = {}
    found: dict[str, list[Call]] = {"first": [], "soon": [], "late": [], "untimed": []}
    for call in sorted(whole, key=lambda one: places[id(one)]):
        if asks_changes(call, known):
            continue
        selection = call.filter.mark if call.filter else None
        found[_kind(latest.get(selection), call, interval)].append(call)
        latest[selection] = call
    asking = sum(asks_changes(call, known) for call in reads)
    return Afresh(**{kind: tuple(calls) for kind, calls in found.items()}, asking=asking)


def _first(one: Coverage) -> Call:
    return one.read.pages[0].call


def _looks_up(one: Coverage) -> bool:
    return len(one.read.pages) == 1 and _first(one).filter is not None


def _kind(before: Call | None, call: Call, interval: timedelta) -> str:
    if before is None:
        return "first"
    if before.started is None or call.started is None:
        return "untimed"
    return "soon" if call.started - before.started < interval else "late"


def filter_fields(calls: Iterable[Call]) -> tuple[str, ...]:
    """The fields that these calls filter on, each once."""
    filters = (call.filter for call in calls if call.filter)
    return tuple(dict.fromkeys(name for one in filters for group in one.fields for name in group))


def asks_changes(call: Call, folded: Container[str]) -> bool:
    """Whether a call filters on one of these fields, which are in small letters."""
    groups = call.filter.fields if call.filter else ()
    return any(name.casefold() in folded for group in groups for name in group)
