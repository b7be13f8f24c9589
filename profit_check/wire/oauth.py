"""Gets bearer tokens, one at a time, and keeps each as long as it is good."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from profit_check.model import Answer
from profit_check.wire.classic import altered
from profit_check.wire.exchange import RawAnswer
from profit_check.wire.reading import Unreadable, json_of, text_of

_MARGIN = 60.0
"""Seconds before its end at which a token is no longer used, or a tenth of a shorter lifetime."""

_SECRET_KEYS = frozenset({"accesstoken", "refreshtoken", "idtoken", "token"})
"""Names of what holds a token, in lower case and without `_` and `-`."""


@dataclass(frozen=True, slots=True)
class Grant:
    """The token endpoint's answer and the token in it, if any; `until` by the client's clock."""

    answer: Answer
    token: str | None = field(default=None, repr=False)
    until: float = float("inf")

    @property
    def authorization(self) -> str:
        """The value of the header `Authorization`."""
        return f"Bearer {self.token}"

    @property
    def forged_authorization(self) -> str:
        """The same with one character of the token (of a JWT: of its signature) changed."""
        return f"Bearer {_forged(self.token or '')}"


def read_grant(raw: RawAnswer, answer: Answer, now: float) -> Grant:
    """What the token endpoint granted in `raw`; `answer` is the same without the token."""
    content = _content(raw)
    token = content.get("access_token")
    if raw.status != 200 or not isinstance(token, str) or not _fits_a_header(token):
        return Grant(answer)
    return Grant(answer, token, _end(content.get("expires_in"), now))


def secrets_in(raw: RawAnswer) -> tuple[str, ...]:
    """The tokens in the token endpoint's answer, and what they are forged into."""
    content = _content(raw)
    tokens = [
        text
        for key, value in content.items()
        if key.lower().translate({95: None, 45: None}) in _SECRET_KEYS
        for text in _texts(value)
    ]
    return tuple(secret for token in tokens for secret in (token, _forged(token)))


class BearerTokens:
    """The bearer token of a run; however many ask at once, the token endpoint is asked once."""

    def __init__(self, ask: Callable[[], Awaitable[Grant]], clock: Callable[[], float]) -> None:
        self._ask = ask
        self._clock = clock
        self._first: asyncio.Task[Grant] | None = None
        self._latest: asyncio.Task[Grant] | None = None
        self._may_renew = True

    async def first(self) -> Grant:
        """The first grant of the run."""
        return await asyncio.shield(self._first or self._start())

    async def current(self) -> Grant:
        """A grant that has not ended; one without a token when none was granted."""
        task = self._latest or self._start()
        grant = await asyncio.shield(task)
        if self._clock() < grant.until:
            return grant
        return await asyncio.shield(self._start() if task is self._latest else self._current())

    async def renewed(self, refused: Grant) -> Grant | None:
        """Another grant for one that Profit called invalid; None when that has helped nothing."""
        latest = self._latest
        if latest is None or not latest.done() or latest.result() is not refused:
            return await self.current()
        if not self._may_renew:
            return None
        self._may_renew = False
        return await asyncio.shield(self._start())

    def accepted(self, grant: Grant) -> None:
        """Notes that Profit took the token, so that it is worth renewing."""
        latest = self._latest
        if latest and latest.done() and not latest.cancelled() and latest.result() is grant:
            self._may_renew = True

    async def close(self) -> None:
        """Gives up what is still being asked."""
        if self._latest and not self._latest.done():
            self._latest.cancel()
            await asyncio.gather(self._latest, return_exceptions=True)

    def _current(self) -> asyncio.Task[Grant]:
        assert self._latest is not None
        return self._latest

    def _start(self) -> asyncio.Task[Grant]:
        self._latest = asyncio.ensure_future(self._granted())
        self._first = self._first or self._latest
        return self._latest

    async def _granted(self) -> Grant:
        return await self._ask()


def _forged(token: str) -> str:
    before, point, last = token.rpartition(".")
    return f"{before}{point}{altered(last)}"


def _texts(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [each for each in values if isinstance(each, str)]


def _content(raw: RawAnswer) -> Mapping[str, Any]:
    try:
        content = json_of(text_of(raw.body))
    except Unreadable:
        return {}
    return content if isinstance(content, Mapping) else {}


def _fits_a_header(token: str) -> bool:
    return bool(token) and token.isascii() and token.isprintable() and " " not in token


def _end(lifetime: object, now: float) -> float:
    """When the token is no longer used; never, when its lifetime is not said."""
    if isinstance(lifetime, str) and lifetime.isascii() and lifetime.isdecimal():
        lifetime = int(lifetime[:10])
    if not isinstance(lifetime, int | float) or isinstance(lifetime, bool) or lifetime <= 0:
        return float("inf")
    seconds = float(min(lifetime, 10**9))
    return now + seconds - min(_MARGIN, seconds / 10)
