"""Pages follow on one another to the last row, in one order and by one filter.

## Why
A step in `skip` that is larger than `take` leaves rows out, a smaller one gives rows twice, and who
stops at a full page misses all that comes after it. An order or a filter that changes halfway makes
`skip` count other rows. No answer shows any of that.

## Fix
Raise `skip` by `take` after each page, with the same `orderbyfieldids` and the same filter values:
work a moment such as "since yesterday" out once, before the first page. Stop at a page that holds
fewer rows than `take`, or none. When a page is refused, ask that page again, or stop and say so.

Pages may be asked at the same time and come in any order. One page that is full is taken for a
look-up when it holds fewer than 100 rows. A read that the recording shows in part is judged as far
as it goes; whether one stops too early, or begins too late, is for a person to say.

## References
- AFAS page `get-connector`: skip and take; stop when a page holds fewer rows than `take`.
"""

from collections.abc import Callable, Iterable, Mapping
from operator import attrgetter

from profit_check.api import (
    MUST,
    Called,
    Coverage,
    Environment,
    Outcome,
    Tally,
    check,
    mark,
    not_applicable,
    paged_reads,
    passed,
    read_connectors,
    review,
    undecided,
    wrong,
)

FAULTS = {
    mark("rows left out between two pages: {count:,} of {all:,} paged reads"): "gap",
    mark("rows of one page asked again on another: {count:,} of {all:,} paged reads"): "overlap",
    mark("another order halfway: {count:,} of {all:,} paged reads"): "read.changes_order",
    mark("another filter halfway: {count:,} of {all:,} paged reads"): "read.changes_filter",
}
DOUBTS = {
    mark("no page asked after a full one: {count:,} of {all:,} paged reads"): "is_stopped",
    mark("does not begin with the first rows: {count:,} of {all:,} paged reads"): "begins_late",
    mark("equal rows on different pages: {count:,} of {all:,} paged reads"): "has_rows_again",
}
UNTOLD = {mark("not seen whole: {count:,} of {all:,} paged reads"): "is_untold"}


@check(level=MUST, per=read_connectors, channel="traffic")
async def paging(env: Environment, connector: Called) -> Outcome:
    calls = env.conduct.reads(connector)
    every = [Coverage(one, env.conduct) for one in paged_reads(calls)]
    paged = [one for one in every if one.is_paged]
    if not paged:
        return not_applicable("none of {all:,} reads is one of several pages", all=len(calls))
    for said, outcome in ((FAULTS, wrong), (DOUBTS, review), (UNTOLD, undecided)):
        tally = Tally(paged, _which(said))
        if tally.calls and (said is not UNTOLD or len(tally.calls) == tally.all):
            env.show([call for one in tally.calls for call in one.edges])
            return outcome(tally.said())
    whole = len(paged) - len(tally.calls)
    return passed(
        "followed to the end: {whole:,} of {all:,} paged reads", whole=whole, all=len(paged)
    )


def _which(said: Mapping[str, str]) -> Callable[[Coverage], Iterable[str]]:
    """Tells which of these is so of a read, by its attributes."""
    return lambda one: [template for template, name in said.items() if attrgetter(name)(one)]
