"""Stand-ins for the network and its surroundings, for tests without a socket."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from profit_check.model import Failure
from profit_check.wire.client import Client
from profit_check.wire.credentials import ClassicCredential, Credential, OAuthCredential
from profit_check.wire.exchange import NoAnswer, RawAnswer, RawRequest

DIGITS = "0123456789abcdef0123456789ABCDEF0123456789abcdef0123456789ABCDEF"
CLASSIC = ClassicCredential(DIGITS)
OAUTH = OAuthCredential("client-identification", "client-secret-canary")
BASE = "https://12345.resttest.afas.online/ProfitRestServices"

Respond = Callable[[RawRequest], RawAnswer]


def answer(
    content: Any = None, status: int = 200, headers: Mapping[str, str] | None = None
) -> RawAnswer:
    """An answer with `content` as JSON; bytes go out as they are."""
    body = content if isinstance(content, bytes) else json.dumps(content).encode()
    return RawAnswer(status, tuple((headers or {}).items()), body, 1.0, len(body))


class Scripted:
    """A transport that answers from a function, or from a list in turn; keeps the requests."""

    def __init__(self, respond: Respond | list[RawAnswer | Failure]) -> None:
        self._script = list(respond) if isinstance(respond, list) else None
        self._respond = respond if not isinstance(respond, list) else None
        self.requests: list[RawRequest] = []
        self.closed = False

    async def exchange(self, request: RawRequest) -> RawAnswer:
        self.requests.append(request)
        if self._respond:
            return self._respond(request)
        assert self._script, "more requests than the script has answers"
        found = self._script.pop(0)
        if isinstance(found, Failure):
            raise NoAnswer(found, f"it was {found}")
        return found

    async def close(self) -> None:
        self.closed = True

    def headers(self, place: int = -1) -> dict[str, str]:
        """The headers of a request, by lower-case name."""
        return {name.lower(): value for name, value in self.requests[place].headers}


class Clock:
    """A clock that stands still but for what is slept and what a test adds."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def client(
    transport: Scripted,
    credential: Credential = CLASSIC,
    clock: Clock | None = None,
    base: str = BASE,
    **options: Any,
) -> Client:
    """A Client on a scripted transport, with a clock that costs no time."""
    clock = clock or Clock()
    return Client(
        base, credential, transport, sleep=clock.sleep, random=lambda: 0.5, clock=clock, **options
    )
