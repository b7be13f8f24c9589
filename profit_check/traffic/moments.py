"""When a recorded request was sent, in UTC, and how long it took from then on.

What a browser calls `blocked` is the time that a request waited in it for a free connection.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import MAXYEAR, UTC, datetime, timedelta
from typing import Any

from profit_check.traffic.parts import number, part

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LEAST_MILLISECONDS = 1e11
"""A number from here on counts milliseconds, below it seconds, since 1970."""

_LONGEST = 7 * 24 * 3600 * 1000.0
"""Milliseconds that a request may have taken; more is no duration."""


def started(entry: Mapping[str, Any]) -> datetime | None:
    """`startedDateTime`, and the time that it was blocked; without a zone it is taken for UTC."""
    try:
        moment = _moment(entry.get("startedDateTime"))
        moment = moment and moment + timedelta(milliseconds=_blocked(entry))
    except (ValueError, OverflowError):
        return None
    return moment if moment and moment.year < MAXYEAR else None


def _moment(value: object) -> datetime | None:
    if isinstance(value, str):
        moment = datetime.fromisoformat(value.strip())
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    since = number(value)
    if since is None:
        return None
    seconds = since / 1000 if abs(since) >= _LEAST_MILLISECONDS else since
    return _EPOCH + timedelta(seconds=seconds)


def duration_ms(entry: Mapping[str, Any]) -> float | None:
    """Milliseconds of `time`, or of its parts in `timings`, without those that it was blocked."""
    total = _total(entry)
    return None if total is None else total - _blocked(entry)


def _blocked(entry: Mapping[str, Any]) -> float:
    """Milliseconds for which it was not sent yet; -1 stands for none, and nobody tells more."""
    blocked, total = number(part(entry, "timings").get("blocked")), _total(entry)
    return blocked if blocked and total and 0 < blocked <= total else 0


def _total(entry: Mapping[str, Any]) -> float | None:
    """Milliseconds of `time`, or of all its parts where it is missing or negative."""
    total = number(entry.get("time"))
    if total is None or total < 0:
        known = {name: number(value) for name, value in part(entry, "timings").items()}
        # The time for TLS is part of that for the connection.
        spent = [each for name, each in known.items() if each and each > 0 and name != "ssl"]
        total = sum(spent) if spent else None
    return total if total is not None and total <= _LONGEST else None
