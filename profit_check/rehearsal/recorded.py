"""What the sandbox saw of a run, as recorded traffic."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from profit_check.model import Call, RecordedTraffic, Recording
from profit_check.profit.environments import BASE_PATH
from profit_check.recorder.of_sandbox import seen_of
from profit_check.recorder.seen import entry_of
from profit_check.rehearsal.performance import Performance
from profit_check.sandbox.inprocess import BASE_URL
from profit_check.sandbox.messages import Exchange
from profit_check.traffic.entry import EntryReader
from profit_check.traffic.hosts import Hosts
from profit_check.traffic.keeping import Keeping

_ORIGIN = BASE_URL.removesuffix(BASE_PATH)
"""Where the sandbox stands in calls: its port, another each time, is left out."""


def traffic(performance: Performance, *, key: bytes, name: str) -> RecordedTraffic:
    """All requests of a run; `key` is random for each rehearsal, `name` tells where they stand."""
    calls = calls_of(performance.exchanges, key=key, name=name)
    moments = [call.started for call in calls if call.started]
    ends = [call.ended for call in calls if call.ended]
    nothing = hashlib.sha256(b"").hexdigest()
    return RecordedTraffic(
        calls=tuple(calls),
        recordings=(Recording(name, 0, nothing, len(calls), "profit-check rehearse"),),
        count=len(calls),
        first=min(moments, default=None),
        last=max(ends, default=None),
    )


def calls_of(exchanges: Sequence[Exchange], *, key: bytes, name: str) -> list[Call]:
    """These exchanges as calls, without secrets and row values."""
    reader = EntryReader(key, Hosts([BASE_URL]), Keeping())
    entries = (entry_of(seen_of(one, _ORIGIN)) for one in exchanges)
    read = (reader.read(entry, number, name) for number, entry in enumerate(entries, 1))
    return [call for call in read if isinstance(call, Call)]
