"""What AFAS fixes of certification: how long things stand, and how many there must be.

From the AFAS page `partner-certification-steps`.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import MAXYEAR, date

from profit_check.model import PenetrationTest, Score

LEAST_CONTACTS = 2
LEAST_CUSTOMERS = 5
PROJECT_MONTHS = 12
"""Months from the start in which all tasks of the project are to be done."""

NOTICE_MONTHS = 12
"""Months of notice that start when a penetration test ends."""

VALID_MONTHS: Mapping[Score, int] = {Score.GREEN: 36, Score.ORANGE: 15, Score.RED: 6}
"""How long a penetration test stands, from the date on its report."""

REMINDER_DAYS = 90
"""Days before its end from which a penetration test should be arranged anew."""


def months_after(day: date, months: int) -> date:
    """The same day so many months on; of a month that has no such day, the last day."""
    count = day.year * 12 + day.month - 1 + months
    year, month = count // 12, count % 12 + 1
    if year > MAXYEAR:
        return date.max
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def validity_ends(test: PenetrationTest) -> date:
    """The last day on which a penetration test is valid."""
    return months_after(test.date, VALID_MONTHS[test.score])


def project_ends(start: date) -> date:
    """The last day for the tasks of a certification project."""
    return months_after(start, PROJECT_MONTHS)
