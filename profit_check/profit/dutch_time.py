"""Dutch local time, the clock of Profit, without a time zone database: Windows has none."""

from __future__ import annotations

from datetime import date, datetime, timedelta, tzinfo

_WINTER = timedelta(hours=1)
_SUMMER = timedelta(hours=2)


class _Dutch(tzinfo):
    """Central European time: an hour on from the last Sunday of March to that of October."""

    def utcoffset(self, moment: datetime | None) -> timedelta:
        return _WINTER + self.dst(moment)

    def dst(self, moment: datetime | None) -> timedelta:
        if moment is None:
            return timedelta(0)
        local = moment.replace(tzinfo=None)
        starts = _last_sunday(local.year, 3) + timedelta(hours=2)
        ends = _last_sunday(local.year, 10) + timedelta(hours=3)
        if not starts <= local < ends:
            return timedelta(0)
        in_repeated_hour = local >= ends - timedelta(hours=1)
        return timedelta(0) if in_repeated_hour and moment.fold else _SUMMER - _WINTER

    def tzname(self, moment: datetime | None) -> str:
        return "CEST" if self.dst(moment) else "CET"

    def fromutc(self, moment: datetime) -> datetime:
        universal = moment.replace(tzinfo=None)
        starts = _last_sunday(universal.year, 3) + timedelta(hours=1)
        ends = _last_sunday(universal.year, 10) + timedelta(hours=1)
        offset = _SUMMER if starts <= universal < ends else _WINTER
        repeated = ends <= universal < ends + timedelta(hours=1)
        return (universal + offset).replace(tzinfo=self, fold=int(repeated))


DUTCH_TIME = _Dutch()


def dutch_day(moment: datetime) -> date:
    """The date that the calendar in the Netherlands shows at `moment`, which knows its zone."""
    return moment.astimezone(DUTCH_TIME).date()


def _last_sunday(year: int, month: int) -> datetime:
    """Midnight of the last Sunday in a month of 31 days."""
    last = datetime(year, month, 31)
    return last - timedelta(days=last.isoweekday() % 7)
