"""Each page of rows that is one of several is asked with `orderbyfieldids`.

## Why
Without an order Profit may give the rows of each page in another order: rows come twice, others
never come, and nothing tells. AFAS makes `orderbyfieldids` mandatory when paging.

## Fix
Send `orderbyfieldids` on every request that pages, the first page too, and the same on each of
them. Choose a unique and indexed field, best a number; several fields if only together they are
unique.

A paged read is one with `skip` above 0, and the first page that it follows: the one before it with
`skip` 0 and the same filter and `take`. A read of one page alone is not counted. Where an order
lacks a field of the manifest's, a person must look: the manifest's was chosen to be unique.

## References
- AFAS page `get-connector`: `orderbyfieldids` is mandatory when paging with skip and take.
- AFAS page `app-connector-auditor-developer`: PERF-45, the index fields that are needed to sort.
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
    review,
    several_pages,
    wrong,
)

OTHER = mark("without a field of the manifest's order, {fields}: {count:,} of {all:,} paged reads")
ABSENT = mark("without orderbyfieldids: {count:,} of {all:,} paged reads")


@check(level=MUST, per=read_connectors, channel="traffic")
async def order(env: Environment, connector: Called) -> Outcome:
    reads = env.conduct.reads(connector)
    pages = list(several_pages(reads))
    if not pages:
        return not_applicable("none of {all:,} reads is one of several pages", all=len(reads))
    tally = Tally(pages, _faults)
    if tally.calls:
        env.show(tally.calls)
        return wrong(tally.said())
    declared = _declared(env, connector)
    others = [call for call in pages if not {*declared} <= _fields(call)]
    if others:
        env.show(others)
        return review(OTHER, fields=",".join(declared), count=len(others), all=len(pages))
    return passed("in an order: {all:,} of {all:,} paged reads", all=len(pages))


def _declared(env: Environment, connector: Called) -> list[str]:
    """The fields of the manifest's order for the connector, in small letters."""
    own = (one for one in env.manifest.get if one.id.casefold() == connector.id.casefold())
    return [name.casefold().removeprefix("-") for one in own for name in one.order]


def _fields(call: Call) -> set[str]:
    fields = (call.parameter("orderbyfieldids") or "").casefold().split(",")
    return {name.strip().removeprefix("-") for name in fields}


def _faults(call: Call) -> Iterator[str]:
    if not (call.parameter("orderbyfieldids") or "").strip(" ,"):
        yield ABSENT
