"""Which page of rows a read asks for (AFAS page `get-connector`)."""

from __future__ import annotations

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
