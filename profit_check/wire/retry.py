"""Decides whether a request is sent again, and after how long (AFAS page `troubleshooting`)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from profit_check.model import Failure

MAINTENANCE = 503
"""The status with which Profit says that it is in maintenance."""

LONGEST_WAIT = 30.0
"""Seconds: maintenance that lasts longer is not waited for."""

MOST_WAITING = 120.0
"""Seconds that all waits of a run may take together."""

MOST_RETRIES = 2

_FIRST_BACK_OFF = 0.25


@dataclass(frozen=True, slots=True)
class Attempt:
    """How a request went; `number` counts from 1. `retry_after` is what Profit asks, in seconds.

    `stale`: it broke on a connection that had been kept, before any byte of an answer came.
    """

    method: str
    number: int
    status: int | None = None
    failure: Failure | None = None
    retry_after: float | None = None
    stale: bool = False


def pause(attempt: Attempt, waiting_left: float, random: Callable[[], float]) -> float | None:
    """Seconds to wait before the request is sent again, or None when it is not.

    Only a 503 that says how long it lasts, and a connection that broke under a GET, are tried
    again; never a 401, a 403, another 500 or a time-out, which leaves the call running at AFAS. A
    POST asks for a token: it is asked once more when a connection that was kept broke under it.
    """
    if attempt.number > MOST_RETRIES:
        return None
    if attempt.status == MAINTENANCE and attempt.retry_after is not None:
        allowed = min(LONGEST_WAIT, waiting_left)
        return attempt.retry_after if attempt.retry_after <= allowed else None
    again = attempt.method == "GET" or (attempt.stale and attempt.number == 1)
    if attempt.failure in (Failure.RESET, Failure.REFUSED) and again:
        return float(_FIRST_BACK_OFF * 2 ** (attempt.number - 1) * (0.5 + random()))
    return None


def retry_after(headers: Mapping[str, str], content: Any, now: datetime) -> float | None:
    """The seconds that Profit asks to wait, in the body or the header; the longer of the two."""
    body = content.get("retry_after") if isinstance(content, Mapping) else None
    asked = (_seconds(body), _seconds_of_header(headers, now))
    return max((seconds for seconds in asked if seconds is not None), default=None)


def _seconds_of_header(headers: Mapping[str, str], now: datetime) -> float | None:
    value = headers.get("retry-after", "").strip()
    seconds = _seconds(value)
    if seconds is not None or not value:
        return seconds
    until = _moment(value)
    since = _moment(headers.get("date", "")) or now
    return max(0.0, (until - since).total_seconds()) if until else None


def _seconds(value: object) -> float | None:
    if isinstance(value, str) and value.strip().isascii() and value.strip().isdecimal():
        value = int(value.strip()[:10])
    if not isinstance(value, int | float) or isinstance(value, bool):
        return None
    return max(0.0, float(min(value, 10**9)))


def _moment(value: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
