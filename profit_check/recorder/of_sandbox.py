"""What the sandbox served, as it is recorded: the way its client saw it."""

from __future__ import annotations

from profit_check.model import Breakdown
from profit_check.recorder.seen import Seen
from profit_check.sandbox.messages import Disruption, Exchange
from profit_check.wire.exchange import RawAnswer, RawRequest

_BREAKDOWNS = {
    Disruption.SILENCE: Breakdown.TIMEOUT,
    Disruption.GARBAGE: Breakdown.UNTOLD,
    Disruption.UNTRUSTED: Breakdown.TLS,
}


def seen_of(exchange: Exchange, origin: str) -> Seen:
    """The exchange, with its request's URL at `origin` (scheme, host and port)."""
    asked, served = exchange.request, exchange.response
    query = f"?{asked.query}" if asked.query else ""
    url = f"{origin}{asked.path}{query}"
    request = RawRequest(asked.method, url, tuple(asked.headers.items()), asked.body)
    if served.disruption:
        late = Breakdown.TIMEOUT if served.delay_ms else Breakdown.RESET
        why = _BREAKDOWNS.get(served.disruption, late)
        return Seen(request, exchange.started, exchange.duration_ms, breakdown=why)
    answer = RawAnswer(
        status=served.status,
        headers=tuple(served.headers.items()),
        body=served.body,
        duration_ms=exchange.duration_ms,
        received=len(served.body),
    )
    return Seen(request, exchange.started, exchange.duration_ms, answer)
