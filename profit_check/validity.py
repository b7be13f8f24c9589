"""How long a report stands: until the first day on which something ends, and never for long."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from profit_check.language.phrase import Phrase, say
from profit_check.model import Document
from profit_check.profit.dutch_time import dutch_day

LONGEST = timedelta(days=90)
"""An environment, and what AFAS asks of it, change meanwhile; so no report stands for longer."""


@dataclass(frozen=True, slots=True)
class Validity:
    """The last `day` on which a report stands, and two sentences on it: how long, and why."""

    day: date
    stands: str
    because: str


def valid_until(document: Document) -> date:
    """The first day of the calendar that is still to come, or LONGEST after the day of judging."""
    judged = _judged(document)
    ahead = [one.date for one in document.calendar if one.date >= judged]
    return min([*ahead, judged + LONGEST])


def validity(document: Document) -> Validity:
    """How long the report of `document` stands, and what that rests on."""
    day = valid_until(document)
    return Validity(day, _stands(document, day), _because(document, day))


def _judged(document: Document) -> date:
    return document.scope.as_of or dutch_day(document.started_at)


def _stands(document: Document, day: date) -> Phrase:
    scope = document.scope
    if scope.interrupted:
        return say("What was judged before the interruption stands until {day}.", day=day)
    if scope.only or scope.skip:
        return say("The part of the checks that was run stands until {day}.", day=day)
    if scope.as_of:
        return say(
            "This report judges as of {as_of}, and as such stands until {day}.",
            as_of=scope.as_of,
            day=day,
        )
    return say("This report stands until {day}.", day=day)


def _because(document: Document, day: date) -> Phrase:
    for one in document.calendar:
        if one.date == day:
            return say("On that day: {what}.", what=one.what)
    return say("A report stands for {days} days at most.", days=LONGEST.days)
