"""The calendar of an integration: the days that AFAS announced, and those of its own secrets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import MAXYEAR, date

from profit_check.model import ClassicSource, Deadline, Imminence, Target, Waiver
from profit_check.profit.announced import CLASSIC_LAST_DAY, CLASSIC_TOKENS_END, ERROR_HEADER_GOES

FIRST_WARNING, LAST_WARNING = 90, 30
"""Days before a date from which it is warned of, and warned of again."""


def calendar(
    target: Target,
    waivers: Iterable[Waiver],
    today: date,
    *,
    token_ends: date | None = None,
    certificate_ends: date | None = None,
) -> list[Deadline]:
    """The days that matter to `target`, the first one first, each with what is left at `today`."""
    days = {
        *_announced(target),
        *_own(token_ends, certificate_ends),
        *(_waived(waiver) for waiver in waivers),
    }
    return [_deadline(day, what, kind, today) for day, kind, what in sorted(days)]


_Day = tuple[date, str, str]
"""A date, its kind, and what ends."""


def _announced(target: Target) -> Iterator[_Day]:
    header = "AFAS removes the response header X-PROFIT-ERROR; read externalMessage"
    yield ERROR_HEADER_GOES, "response-header", header
    if isinstance(target.credential, ClassicSource):
        existing = "classic tokens of before September 2026 end"
        yield CLASSIC_TOKENS_END, "classic-token", existing
        yield CLASSIC_LAST_DAY, "classic-token", "last day on which a classic token works"


def _own(token_ends: date | None, certificate_ends: date | None) -> Iterator[_Day]:
    """What ends of the target itself; the last year there is stands for never."""
    if token_ends is not None and token_ends.year < MAXYEAR:
        yield token_ends, "token", "the token of this target ends, says Profit"
    if certificate_ends is not None and certificate_ends.year < MAXYEAR:
        yield certificate_ends, "certificate", "the certificate of the host ends"


def _waived(waiver: Waiver) -> _Day:
    about = f" for {waiver.subject}" if waiver.subject else ""
    return waiver.until, "waiver", f"last day of the waiver of {waiver.check}{about}"


def _deadline(day: date, what: str, kind: str, today: date) -> Deadline:
    left = (day - today).days
    return Deadline(date=day, what=what, kind=kind, days_left=left, state=_state(left))


def _state(left: int) -> Imminence:
    if left < 0:
        return Imminence.PAST
    if left <= LAST_WARNING:
        return Imminence.WARN_30
    return Imminence.WARN_90 if left <= FIRST_WARNING else Imminence.LATER
