"""What crosses the wire, redacted before it gets here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class Question:
    """A request for Profit; `credential` says whose it carries.

    `path` is relative to the base URL, each of its segments escaped: an id may hold a slash.
    `elsewhere` is the base URL of another target, for the one question that is about isolation.
    """

    path: str
    query: tuple[tuple[str, str], ...] = ()
    credential: Literal["own", "none", "forged"] = "own"
    repetition: int = 0
    elsewhere: str | None = None


class Failure(StrEnum):
    """Why there was no HTTP answer."""

    UNRESOLVED = "unresolved"
    REFUSED = "refused"
    TIMEOUT = "timeout"
    RESET = "reset"
    CERTIFICATE = "certificate"
    TLS = "tls"
    PROTOCOL = "protocol"
    TOO_LARGE = "too_large"
    PLAIN_HTTP = "plain_http"
    NO_TOKEN = "no_token"


@dataclass(frozen=True, slots=True)
class Tls:
    """What the TLS handshake showed."""

    version: str
    certificate_ends: datetime | None


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back on a question.

    `status` is None and `failure` set when there was no HTTP answer. `content` is the parsed JSON;
    `unreadable` says why there is none; `text` is the beginning of a refusal that is no JSON.
    Header names are in lower case. `echoes_credential` is True when the answer held the credential
    (by then replaced).
    """

    question: Question
    evidence: str
    status: int | None
    duration_ms: float
    headers: Mapping[str, str] = field(default_factory=dict)
    content: Any = None
    unreadable: str | None = None
    text: str = field(default="", repr=False)
    size: int = 0
    failure: Failure | None = None
    detail: str = ""
    tls: Tls | None = None
    echoes_credential: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """One exchange as it may be shown: no secret, no row value. Times in milliseconds."""

    id: str
    method: str
    url: str
    status: int | None
    duration_ms: float
    request_headers: Mapping[str, str]
    response_headers: Mapping[str, str]
    response_excerpt: str


@dataclass(frozen=True, slots=True)
class Traffic:
    """What a run cost: requests sent, bytes received (as transferred), most in flight at once."""

    count: int = 0
    bytes_received: int = 0
    peak_parallel: int = 0
