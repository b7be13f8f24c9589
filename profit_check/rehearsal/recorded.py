"""What the sandbox saw of a run, as recorded traffic."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from profit_check.model import Call, RecordedTraffic, Recording
from profit_check.profit.environments import BASE_PATH
from profit_check.rehearsal.performance import Performance
from profit_check.sandbox.inprocess import BASE_URL
from profit_check.sandbox.messages import Disruption, Exchange
from profit_check.traffic.entry import EntryReader
from profit_check.traffic.hosts import Hosts
from profit_check.traffic.keeping import Keeping

_ORIGIN = BASE_URL.removesuffix(BASE_PATH)
_WHAT_FAILED = {
    Disruption.SILENCE: "timed out",
    Disruption.GARBAGE: "not HTTP",
    Disruption.UNTRUSTED: "certificate",
}


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
    entries = map(_entry, exchanges)
    read = (reader.read(entry, number, name) for number, entry in enumerate(entries, 1))
    return [call for call in read if isinstance(call, Call)]


def _entry(exchange: Exchange) -> dict[str, Any]:
    """An exchange in the form of an entry of HAR 1.2; the port, another each time, is left out."""
    request, response = exchange.request, exchange.response
    query = f"?{request.query}" if request.query else ""
    sent: dict[str, Any] = {
        "method": request.method,
        "url": f"{_ORIGIN}{request.path}{query}",
        "headers": dict(request.headers),
    }
    if request.body:
        kind = request.headers.get("content-type", "")
        sent["postData"] = {"mimeType": kind, "text": request.body.decode("utf-8", "replace")}
    back: dict[str, Any] = {
        "status": response.status,
        "headers": dict(response.headers),
        "content": {"text": response.body.decode("utf-8", "replace")},
    }
    if response.disruption:
        what = _WHAT_FAILED.get(response.disruption, "connection closed")
        back = {"status": 0, "_error": "timed out" if exchange.response.delay_ms else what}
    return {
        "startedDateTime": exchange.started.isoformat(),
        "time": exchange.duration_ms,
        "request": sent,
        "response": back,
    }
