"""What a transport takes and gives, before redaction; only `wire` and the sandbox see it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from profit_check.model import Failure, Tls


@dataclass(frozen=True, slots=True)
class RawRequest:
    """A request as it goes out; it holds the credential, so `repr` shows only the method.

    A `fresh` one goes over a new connection, not over one that was kept.
    """

    method: str
    url: str = field(repr=False)
    headers: tuple[tuple[str, str], ...] = field(repr=False)
    body: bytes = field(default=b"", repr=False)
    fresh: bool = False


@dataclass(slots=True)
class RawAnswer:
    """An answer as it came in; `size` counts the body's bytes, `received` those before they were
    decompressed.

    `unreadable` says why `body` is not what the other side meant, e.g. damaged compression.
    """

    status: int
    headers: tuple[tuple[str, str], ...] = field(repr=False)
    body: bytes = field(repr=False)
    duration_ms: float
    received: int
    tls: Tls | None = None
    unreadable: str | None = None
    size: int = field(init=False)

    def __post_init__(self) -> None:
        self.size = len(self.body)

    def let_go(self) -> None:
        """Forgets the body, once it is read: a large one should not be in memory twice."""
        self.body = b""


class NoAnswer(Exception):
    """There was no (whole) HTTP answer; `detail` says why in one line without a secret.

    `stale` says that the request went out on a connection that was kept, and was closed before any
    byte of the answer came: most likely at the moment when the other side let go of it.
    """

    def __init__(self, failure: Failure, detail: str, *, stale: bool = False) -> None:
        super().__init__(detail)
        self.failure = failure
        self.detail = detail
        self.stale = stale


class Transport(Protocol):
    """A function from request to answer: the network, or a sandbox in this process."""

    async def exchange(self, request: RawRequest) -> RawAnswer:
        """The answer; raises NoAnswer."""

    async def close(self) -> None:
        """Lets go of connections."""
