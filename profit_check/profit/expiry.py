"""Reads `tokenExpiry` of metainfo in every likely form: AFAS has not published which it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import MAXYEAR, UTC, date, datetime, time, timedelta
from math import isfinite

from profit_check.language.phrase import say
from profit_check.profit.dutch_time import DUTCH_TIME, dutch_day
from profit_check.profit.metainfo import Malformed

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECONDS_FROM = 10**11
"""A larger Unix time counts milliseconds: in seconds it would lie beyond the year 5100."""

_FIRST_YEAR = 2000
"""No token is older; an earlier year is the empty date of some program, not an expiry."""

_DIGIT_FORMS = {8: "%Y%m%d", 12: "%Y%m%d%H%M", 14: "%Y%m%d%H%M%S"}
"""Dates in digits only, by how many. A Unix time has 10, or 13 in milliseconds, until 2286."""

_DUTCH_FORMS = ("%d-%m-%Y", "%d-%m-%Y %H:%M", "%d-%m-%Y %H:%M:%S")


@dataclass(frozen=True, slots=True)
class Expiry:
    """When a token ends: on `day`, and at `moment` where more than the day is known."""

    day: date
    moment: datetime | None = None

    def left(self, now: datetime) -> timedelta:
        """The time that remains at `now`; in whole Dutch calendar days when only a day is known."""
        if self.moment is not None:
            return self.moment - now
        return timedelta(days=(self.day - dutch_day(now)).days)

    def has_passed(self, now: datetime) -> bool:
        """Is it over for certain? On the day itself, with no time known, it is not."""
        left = self.left(now)
        return left <= timedelta(0) if self.moment is not None else left < timedelta(0)


def read_expiry(value: object) -> Expiry | None:
    """When the token ends; None when metainfo names no end. Raises Malformed for another form."""
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    try:
        expiry = _read(value)
    except (ValueError, OverflowError):
        raise Malformed(say("tokenExpiry has a form that is not known")) from None
    if expiry is not None and expiry.day.year < _FIRST_YEAR:
        raise Malformed(say("tokenExpiry lies before the year 2000"))
    return expiry


def _read(value: object) -> Expiry | None:
    if isinstance(value, str):
        text = value.strip()
        return _number(int(text), len(text)) if text.isdecimal() else _text(text)
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
        raise ValueError
    return _number(int(value), len(str(int(value))))


def _number(number: int, digits: int) -> Expiry | None:
    if number == 0:
        return None
    if form := _DIGIT_FORMS.get(digits):
        return _expiry(datetime.strptime(str(number), form))
    unit = timedelta(milliseconds=1) if number >= _MILLISECONDS_FROM else timedelta(seconds=1)
    moment = _EPOCH + number * unit
    return Expiry(dutch_day(moment), moment)


def _text(text: str) -> Expiry:
    return _expiry(_parsed(text))


def _expiry(moment: datetime) -> Expiry:
    if moment.time() == time(0):
        return Expiry(moment.date())
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=DUTCH_TIME)
    # The last year stands for never, and its last day cannot be moved to another zone.
    return Expiry(moment.date() if moment.year == MAXYEAR else dutch_day(moment), moment)


def _parsed(text: str) -> datetime:
    for form in _DUTCH_FORMS:
        try:
            return datetime.strptime(text, form)
        except ValueError:
            continue
    return datetime.fromisoformat(text)
