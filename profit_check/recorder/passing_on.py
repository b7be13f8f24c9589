"""What of a request goes on to Profit, and what of its answer goes back (RFC 9110, 7.6)."""

from __future__ import annotations

from collections.abc import Sequence

from profit_check.model import Breakdown, Failure
from profit_check.recorder.seen import Pairs
from profit_check.wire.exchange import RawAnswer, RawRequest

_HOP_BY_HOP = frozenset(
    {
        "connection",
        "keep-alive",
        "proxy-authenticate",
        "proxy-authorization",
        "proxy-connection",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
    }
)
_SET_ANEW = frozenset({"accept-encoding", "content-length", "expect", "host"})
_BODILESS = frozenset({204, 304})
_BREAKDOWNS = {
    Failure.UNRESOLVED: Breakdown.UNRESOLVED,
    Failure.REFUSED: Breakdown.REFUSED,
    Failure.TIMEOUT: Breakdown.TIMEOUT,
    Failure.RESET: Breakdown.RESET,
    Failure.CERTIFICATE: Breakdown.TLS,
    Failure.TLS: Breakdown.TLS,
}


def onward(request: RawRequest, *, fresh: bool = False) -> RawRequest:
    """The request as it goes on; what is about one connection only stays behind."""
    headers = _end_to_end(request.headers, _SET_ANEW)
    return RawRequest(request.method, request.url, headers, request.body, fresh)


def back(request: RawRequest, answer: RawAnswer) -> list[tuple[bytes, bytes]]:
    """The headers of the answer, whose body was decompressed, as they go back."""
    dropped = set() if answer.unreadable else {"content-encoding"}
    if request.method != "HEAD":
        dropped.add("content-length")
    headers = list(_end_to_end(answer.headers, dropped))
    if request.method != "HEAD" and answer.status not in _BODILESS:
        headers.append(("content-length", str(answer.size)))
    return [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers]


def breakdown_of(failure: Failure) -> Breakdown:
    """How a recording names why there was no answer."""
    return _BREAKDOWNS.get(failure, Breakdown.UNTOLD)


def _end_to_end(headers: Pairs, dropped: set[str] | frozenset[str]) -> tuple[tuple[str, str], ...]:
    named = _named_by_connection(headers)
    return tuple(
        pair
        for pair in headers
        if (name := pair[0].lower()) not in _HOP_BY_HOP and name not in dropped | named
    )


def _named_by_connection(headers: Sequence[tuple[str, str]]) -> set[str]:
    """The headers that `Connection` says are for this connection only."""
    listed = ",".join(value for name, value in headers if name.lower() == "connection")
    return {name.strip().lower() for name in listed.split(",")}
