"""Each page of rows that is one of several is asked with `orderbyfieldids`.

## Why
Without an order Profit may give the rows of each page in another order: rows come twice, others
never come, and nothing tells. AFAS makes `orderbyfieldids` mandatory when paging.

## Fix
Send `orderbyfieldids` on every request that pages, the first page too, and the same on each of
them. Choose a unique and indexed field, best a number; several fields if only together they are
unique.

A paged read is one with `skip` above 0, and the first page that it follows: the one before it with
`skip` 0 and the same filter and `take`. A read of one page alone is not counted.

## References
- AFAS page `get-connector`: `orderbyfieldids` is mandatory when paging with skip and take.
- AFAS page `app-connector-auditor-developer`: PERF-45, the index fields that are needed to sort.
"""

from collections.abc import Iterator, Sequence

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
    skip_of,
    take_of,
    wrong,
)

ABSENT = mark("without orderbyfieldids: {count:,} of {all:,} paged reads")


@check(level=MUST, per=read_connectors, channel="traffic")
async def order(env: Environment, connector: Called) -> Outcome:
    reads = env.conduct.reads(connector)
    pages = list(_paged(reads))
    if not pages:
        return not_applicable("none of {all:,} reads is one of several pages", all=len(reads))
    tally = Tally(pages, _faults)
    if tally.calls:
        env.show(tally.calls)
        return wrong(tally.said())
    return passed("in an order: {all:,} of {all:,} paged reads", all=len(pages))


def _paged(reads: Sequence[Call]) -> Iterator[Call]:
    """The reads that are one of several pages."""
    first: dict[object, Call] = {}
    for call in reads:
        read = (call.host, call.filter.mark if call.filter else None, take_of(call))
        skip = skip_of(call) or 0
        if skip == 0:
            first[read] = call
        elif skip > 0:
            if read in first:
                yield first.pop(read)
            yield call


def _faults(call: Call) -> Iterator[str]:
    if not (call.parameter("orderbyfieldids") or "").strip(" ,"):
        yield ABSENT
