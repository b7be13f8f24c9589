"""What came back on a recorded request."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from profit_check.model import Breakdown, RefusalMessage, Route
from profit_check.traffic.bodies import of_answer
from profit_check.traffic.keeping import Keeping
from profit_check.traffic.marks import Marker
from profit_check.traffic.parts import headers, number, part, text
from profit_check.traffic.refusal_messages import message_of
from profit_check.traffic.rows import rows_of
from profit_check.wire.reading import Unreadable, json_of
from profit_check.wire.retry import retry_after

_LONGEST_REFUSAL = 1 << 20
_BREAKDOWNS = (
    (Breakdown.TIMEOUT, r"time[d_ -]*out"),
    (Breakdown.UNRESOLVED, r"name.{0,3}not.{0,3}resolved|enotfound|getaddrinfo|eai_|unknown.?host"),
    (Breakdown.TLS, r"ssl|tls|cert"),
    (Breakdown.REFUSED, r"refused|unreachable"),
    (Breakdown.RESET, r"reset|closed|hang ?up|broken|disconnect|eof|empty.?response|epipe"),
    (Breakdown.ABORTED, r"abort|cancel|killed"),
)
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
_PATTERNS = [(kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _BREAKDOWNS]


class OddStatus(Exception):
    """The recorded status is none that HTTP knows."""


@dataclass(frozen=True, slots=True)
class Back:
    """What came back; the fields are those of `Call`."""

    status: int | None = None
    breakdown: Breakdown | None = None
    retry_after: float | None = None
    unread: str | None = None
    rows: int | None = None
    row_fields: int | None = None
    row_marks: bytes = b""
    row_marks_left_out: int = 0
    external_message: bool = False
    refusal: RefusalMessage | None = None
    token_lifetime: float | None = None
    granted: int | None = None


def read(
    entry: Mapping[str, Any],
    route: Route,
    method: str,
    started: datetime | None,
    marker: Marker,
    keeping: Keeping,
) -> Back:
    """What came back; raises OddStatus."""
    response = part(entry, "response")
    status = _status(response.get("status"))
    if status is None:
        return Back(breakdown=_breakdown(entry, response))
    named = headers(response.get("headers"))
    content = part(response, "content")
    if status >= 400:
        return _refused(status, content, named, started, marker)
    if route is Route.CONNECTORS and method == "GET" and status == 200:
        return _with_rows(status, content, named, marker, keeping)
    if route is Route.OAUTH_TOKEN and status == 200:
        return _granted(status, content, named, marker)
    return Back(status)


def _status(value: object) -> int | None:
    """The status; None where none came, which recorders write as 0, -1 or nothing."""
    if value is None or value == "":
        return None
    found = number(value)
    if found is None or found != int(found) or found > 599 or 0 < found < 100:
        raise OddStatus
    return int(found) if found > 0 else None


def _breakdown(entry: Mapping[str, Any], response: Mapping[str, Any]) -> Breakdown:
    """Why no answer came: browsers and proxies say it in these places."""
    keys = ("_error", "_fetchErrorReason", "error", "statusText", "comment")
    said = " ".join(
        text(each) or text(part({"_": each}, "_").get("msg"))
        for holder in (response, entry)
        for each in map(holder.get, keys)
    )[:2_000]
    return next((kind for kind, pattern in _PATTERNS if pattern.search(said)), Breakdown.UNTOLD)


def _refused(
    status: int,
    content: Mapping[str, Any],
    named: Mapping[str, str],
    started: datetime | None,
    marker: Marker,
) -> Back:
    found: Any = None
    written, unread = "", None
    try:
        written = of_answer(content, named)[:_LONGEST_REFUSAL]
        found = json_of(written) if written.strip() else None
    except Unreadable as unreadable:
        unread = str(unreadable)
    said = found.get("externalMessage") if isinstance(found, Mapping) else None
    return Back(
        status,
        retry_after=_wait(named, found, started),
        unread=unread,
        external_message=isinstance(said, str) and bool(said.strip()),
        refusal=message_of(found, written, marker),
    )


def _wait(named: Mapping[str, str], found: Any, started: datetime | None) -> float | None:
    if started is None and "date" not in named and ":" in named.get("retry-after", ""):
        named = {}  # a moment, and none to count from
    return retry_after(named, found, started or _NEVER)


def _with_rows(
    status: int,
    content: Mapping[str, Any],
    named: Mapping[str, str],
    marker: Marker,
    keeping: Keeping,
) -> Back:
    try:
        rows = rows_of(of_answer(content, named), marker)
    except Unreadable as unreadable:
        return Back(status, unread=str(unreadable))
    marks, left_out = keeping.marks(rows.marks)
    return Back(
        status,
        rows=rows.count,
        row_fields=rows.fields,
        row_marks=marks,
        row_marks_left_out=left_out,
    )


def _granted(
    status: int, content: Mapping[str, Any], named: Mapping[str, str], marker: Marker
) -> Back:
    try:
        found = json_of(of_answer(content, named))
    except Unreadable as unreadable:
        return Back(status, unread=str(unreadable))
    if not isinstance(found, Mapping):
        return Back(status)
    token = text(found.get("access_token")).strip()
    lifetime = number(found.get("expires_in"))
    return Back(status, token_lifetime=lifetime, granted=marker(token) if token else None)
