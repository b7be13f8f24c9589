"""What a program did after something happened to its requests, beside its dry run."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from profit_check.rehearsal.performance import Performance
from profit_check.rehearsal.scenario import Step
from profit_check.rehearsal.stage import fits
from profit_check.sandbox.messages import WRITES, Exchange

Key = tuple[str, str, str, bytes]
"""What makes two requests the same: method, path, query, body."""

_NUMBERS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Repeat:
    """A request that was sent again: what happened to it, and each time that it came again."""

    met: Exchange
    again: tuple[Exchange, ...]

    @property
    def waited(self) -> float:
        """Seconds between the answer and the first repeat."""
        return (self.again[0].started - ended(self.met)).total_seconds()


def ended(exchange: Exchange) -> datetime:
    """The moment at which the answer went out."""
    return exchange.started + timedelta(milliseconds=exchange.duration_ms)


def key_of(exchange: Exchange) -> Key:
    """What a request has in common with its repeats."""
    request = exchange.request
    return request.method, request.path.lower(), request.query, request.body


def delivered(exchange: Exchange) -> bool:
    """Whether the answer is a good one, and arrived."""
    return exchange.response.status < 300 and exchange.response.disruption is None


class Behaviour:
    """One run beside the dry run, in which nothing happened."""

    def __init__(self, dry: Performance, played: Performance) -> None:
        self.dry = dry
        self.played = played
        self.exchanges = played.exchanges
        self.met = [played.exchanges[place] for place in played.met]
        self._dry_keys = Counter(map(key_of, dry.exchanges))

    @cached_property
    def repeats(self) -> tuple[Repeat, ...]:
        """What was sent again, of the requests that something happened to.

        A request that the dry run sends more than once is no repeat until it comes more often.
        """
        found = map(self._repeat, self._first_places)
        return tuple(one for one in found if one.again)

    @cached_property
    def came_as_usual(self) -> bool:
        """Whether a request that something happened to came again, as often as in the dry run."""
        return not self.repeats and any(map(self._later, self._first_places))

    @cached_property
    def _first_places(self) -> Sequence[int]:
        """Where something first happened to each request."""
        first = dict[Key, int]()
        for place in self.played.met:
            first.setdefault(key_of(self.exchanges[place]), place)
        return list(first.values())

    def _later(self, place: int) -> Sequence[Exchange]:
        """The same request, each time that it came later."""
        key = key_of(self.exchanges[place])
        return [one for one in self.exchanges[place + 1 :] if key_of(one) == key]

    def _repeat(self, place: int) -> Repeat:
        met = self.exchanges[place]
        key = key_of(met)
        sent = sum(key_of(one) == key for one in self.exchanges[: place + 1])
        usual = max(0, self._dry_keys[key] - sent)
        later = self._later(place)
        return Repeat(met, tuple(later[: max(0, len(later) - usual)]))

    @cached_property
    def most_repeats(self) -> int:
        """How often the request that was repeated most was sent again."""
        return max((len(one.again) for one in self.repeats), default=0)

    @cached_property
    def most_refused(self) -> int:
        """Of the connector that refused most reads: how many were sent after its first refusal."""
        refused = [
            one for one in self.met if one.request.method == "GET" and one.response.status >= 400
        ]
        first = dict[str, Exchange]()
        for one in refused:
            first.setdefault((one.request.connector or "").lower(), one)
        after = (
            connector
            for one in refused
            if (connector := (one.request.connector or "").lower())
            and one.started > ended(first[connector])
        )
        return max(Counter(after).values(), default=0)

    @cached_property
    def more_writes(self) -> int:
        """Writes beyond those of the dry run, whatever their body; 0 where nothing was a write."""
        if not any(one.request.method in WRITES for one in self.met):
            return 0
        now, dry = _writes(self.exchanges), _writes(self.dry.exchanges)
        return (now - dry).total()

    @property
    def after(self) -> Sequence[Exchange]:
        """What was sent after the first answer that was not as usual."""
        since = ended(self.met[0])
        return [one for one in self.exchanges if one.started > since]

    @property
    def went_on(self) -> int:
        """How many requests followed that are no repeat of one that something happened to."""
        return self._others(self.exchanges[self.played.met[0] + 1 :])

    @property
    def left(self) -> int:
        """How many such requests follow in the dry run."""
        return self._others(self.dry.exchanges) - self._others(self.exchanges[: self.played.met[0]])

    def _others(self, exchanges: Sequence[Exchange]) -> int:
        keys = {key_of(one) for one in self.met}
        return sum(key_of(one) not in keys and one.request.route != "oauth" for one in exchanges)

    def granted_before(self, again: Exchange, met: Exchange) -> bool:
        """Whether a new token was given out between the two."""
        return any(
            one.request.route == "oauth" and delivered(one) for one in self._between(met, again)
        )

    def looked_before(self, again: Exchange | None, met: Exchange) -> bool:
        """Whether rows were read after `met` (and before `again`)."""
        return any(
            one.request.method == "GET" and one.request.route == "connectors" and delivered(one)
            for one in self._between(met, again)
        )

    def _between(self, met: Exchange, again: Exchange | None) -> Sequence[Exchange]:
        places = {id(one): place for place, one in enumerate(self.exchanges)}
        end = places[id(again)] if again else len(self.exchanges)
        return self.exchanges[places[id(met)] + 1 : end]

    @cached_property
    def lost(self) -> int:
        """Requests that something happened to, and that did not succeed in the end either."""
        good = {key_of(one) for one in self.exchanges if delivered(one)}
        lost = {key_of(one) for one in self.met} - good
        made_up = _writes(self.dry.exchanges) - _writes(filter(delivered, self.exchanges))
        return sum(method not in WRITES for method, *_ in lost) + (
            made_up.total() if any(method in WRITES for method, *_ in lost) else 0
        )

    @property
    def reported(self) -> bool:
        """Whether the program ended with another status than 0, or wrote a new kind of error."""
        status, errors = self.played.ended.status, self.played.ended.errors
        return status != 0 or bool(_kinds(errors) - _kinds(self.dry.ended.errors))


def fitting(step: Step, exchanges: Sequence[Exchange]) -> int:
    """How many of these requests are of the kind that a step is about."""
    requests = [one.request for one in exchanges if fits(step, one.request)]
    if step.connector == "first" and requests:
        first = (requests[0].connector or "").lower()
        requests = [one for one in requests if (one.connector or "").lower() == first]
    return len(requests)


def _writes(exchanges: Iterable[Exchange]) -> Counter[tuple[str, str]]:
    return Counter(
        (one.request.method, (one.request.connector or "").lower())
        for one in exchanges
        if one.request.method in WRITES and one.request.route == "connectors"
    )


def _kinds(errors: str) -> set[str]:
    """The lines of standard error, those that differ only in numbers being one."""
    lines = (_NUMBERS.sub("0", line).strip() for line in errors.splitlines())
    return {line for line in lines if line}
