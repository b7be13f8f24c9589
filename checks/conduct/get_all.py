"""No read asks for all rows at once (`skip=-1&take=-1`).

## Why
It goes well until the table has grown: then one answer holds all of it, Profit's memory is full
("Out of memory"), and everyone who works in the environment waits. AFAS strongly discourages it.
Any other negative `skip` or `take` is refused with status 500.

## Fix
Read page by page: `skip`, `take` and `orderbyfieldids`, until a page holds fewer rows than `take`.
Fetch changes only, with a filter on the modified date, where the rows are already known.

## References
- AFAS page `get-connector`: skip and take; `-1` and `-1` give all rows.
"""

from collections.abc import Iterator

from profit_check.api import (
    MUST,
    Call,
    Called,
    Environment,
    Outcome,
    Tally,
    check,
    mark,
    passed,
    read_connectors,
    skip_of,
    take_of,
    wrong,
)

EVERYTHING = mark("all rows at once (skip=-1&take=-1): {count:,} of {all:,} reads")
NEGATIVE = mark("a negative skip or take, which is refused: {count:,} of {all:,} reads")


@check(level=MUST, per=read_connectors, channel="traffic")
async def get_all(env: Environment, connector: Called) -> Outcome:
    reads = env.conduct.reads(connector)
    tally = Tally(reads, _faults)
    if tally.calls:
        env.show(tally.calls)
        return wrong(tally.said())
    return passed("page by page: {all:,} of {all:,} reads", all=len(reads))


def _faults(call: Call) -> Iterator[str]:
    skip, take = skip_of(call), take_of(call)
    if skip == take == -1:
        yield EVERYTHING
    elif (skip or 0) < 0 or (take or 0) < 0:
        yield NEGATIVE
