"""Requests that failed, and were sent again."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from profit_check.conduct.hidden import TOKEN_ROUTES, hides_credential
from profit_check.conduct.users import users_of
from profit_check.model import Breakdown, Call, Route

_MAYBE_DONE = (Breakdown.TIMEOUT, Breakdown.RESET, Breakdown.ABORTED, Breakdown.UNTOLD)
_TOO_MANY = 429
_AWAY = 503
WINDOW = 600.0
"""Seconds in which the same request after a refusal is a retry; later it is a new attempt."""

CLOCKS = 1.0
"""Seconds that the clocks of a client and of Profit may differ."""

_WAITS, _GROWTH, _PATIENT = 3, 1.25, 30.0
"""From so many waits on one must be so much longer than the first, unless each is patient."""

_REFUSALS = (401, 403)
_JITTER = -0.001
"""Seconds that clocks may differ where one request follows on another."""


@dataclass(frozen=True, slots=True)
class Waits:
    """Seconds waited before repeats of one request that kept failing in passing.

    `longest` is that of the waits after the `first`.
    """

    count: int
    first: float
    shortest: float
    longest: float = 0.0

    @property
    def is_impatient(self) -> bool:
        """Whether they are too short, and do not grow either."""
        grows = self.longest >= _GROWTH * self.first
        return self.count >= _WAITS and self.shortest < _PATIENT and not grows


@dataclass(frozen=True, slots=True)
class Repeat:
    """A request that failed and the same request once more.

    `wait` are the seconds from its answer to the repeat, None where no time tells. `earlier` is
    the repeat before this one, where `before` was itself one. `same_credential` is None where the
    recording hides what was sent, and `same_user` False where another user may have sent the second
    one. `read_between` says that rows were read between the two.
    """

    before: Call
    again: Call
    wait: float | None
    same_credential: bool | None
    read_between: bool
    earlier: Repeat | None = None
    waits: Waits | None = None
    same_user: bool = True

    @property
    def ignores_refusal(self) -> bool:
        """Whether a 401 or 403 came, and it went again as it was; or anew for the second time."""
        if self.before.status not in _REFUSALS or not self._is_soon:
            return False
        earlier = self.earlier
        second = earlier and earlier._is_soon and earlier.before.status == self.before.status
        return self.same_credential is True or bool(second)

    @property
    def ignores_message(self) -> bool:
        """Whether a 500 with an `externalMessage` came."""
        return self._has_message and self._is_soon

    @property
    def is_early(self) -> bool:
        """Whether Profit had said to wait longer."""
        told = self.before.retry_after
        if self.before.status != _AWAY or told is None or self.wait is None:
            return False
        return self.wait < told - CLOCKS

    @property
    def is_impatient(self) -> bool:
        """Whether it failed again and again, and the waits do not grow."""
        return self.waits is not None and self.waits.is_impatient

    @property
    def is_blind(self) -> bool:
        """Whether a record may be there twice: one was sent, no answer came, and none was read."""
        blind = self.before.method == "POST" and not self.read_between
        return self._may_be_done and blind and self.same_user

    @property
    def is_uncertain(self) -> bool:
        """Whether a write was sent again of which no answer came, though not quite blindly."""
        return self._may_be_done and not self.is_blind

    @property
    def is_untold(self) -> bool:
        """Whether times or credentials are missing that would tell more."""
        refused = self.before.status in _REFUSALS
        hidden = refused and self.same_credential is None and not self.ignores_refusal
        timed = refused or self._has_message or self.before.status == _AWAY
        return hidden or (timed and self.wait is None)

    @property
    def _is_soon(self) -> bool:
        return self.wait is not None and self.wait <= WINDOW

    @property
    def _has_message(self) -> bool:
        return self.before.status == 500 and self.before.external_message

    @property
    def _may_be_done(self) -> bool:
        """Whether Profit may have carried out a write of which no answer came."""
        return _may_be_done(self.before)


@dataclass(slots=True)
class _Failed:
    """A request that failed; how many tokens and reads of rows had come before it."""

    call: Call
    tokens: int
    reads: int
    repeat: Repeat | None


def repeats(calls: Sequence[Call]) -> Iterator[Repeat]:
    """Each request that failed and was sent again; equal ones under way together are none.

    What failed for one user is not sent again by another; but a write that one lost, may be.
    """
    is_hidden, user_of = hides_credential(calls), users_of(calls)
    latest: dict[tuple[int, Hashable], _Failed] = {}
    lost: dict[int, _Failed] = {}
    tokens = reads = 0
    for call in calls:
        sent = call.mark, user_of(call)
        others, repeat = lost.pop(call.mark, None), None
        before = latest.pop(sent, None)
        if before and _under_way(before.call, call):
            repeat = before.repeat
        elif before:
            same: bool | None = _same(before.call, call)
            is_sent = call.route not in TOKEN_ROUTES
            if same and is_sent and (is_hidden(before.call) or is_hidden(call)):
                same = False if tokens > before.tokens else None
            repeat = _repeat(before, call, same, reads > before.reads)
            yield repeat
        elif others and not _under_way(others.call, call):
            wait = _wait(others.call, call)
            yield Repeat(others.call, call, wait, False, reads > others.reads, same_user=False)
        if not call.succeeded:
            latest[sent] = failed = _Failed(call, tokens, reads, repeat)
            if _may_be_done(call):
                lost[call.mark] = failed
            continue
        tokens += call.route in TOKEN_ROUTES
        reads += call.route is Route.CONNECTORS and call.method == "GET"


def sent_while_away(calls: Sequence[Call]) -> list[Call]:
    """Calls that came to nothing because Profit had said to stay away longer.

    What was under way is not counted. Any answer of success says that Profit is back.
    """
    found: list[Call] = []
    since: datetime | None = None
    away = 0.0
    for call in calls:
        if call.succeeded:
            since = None
        elif since and call.started:
            passed = (call.started - since).total_seconds()
            if CLOCKS < passed < away - CLOCKS and call.status in (None, _AWAY):
                found.append(call)
        if call.status == _AWAY and call.retry_after and call.ended and since is None:
            since, away = call.ended, call.retry_after
    return found


def _repeat(seen: _Failed, call: Call, same: bool | None, read_between: bool) -> Repeat:
    before, earlier, wait = seen.call, seen.repeat, _wait(seen.call, call)
    known = replace(earlier, earlier=None) if earlier else None
    waits = None
    if wait is not None and _in_passing(before):
        waits = _longer(earlier.waits if earlier else None, max(0.0, wait))
    return Repeat(before, call, wait, same, read_between, known, waits)


def _longer(waits: Waits | None, wait: float) -> Waits:
    if waits is None:
        return Waits(1, wait, wait)
    shortest, longest = min(waits.shortest, wait), max(waits.longest, wait)
    return Waits(waits.count + 1, waits.first, shortest, longest)


def _in_passing(call: Call) -> bool:
    """Whether it may succeed a moment later, and Profit did not say when."""
    if call.retry_after is not None:
        return False
    if call.status is None or call.status == _TOO_MANY:
        return True
    return call.status >= 500 and not call.external_message


def _may_be_done(call: Call) -> bool:
    """Whether Profit may have carried out a write of which no answer came."""
    return call.is_write and call.status is None and call.breakdown in _MAYBE_DONE


def _same(one: Call, other: Call) -> bool:
    own, others = one.authorization, other.authorization
    return (own.form, own.mark) == (others.form, others.mark)


def _under_way(before: Call, call: Call) -> bool:
    wait = _wait(before, call)
    return wait is not None and wait < _JITTER


def _wait(before: Call, call: Call) -> float | None:
    """Seconds from the answer, or where none came and it was not timed, from the request."""
    ended = before.ended or (before.started if before.status is None else None)
    if ended is None or call.started is None:
        return None
    return (call.started - ended).total_seconds()
