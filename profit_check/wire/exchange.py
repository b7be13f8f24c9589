"""What a transport takes and gives, before redaction; only `wire` and the sandbox see it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from profit_check.model import Failure, Tls


@dataclass(frozen=True, slots=True)
class RawRequest:
    """A request as it goes out; it holds the credential, so `repr` shows only the method."""

    method: str
    url: str = field(repr=False)
    headers: tuple[tuple[str, str], ...] = field(repr=False)
    body: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class RawAnswer:
    """An answer as it came in. `received` counts the body's bytes before decompression.

    `unreadable` says why `body` is not what the other side meant, e.g. damaged compression.
    """

    status: int
    headers: tuple[tuple[str, str], ...] = field(repr=False)
    body: bytes = field(repr=False)
    duration_ms: float
    received: int
    tls: Tls | None = None
    unreadable: str | None = None


class NoAnswer(Exception):
    """There was no (whole) HTTP answer; `detail` says why in one line without a secret."""

    def __init__(self, failure: Failure, detail: str) -> None:
        super().__init__(detail)
        self.failure = failure
        self.detail = detail


class Transport(Protocol):
    """A function from request to answer: the network, or a sandbox in this process."""

    async def exchange(self, request: RawRequest) -> RawAnswer:
        """The answer; raises NoAnswer."""

    async def close(self) -> None:
        """Lets go of connections."""
