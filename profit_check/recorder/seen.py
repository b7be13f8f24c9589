"""One request that was seen, and its answer, as an entry of a HAR with everything in it."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from profit_check.model import Breakdown
from profit_check.wire.exchange import RawAnswer, RawRequest

Pairs = Sequence[tuple[str, str]]

_SAID = {Breakdown.UNRESOLVED: "name not resolved", Breakdown.UNTOLD: ""}
"""How a HAR says why there is no answer, where that is not the word itself."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A request, secrets and all, and what came back; without an answer `breakdown` says why.

    `started` is in UTC, the duration in milliseconds.
    """

    request: RawRequest = field(repr=False)
    started: datetime
    duration_ms: float
    answer: RawAnswer | None = field(default=None, repr=False)
    breakdown: Breakdown = Breakdown.UNTOLD


def entry_of(seen: Seen) -> dict[str, Any]:
    """The entry. It holds secrets and row values, and must never be written."""
    return {
        "startedDateTime": seen.started.isoformat(timespec="microseconds"),
        "time": round(seen.duration_ms, 3),
        "request": _request(seen.request),
        "response": _response(seen),
        "cache": {},
        "timings": {"send": 0, "wait": round(seen.duration_ms, 3), "receive": 0},
    }


def listed(headers: Pairs) -> list[dict[str, str]]:
    """Names and values as HAR lists them."""
    return [{"name": name, "value": value} for name, value in headers]


def _request(request: RawRequest) -> dict[str, Any]:
    found: dict[str, Any] = {
        "method": request.method,
        "url": request.url,
        "headers": listed(request.headers),
        "bodySize": len(request.body),
    }
    if request.body:
        found["postData"] = {
            "mimeType": _value(request.headers, "content-type"),
            "text": _base64(request.body),
            "encoding": "base64",
        }
    return found


def _response(seen: Seen) -> dict[str, Any]:
    if seen.answer is None:
        said = _SAID.get(seen.breakdown, seen.breakdown.value)
        return {"status": 0, "headers": [], "content": {"size": 0}, "_error": said}
    answer = seen.answer
    content: dict[str, Any] = {
        "size": answer.size,
        "mimeType": _value(answer.headers, "content-type"),
    }
    if not answer.unreadable:
        content |= {"text": _base64(answer.body), "encoding": "base64"}
    # The body was decompressed when it came in: nobody should try that again.
    headers = [pair for pair in answer.headers if pair[0].lower() != "content-encoding"]
    return {"status": answer.status, "headers": listed(headers), "content": content}


def _value(headers: Pairs, name: str) -> str:
    return next((value for each, value in headers if each.lower() == name), "")


def _base64(content: bytes) -> str:
    return b64encode(content).decode("ascii")
