"""How many requests were under way at the same time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from heapq import heappop, heappush

from profit_check.model import Call

_JITTER = timedelta(milliseconds=1)
"""Two requests overlap that have more than this in common."""


@dataclass(frozen=True, slots=True)
class Crowding:
    """`peak` requests were under way at once; `crowded` are those that began as `most` others were.

    `untimed` are requests of which the recording does not tell when they began and ended.
    """

    peak: int
    crowded: tuple[Call, ...]
    untimed: int


def crowding(calls: Iterable[Call], most: int) -> Crowding:
    """How crowded these calls were, in the order in which they started."""
    under_way: list[datetime] = []
    crowded: list[Call] = []
    peak = untimed = 0
    for call in calls:
        if call.started is None or call.ended is None:
            untimed += 1
            continue
        while under_way and under_way[0] <= call.started:
            heappop(under_way)
        heappush(under_way, call.ended - _JITTER)
        peak = max(peak, len(under_way))
        if len(under_way) > most:
            crowded.append(call)
    return Crowding(peak, tuple(crowded), untimed)
