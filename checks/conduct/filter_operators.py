"""No filter uses contains, starts with, ends with, their opposites, or the quick filter.

## Why
These operators cannot use an index: Profit goes through the whole table, more than 100 times as
slow. AFAS's auditor calls them an error, and an error blocks certification.

## Fix
Filter with `=`, `!=`, `>`, `>=`, `<` or `<=`, on an indexed field: a code instead of a part of a
name, a range instead of a beginning. What must be found by a part of a text, look for in rows that
the integration has already fetched.

## References
- AFAS page `get-connector`: the operators, and which of them do not use an index.
- AFAS page `app-connector-auditor-developer`: FILT-47, contains, starts with or ends with.
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
    not_applicable,
    passed,
    read_connectors,
    undecided,
    wrong,
)

SLOW = {
    "6": mark("contains (6): {count:,} of {all:,} reads with a filter"),
    "10": mark("starts with (10): {count:,} of {all:,} reads with a filter"),
    "11": mark("does not contain (11): {count:,} of {all:,} reads with a filter"),
    "12": mark("does not start with (12): {count:,} of {all:,} reads with a filter"),
    "13": mark("ends with (13): {count:,} of {all:,} reads with a filter"),
    "14": mark("does not end with (14): {count:,} of {all:,} reads with a filter"),
    "15": mark("quick filter (15): {count:,} of {all:,} reads with a filter"),
}
"""The operators that use no index (AFAS page `get-connector`)."""


@check(level=MUST, per=read_connectors, afas_rules=["FILT-47"], channel="traffic")
async def filter_operators(env: Environment, connector: Called) -> Outcome:
    reads = env.conduct.reads(connector)
    filtered = [call for call in reads if call.filter]
    if not filtered:
        return not_applicable("none of {all:,} reads has a filter", all=len(reads))
    readable = [call for call in filtered if call.filter and call.filter.is_readable]
    if not readable:
        return undecided("no filter of {all:,} reads can be read", all=len(filtered))
    tally = Tally(readable, _faults)
    if tally.calls:
        env.show(tally.calls)
        return wrong(tally.said())
    return passed(
        "without these operators: {all:,} of {all:,} reads with a filter", all=len(readable)
    )


def _faults(call: Call) -> Iterator[str]:
    for group in call.filter.operators if call.filter else ():
        yield from (SLOW[one] for one in group if one in SLOW)
