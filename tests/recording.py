"""A transport that notes every request, and lets answers come in a shuffled order."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from random import Random

from profit_check.model import Failure
from profit_check.wire.exchange import NoAnswer, RawAnswer, RawRequest, Transport

Key = tuple[str, str, str | None]


@dataclass
class Exchange:
    """A request and how it ended: a status, or why there was no answer."""

    request: RawRequest
    ended: int | Failure | None = None

    @property
    def key(self) -> Key:
        """What makes a request the very same: method, URL and credential."""
        authorization = dict(self.request.headers).get("Authorization")
        return self.request.method, self.request.url, authorization


@dataclass
class Recording:
    """Wraps a transport; `seed` decides for how many turns each answer is held back."""

    seed: int
    exchanges: list[Exchange] = field(default_factory=list)
    peak: int = 0
    in_flight: int = 0
    inner: Transport | None = None

    def around(self, inner: Transport) -> Transport:
        """This recording in front of `inner`."""
        self.inner = inner
        self.turns = Random(self.seed)
        return self

    async def exchange(self, request: RawRequest) -> RawAnswer:
        """The inner transport's answer, some turns later."""
        assert self.inner is not None
        noted = Exchange(request)
        self.exchanges.append(noted)
        self.in_flight += 1
        self.peak = max(self.peak, self.in_flight)
        try:
            for _ in range(self.turns.randrange(1, 12)):
                await asyncio.sleep(0)
            answer = await self.inner.exchange(request)
            noted.ended = answer.status
            return answer
        except NoAnswer as none:
            noted.ended = none.failure
            raise
        finally:
            self.in_flight -= 1

    async def close(self) -> None:
        """Closes the inner transport."""
        assert self.inner is not None
        await self.inner.close()

    def repeated(self) -> list[Key]:
        """The requests that were sent again although they had been answered for good."""
        found, answered = [], set()
        for one in self.exchanges:
            if one.key in answered:
                found.append(one.key)
            if one.ended not in (401, 503, Failure.RESET):
                answered.add(one.key)
        return found
