"""How often a connector was asked, and how often for what was known already."""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable, Iterable, Sequence
from datetime import datetime, timedelta

from profit_check.conduct.users import users_of
from profit_check.model import Call, Route

_HOUR = timedelta(hours=1)


def busiest_hour(calls: Iterable[Call]) -> int:
    """The most requests that started within an hour; 0 where no time was recorded."""
    within: deque[datetime] = deque()
    most = 0
    for call in calls:
        if call.started is None:
            continue
        within.append(call.started)
        while within[0] <= call.started - _HOUR:
            within.popleft()
        most = max(most, len(within))
    return most


def read_again(calls: Sequence[Call], soon: timedelta) -> list[Call]:
    """The reads of rows that were answered so shortly before, though nothing was written since.

    One for another user is no such read.
    """
    found: list[Call] = []
    user_of = users_of(calls)
    latest: dict[tuple[int, Hashable], tuple[Call, datetime, int]] = {}
    recent: deque[tuple[datetime, tuple[int, Hashable]]] = deque()
    writes = 0
    for call in calls:
        writes += call.is_write
        if call.method != "GET" or call.route is not Route.CONNECTORS or call.started is None:
            continue
        while recent and call.started - recent[0][0] > soon:
            moment, old = recent.popleft()
            kept = latest.get(old)
            if kept and kept[1] == moment:
                del latest[old]
        read = call.mark, user_of(call)
        before, _, written = latest.get(read, (None, None, 0))
        if before and before.succeeded and written == writes:
            found.append(call)
        latest[read] = call, call.started, writes
        recent.append((call.started, read))
    return found
