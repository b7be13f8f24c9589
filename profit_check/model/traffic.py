"""What an integration was recorded to send to Profit, without secrets and row values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from profit_check.model.row_filter import RowFilter

NAMELESS = "?"
"""Stands for what has no name of a parameter: most likely a part of a value with an `&` in it."""


class Route(StrEnum):
    """What of Profit a request is for (reference section 2: requests that exist)."""

    PROFIT_VERSION = "profitversion"
    METAINFO = "metainfo"
    METAINFO_GET = "metainfo_get"
    METAINFO_UPDATE = "metainfo_update"
    CONNECTORS = "connectors"
    FILE = "fileconnector"
    SUBJECT = "subjectconnector"
    IMAGE = "imageconnector"
    REPORT = "reportconnector"
    OAUTH_TOKEN = "oauth_token"
    OTP = "otp"
    OTHER = "other"


class AuthorizationForm(StrEnum):
    """What kind of credential the header `Authorization` carries.

    WITHHELD: the recording replaced the credential, and does not tell what it was.
    """

    AFAS_TOKEN_BASE64 = "afas_token_base64"
    AFAS_TOKEN_PLAIN = "afas_token_plain"
    BEARER = "bearer"
    BASIC = "basic"
    WITHHELD = "withheld"
    OTHER = "other"
    NONE = "none"

    @property
    def is_classic(self) -> bool:
        """Whether it is a classic token, encoded or not."""
        return self in (AuthorizationForm.AFAS_TOKEN_BASE64, AuthorizationForm.AFAS_TOKEN_PLAIN)


class Breakdown(StrEnum):
    """Why no answer came, as far as the recording tells."""

    UNRESOLVED = "unresolved"
    REFUSED = "refused"
    TIMEOUT = "timeout"
    RESET = "reset"
    TLS = "tls"
    ABORTED = "aborted"
    UNTOLD = "untold"


class BodyState(StrEnum):
    """What became of the body of a write.

    NOT_RECORDED: it was sent, and the recording does not hold it. LEFT_OUT: it is beyond what is
    kept of all recordings together.
    """

    ABSENT = "absent"
    NOT_RECORDED = "not_recorded"
    KEPT = "kept"
    LEFT_OUT = "left_out"
    NOT_JSON = "not_json"


@dataclass(frozen=True, slots=True)
class Authorization:
    """The header `Authorization`; the `mark` of two is equal when their credentials are.

    `scheme` is written as sent; empty where there is none, or where it is none that is known.
    """

    form: AuthorizationForm
    scheme: str = ""
    mark: int | None = None


@dataclass(frozen=True, slots=True)
class RefusalMessage:
    """What a refusal says, without any value.

    `said_in` is the key that holds the message (`externalMessage`, `message`, `error`), `text` for
    one that is no JSON, and empty where nothing is said. `published` is AFAS's message that it
    is, in English; `mark` is equal for messages that differ only in numbers and quoted values.
    """

    said_in: str
    mark: int | None = None
    number: int | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Call:
    """One request to Profit, and what came back. It holds no secret and no row value.

    Request: `number` is the place in the recording, from 1. `started` is in UTC. `connector` is
    the id as sent. `parameters` are in the order of the URL, names in lower case; the value is
    None where it may come from a row. `query_length` counts characters, `?` included. `mark` is
    equal for the same method, URL and body. `body` is JSON text that may never be shown. Repeated
    headers are joined by a comma. `like_secret_…` are marks of what looks like a secret, and is one
    if any call has it among its `credentials`.

    Answer: `status` is None when none came; then `breakdown` says why. `retry_after` and
    `token_lifetime` are in seconds. `unread` says why the body was not read; `rows` is None then.
    `row_marks` has 8 bytes for each row, or only for the first and last 16 where
    `row_marks_left_out` counts others; equal rows have equal marks. `external_message`: the refusal
    holds one. `granted` is the mark that an Authorization with the access token has.
    """

    number: int
    recording: str
    started: datetime | None
    duration_ms: float | None
    method: str
    scheme: str
    host: str
    port: int
    route: Route
    authorization: Authorization
    mark: int
    connector: str | None = None
    parameters: tuple[tuple[str, str | None], ...] = ()
    filter: RowFilter | None = None
    query_length: int = 0
    integration_id: str | None = None
    secret_in_url: bool = False
    secret_in_body: bool = False
    like_secret_in_url: tuple[int, ...] = ()
    like_secret_in_body: tuple[int, ...] = ()
    credentials: tuple[int, ...] = ()
    content_type: str | None = None
    connection: str | None = None
    user_agent: str | None = None
    body: str | None = field(default=None, repr=False)
    body_state: BodyState = BodyState.ABSENT
    status: int | None = None
    breakdown: Breakdown | None = None
    retry_after: float | None = None
    unread: str | None = None
    rows: int | None = None
    row_fields: int | None = None
    row_marks: bytes = field(default=b"", repr=False)
    row_marks_left_out: int = 0
    external_message: bool = False
    refusal: RefusalMessage | None = None
    token_lifetime: float | None = None
    granted: int | None = None

    def parameter(self, name: str) -> str | None:
        """The first kept value of a parameter; `name` is in lower case."""
        return next((value for key, value in self.parameters if key == name), None)

    @property
    def is_write(self) -> bool:
        """Whether it creates, changes or deletes what a connector is about."""
        return self.route is Route.CONNECTORS and self.method in ("POST", "PUT", "DELETE")

    @property
    def succeeded(self) -> bool:
        """Whether Profit did what was asked: 200 to 299, or 304 for what is known already."""
        return self.status is not None and (200 <= self.status < 300 or self.status == 304)

    @property
    def ended(self) -> datetime | None:
        """The moment at which the whole answer was there; None when that was not recorded."""
        if self.started is None or self.duration_ms is None:
            return None
        return self.started + timedelta(milliseconds=self.duration_ms)


@dataclass(frozen=True, slots=True)
class Recording:
    """A file of traffic. `creator` is the program that wrote it; `size` is in bytes, as stored.

    `broken` says why what follows the last entry could not be read; None for a whole file.
    """

    name: str
    size: int
    sha256: str
    entries: int
    creator: str = ""
    broken: str | None = None


@dataclass(frozen=True, slots=True)
class MalformedEntry:
    """An entry that could not be read, and why, in words without any value of it."""

    number: int
    recording: str
    reason: str


@dataclass(frozen=True, slots=True)
class RecordedTraffic:
    """Calls in the order in which they started, and what of the recordings was not judged.

    `other_hosts` counts requests that were not for Profit, `left_out` those that the integration
    did not send itself (`preflight`) or that are no requests (`websocket`). `malformed` lists the
    first of `malformed_count`. `bodies_left_out` counts bodies of writes that were not kept, and
    `count` all calls.
    """

    calls: tuple[Call, ...] = ()
    recordings: tuple[Recording, ...] = ()
    other_hosts: Mapping[str, int] = field(default_factory=dict)
    left_out: Mapping[str, int] = field(default_factory=dict)
    malformed: tuple[MalformedEntry, ...] = ()
    malformed_count: int = 0
    bodies_left_out: int = 0
    count: int = 0
    first: datetime | None = None
    last: datetime | None = None
