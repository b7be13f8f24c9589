"""When a recorded request started, in UTC, and how long it took."""

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
    """The moment of `startedDateTime`; one without a zone is taken to be in UTC."""
    try:
        moment = _moment(entry.get("startedDateTime"))
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
    """Milliseconds of `time`, or of its parts in `timings` where it is missing or negative."""
    total = number(entry.get("time"))
    if total is None or total < 0:
        known = {name: number(value) for name, value in part(entry, "timings").items()}
        # The time for TLS is part of that for the connection.
        spent = [each for name, each in known.items() if each and each > 0 and name != "ssl"]
        total = sum(spent) if spent else None
    return total if total is not None and total <= _LONGEST else None
