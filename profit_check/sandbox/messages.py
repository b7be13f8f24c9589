"""What the sandbox is asked, and what it answers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from typing import Any
from urllib.parse import parse_qsl, unquote, urlencode

WRITES = ("POST", "PUT", "DELETE")
"""The methods that write to an UpdateConnector."""


class Disruption(StrEnum):
    """What can happen to an answer on its way, beneath HTTP."""

    DROP = "the connection is closed without an answer"
    CUT = "the connection is closed half-way through the body"
    GARBAGE = "what comes back is not HTTP"
    SILENCE = "nothing comes back"
    UNTRUSTED = "the certificate is not to be trusted"


@dataclass(frozen=True)
class Request:
    """A request as it came; header names in lower case, `query` raw and without `?`.

    `occurrence` counts how often the very same request came before this one, `earlier` how many
    requests of any kind did: so a fault can show from some moment on.
    """

    method: str
    path: str
    query: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    occurrence: int = 0
    earlier: int = 0

    @cached_property
    def segments(self) -> tuple[str, ...]:
        """The parts of the path below the base path, decoded; None of them is empty."""
        parts = [unquote(part) for part in self.path.split("/") if part]
        return tuple(parts[1:] if parts and parts[0].lower() == "profitrestservices" else ())

    @cached_property
    def parameters(self) -> dict[str, str]:
        """The query by name in lower case."""
        return {name.lower(): value for name, value in parse_qsl(self.query, True)}

    @property
    def route(self) -> str:
        """The first segment in lower case: `metainfo`, `connectors`, …; empty without one."""
        return self.segments[0].lower() if self.segments else ""

    @property
    def connector(self) -> str | None:
        """The connector that the request is about, if any."""
        position = {"connectors": 1, "metainfo": 2}.get(self.route)
        wanted = position is not None and len(self.segments) > position
        return self.segments[position] if wanted and position else None

    @property
    def dutch(self) -> bool:
        """Whether the asker wants Dutch: Profit's own language, so also when nothing is said."""
        return self.headers.get("accept-language", "nl-nl").lower().startswith("nl")

    def but(self, **parameters: str | None) -> Request:
        """The same request with query parameters changed, or left out where None."""
        changed = {**self.parameters, **parameters}
        kept = {name: value for name, value in changed.items() if value is not None}
        return replace(self, query=urlencode(kept))


@dataclass(frozen=True, slots=True)
class Response:
    """An answer, the milliseconds it lets wait, and what befalls it on its way."""

    status: int
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    delay_ms: float = 0
    disruption: Disruption | None = None

    @property
    def content(self) -> Any:
        """The parsed JSON of the body."""
        return json.loads(self.body)

    def with_content(self, content: object) -> Response:
        """The same response with another JSON body."""
        return replace(self, body=to_json(content))


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request that was served and its answer; the milliseconds include what it had to wait."""

    request: Request
    response: Response
    started: datetime
    duration_ms: float

    @property
    def wrote(self) -> bool:
        """Whether it was a write that was carried out, though its answer may not have arrived."""
        is_write = self.request.method in WRITES and self.request.route == "connectors"
        return is_write and self.response.status < 300


def to_json(content: object) -> bytes:
    """JSON on one line, as Profit gives it since release 7."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
