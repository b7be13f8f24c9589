"""The values that pass between the rooms of profit-check: frozen dataclasses, no behaviour."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, Literal


class Level(StrEnum):
    """How much a finding weighs: only a `must` can fail the gate."""

    MUST = "must"
    SHOULD = "should"
    INFO = "info"


class Status(StrEnum):
    """What came of a question; the order is the order in which a reader wants to see them."""

    FAIL = "fail"
    ERROR = "error"
    WARN = "warn"
    REVIEW = "review"
    NOT_TESTED = "not_tested"
    WAIVED = "waived"
    PASS = "pass"
    NOT_APPLICABLE = "not_applicable"


class Verdict(StrEnum):
    """The answer to *is this connection ready?*"""

    READY = "ready"
    READY_WITH_CONDITIONS = "ready_with_conditions"
    NOT_READY = "not_ready"
    INCONCLUSIVE = "inconclusive"


class Profile(StrEnum):
    """Which checks run, and how strictly."""

    CONNECT = "connect"
    GO_LIVE = "go-live"
    CERTIFICATION = "certification"


class EnvironmentType(StrEnum):
    """The four types of a Profit environment (AFAS page `concepts`)."""

    PRODUCTION = "production"
    TEST = "test"
    ACCEPT = "accept"
    COURSE = "course"


# --- the manifest ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SecretSource:
    """Where a secret is kept; never the secret. `keyring` names are `service/name`."""

    kind: Literal["env", "file", "keyring"]
    name: str


@dataclass(frozen=True, slots=True)
class ClassicSource:
    """Where the classic token of a target is kept."""

    token: SecretSource


@dataclass(frozen=True, slots=True)
class OAuthSource:
    """Where the OAuth client credentials of a target are kept."""

    client_id: SecretSource
    client_secret: SecretSource


@dataclass(frozen=True, slots=True)
class Target:
    """One Profit environment. `base_url` is None where AFAS's host follows from number and type."""

    name: str
    participant: str
    type: EnvironmentType
    credential: ClassicSource | OAuthSource
    release: int | None = None
    base_url: str | None = None


@dataclass(frozen=True, slots=True)
class GetConnector:
    """A GetConnector that the integration reads.

    `order` are its orderbyfieldids ("-Field" descends); `fields` maps a field's id to the declared
    data type, or to None where the manifest gives only ids; `modified` is the field by which the
    integration asks for changes.
    """

    id: str
    order: tuple[str, ...] = ()
    take: int = 100
    fields: Mapping[str, str | None] = field(default_factory=dict)
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Payload:
    """A body as the integration sends it, read from `path`."""

    path: Path
    body: Any


@dataclass(frozen=True, slots=True)
class UpdateConnector:
    """An UpdateConnector that the integration writes; its payloads are judged, never sent."""

    id: str
    methods: tuple[str, ...] = ("POST",)
    payloads: tuple[Payload, ...] = ()


@dataclass(frozen=True, slots=True)
class FileConnector:
    """A subject, file, image or report connector, and a sample to ask for. `id` is its kind."""

    id: Literal["subject", "file", "image", "report"]
    sample: Mapping[str, str]


Connector = GetConnector | UpdateConnector | FileConnector


@dataclass(frozen=True, slots=True)
class Waiver:
    """An accepted deviation; `subject` None covers every subject of the check."""

    check: str
    subject: str | None
    reason: str
    agreed_with: str | None
    until: date


@dataclass(frozen=True, slots=True)
class Integration:
    """The software that is to go live or to be certified."""

    name: str
    integration_id: str | None = None
    tested_with: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an integration says it needs; `path` is the file it came from."""

    path: Path
    integration: Integration
    targets: Mapping[str, Target]
    get: tuple[GetConnector, ...] = ()
    update: tuple[UpdateConnector, ...] = ()
    file: tuple[FileConnector, ...] = ()
    waive: tuple[Waiver, ...] = ()


# --- what crosses the wire: redacted before it gets here ----------------------------------------


@dataclass(frozen=True, slots=True)
class Question:
    """A request for Profit, `path` relative to the base URL; `credential` says whose it carries."""

    path: str
    query: tuple[tuple[str, str], ...] = ()
    credential: Literal["own", "none", "forged"] = "own"
    repetition: int = 0


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


@dataclass(frozen=True, slots=True)
class Tls:
    """What the TLS handshake showed."""

    version: str
    certificate_ends: datetime | None


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back on a question.

    `status` is None and `failure` set when there was no HTTP answer. `content` is the parsed JSON;
    `unreadable` says why there is none. Header names are in lower case. `echoes_credential` is True
    when the answer held the credential (by then replaced).
    """

    question: Question
    evidence: str
    status: int | None
    duration_ms: float
    headers: Mapping[str, str] = field(default_factory=dict)
    content: Any = None
    unreadable: str | None = None
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


# --- judgement ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a check says: a status, or None for *found wrong* (the level makes it fail or warn).

    `message` is a template and `facts` fill it, so that it can be said in another language.
    `blocks` makes what needs this check `not_tested` even though it is no failure.
    """

    status: Status | None
    message: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    level: Level | None = None
    blocks: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """One answer of one check for one subject (None: the target as a whole)."""

    check: str
    subject: str | None
    status: Status
    level: Level
    message: str
    channel: Literal["api", "attested", "traffic", "auditor"] = "api"
    afas_rules: tuple[str, ...] = ()
    remedy: str = ""
    evidence: tuple[str, ...] = ()
    waiver: Waiver | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A whole run, as the results JSON tells it."""

    tool_version: str
    started_at: datetime
    finished_at: datetime
    integration: Integration
    target: Mapping[str, Any]
    profile: Profile
    verdict: Verdict
    results: Sequence[Result]
    evidence: Sequence[Evidence]
    traffic: Traffic
