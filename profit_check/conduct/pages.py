"""Which page of rows a read asks for, and which are one of several (AFAS page `get-connector`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from profit_check.model import Call

DEFAULT_TAKE = 100
"""The rows that Profit gives where a read does not say how many."""


def skip_of(call: Call) -> int | None:
    """The rows to pass over, as Profit reads it; None for what is no whole number."""
    return _whole(call.parameter("skip"), 0)


def take_of(call: Call) -> int | None:
    """The most rows to give, as Profit reads it; None for what is no whole number."""
    return _whole(call.parameter("take"), DEFAULT_TAKE)


def _whole(written: str | None, default: int) -> int | None:
    if not written:
        return default
    try:
        return int(written)
    except ValueError:
        return None


def several_pages(reads: Sequence[Call]) -> Iterator[Call]:
    """The reads that are one of several pages: with `skip` above 0, or the first before these."""
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
