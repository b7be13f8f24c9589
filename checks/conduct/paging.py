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
look-up when it holds fewer than 100 rows. A person who leafs through a list passes pages over too:
where no further page follows on a gap, that is left open. A read that the recording shows in part
is judged as far as it goes; whether one stops too early, or begins too late, is left open as well.

## References
- AFAS page `get-connector`: skip and take; stop when a page holds fewer rows than `take`.
"""

from profit_check.api import (
    MUST,
    Called,
    Environment,
    Outcome,
    Tally,
    check,
    mark,
    not_applicable,
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
    mark("pages passed over, as one who leafs does: {count:,} of {all:,} paged reads"): "leap",
    mark("no page asked after a full one: {count:,} of {all:,} paged reads"): "is_stopped",
    mark("not begun with the first rows: {count:,} of {all:,} paged reads"): "begins_late",
    mark("equal rows on different pages: {count:,} of {all:,} paged reads"): "has_rows_again",
}
UNTOLD = {mark("not seen whole: {count:,} of {all:,} paged reads"): "is_untold"}


@check(level=MUST, per=read_connectors, channel="traffic")
async def paging(env: Environment, connector: Called) -> Outcome:
    paged = [one for one in env.conduct.coverage(connector) if one.is_paged]
    if not paged:
        count = len(env.conduct.reads(connector))
        return not_applicable("none of {all:,} reads is one of several pages", all=count)
    for faults, outcome in ((FAULTS, wrong), (DOUBTS, review)):
        tally = Tally(paged, faults)
        if tally.calls:
            env.show([call for one in tally.calls for call in one.edges])
            return outcome(tally.said())
    untold = Tally(paged, UNTOLD)
    whole = len(paged) - len(untold.calls)
    if not whole:
        return undecided(untold.said())
    return passed(
        "followed to the end: {whole:,} of {all:,} paged reads", whole=whole, all=len(paged)
    )
