"""The sandbox as a transport: checks run against it in the same process, without a socket."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from time import perf_counter
from urllib.parse import urlsplit

from profit_check.language.phrase import say
from profit_check.model import Failure
from profit_check.sandbox.faults import Fault
from profit_check.sandbox.messages import Disruption, Request
from profit_check.sandbox.respond import respond
from profit_check.sandbox.world import World
from profit_check.wire.exchange import NoAnswer, RawAnswer, RawRequest

BASE_URL = "http://127.0.0.1/ProfitRestServices"

OTHER_URL = "http://127.0.0.2/ProfitRestServices"
"""Where the world's neighbour answers: another environment. All other hosts give the world."""

_FAILURES = {
    Disruption.DROP: (Failure.RESET, say("the connection was closed without an answer")),
    Disruption.CUT: (
        Failure.RESET,
        say("the connection was closed half-way through the answer"),
    ),
    Disruption.GARBAGE: (Failure.PROTOCOL, say("what came back is not HTTP")),
    Disruption.SILENCE: (Failure.TIMEOUT, say("no answer came in time")),
    Disruption.UNTRUSTED: (Failure.CERTIFICATE, say("the certificate is not trusted")),
}


class InProcess:
    """A Transport that answers from a world; a delay counts as duration but is not waited for."""

    def __init__(self, world: World, faults: Sequence[Fault] = (), timeout: float = 60.0) -> None:
        self._world = world
        self._neighbour = world.neighbour
        self._faults = tuple(faults)
        self._timeout_ms = timeout * 1000
        self._occurrences: Counter[object] = Counter()

    async def exchange(self, request: RawRequest) -> RawAnswer:
        """The world's answer; raises NoAnswer where a fault disrupts it."""
        started = perf_counter()
        elsewhere = request.url.startswith(f"{OTHER_URL}/")
        world = self._neighbour if elsewhere else self._world
        response = respond(world, self._request(request), self._faults)
        if response.disruption:
            raise NoAnswer(*_FAILURES[response.disruption])
        if response.delay_ms >= self._timeout_ms:
            raise NoAnswer(*_FAILURES[Disruption.SILENCE])
        return RawAnswer(
            status=response.status,
            headers=tuple(response.headers.items()),
            body=response.body,
            duration_ms=(perf_counter() - started) * 1000 + response.delay_ms,
            received=len(response.body),
        )

    async def close(self) -> None:
        """There is nothing to let go of."""

    def _request(self, raw: RawRequest) -> Request:
        parts = urlsplit(raw.url)
        headers = {name.lower(): value for name, value in raw.headers}
        key = (raw.method, raw.url, headers.get("authorization"))
        self._occurrences[key] += 1
        return Request(
            raw.method,
            parts.path,
            parts.query,
            headers,
            raw.body,
            occurrence=self._occurrences[key] - 1,
            earlier=self._occurrences.total() - 1,
        )
