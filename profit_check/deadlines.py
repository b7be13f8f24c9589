"""The calendar of an integration: the days that AFAS announced, and those of its own secrets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import MAXYEAR, date

from profit_check.language.phrase import Phrase, say
from profit_check.model import (
    Certification,
    ClassicSource,
    Deadline,
    Imminence,
    Target,
    Waiver,
)
from profit_check.profit.announced import CLASSIC_LAST_DAY, CLASSIC_TOKENS_END, ERROR_HEADER_GOES
from profit_check.profit.certification import project_ends, validity_ends

FIRST_WARNING, LAST_WARNING = 90, 30
"""Days before a date from which it is warned of, and warned of again."""


def calendar(
    target: Target,
    waivers: Iterable[Waiver],
    today: date,
    *,
    token_ends: date | None = None,
    certificate_ends: date | None = None,
    certification: Certification | None = None,
) -> list[Deadline]:
    """The days that matter to `target`, the first one first, each with what is left at `today`."""
    days = {
        *_announced(target),
        *_own(token_ends, certificate_ends),
        *_certified(certification or Certification()),
        *(_waived(waiver) for waiver in waivers),
    }
    return [_deadline(day, what, kind, today) for day, kind, what in sorted(days)]


_Day = tuple[date, str, Phrase]
"""A date, its kind, and what ends."""


def _announced(target: Target) -> Iterator[_Day]:
    header = say("AFAS removes the response header X-PROFIT-ERROR; read externalMessage")
    yield ERROR_HEADER_GOES, "response-header", header
    if isinstance(target.credential, ClassicSource):
        existing = say("classic tokens of before September 2026 end")
        yield CLASSIC_TOKENS_END, "classic-token", existing
        last = say("last day on which a classic token works")
        yield CLASSIC_LAST_DAY, "classic-token", last


def _own(token_ends: date | None, certificate_ends: date | None) -> Iterator[_Day]:
    """What ends of the target itself; the last year there is stands for never."""
    if token_ends is not None and token_ends.year < MAXYEAR:
        yield token_ends, "token", say("the token of this target ends, says Profit")
    if certificate_ends is not None and certificate_ends.year < MAXYEAR:
        yield certificate_ends, "certificate", say("the certificate of the host ends")


def _certified(declared: Certification) -> Iterator[_Day]:
    """What ends of the certification, as the manifest declares it."""
    if test := declared.penetration_test:
        ends = say("last day of the penetration test of {day}", day=test.date)
        yield validity_ends(test), "penetration-test", ends
    if start := declared.start:
        done = say("last day for the tasks of the certification project")
        yield project_ends(start), "certification-project", done


def _waived(waiver: Waiver) -> _Day:
    about = f"{waiver.check}, {waiver.subject}" if waiver.subject else waiver.check
    return waiver.until, "waiver", say("last day of the waiver of {about}", about=about)


def _deadline(day: date, what: Phrase, kind: str, today: date) -> Deadline:
    left = (day - today).days
    return Deadline(date=day, what=what, kind=kind, days_left=left, state=_state(left))


def _state(left: int) -> Imminence:
    if left < 0:
        return Imminence.PAST
    if left <= LAST_WARNING:
        return Imminence.WARN_30
    return Imminence.WARN_90 if left <= FIRST_WARNING else Imminence.LATER
