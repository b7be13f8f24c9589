"""How long a report stands: until the first day on which something ends, and never for long."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from profit_check.language.phrase import Phrase, joined, say
from profit_check.model import Document, Profile, Verdict
from profit_check.profit.dutch_time import dutch_day

LONGEST = timedelta(days=90)
"""An environment, and what AFAS asks of it, change meanwhile; so no report stands for longer."""


@dataclass(frozen=True, slots=True)
class Validity:
    """The last `day` on which a report stands, and sentences on it: how long, and why.

    A report that decides nothing has no such day.
    """

    day: date | None
    stands: str
    because: str


def valid_until(document: Document) -> date | None:
    """The first day of the calendar that is still to come, or LONGEST after the day of judging.

    None where the verdict is inconclusive.
    """
    return None if document.verdict is Verdict.INCONCLUSIVE else _until(document)


def _until(document: Document) -> date:
    judged = _judged(document)
    ahead = [one.date for one in document.calendar if one.date >= judged]
    return min([*ahead, judged + LONGEST])


def validity(document: Document) -> Validity:
    """How long the report of `document` stands, and what that rests on."""
    day, because = _until(document), _because(document, _until(document))
    if document.verdict is not Verdict.INCONCLUSIVE:
        return Validity(day, _stands(document, day), because)
    undecided = say("This report decides nothing, and has no day until which it stands.")
    if all(item.status is None for item in document.evidence):
        return Validity(None, undecided, say("No request was answered."))
    looked_at = say("What was looked at stands until {day}.", day=day)
    return Validity(None, undecided, joined((looked_at, because), " "))


def _judged(document: Document) -> date:
    return document.scope.as_of or dutch_day(document.started_at)


def _stands(document: Document, day: date) -> Phrase:
    scope = document.scope
    if scope.interrupted:
        return say("What was judged before the interruption stands until {day}.", day=day)
    if scope.only or scope.skip or document.profile is Profile.CONNECT:
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
        if one.date == day and one.kind == "response-header":
            return say("On that day AFAS changes something technical; the developer sees to it.")
        if one.date == day:
            return say("On that day: {what}.", what=one.what)
    return say("A report stands for {days} days at most.", days=LONGEST.days)
