"""Says in words until when a deviation is accepted, why, and by whom."""

from __future__ import annotations

from profit_check.language.phrase import Phrase, say
from profit_check.model import Waiver


def waived(waiver: Waiver) -> Phrase:
    """`waived until 2027-03-01: Country table only (agreed with …)`; holds text from outside."""
    if waiver.agreed_with is None:
        return say("waived until {until}: {reason}", until=waiver.until, reason=waiver.reason)
    return say(
        "waived until {until}: {reason} (agreed with {agreed_with})",
        until=waiver.until,
        reason=waiver.reason,
        agreed_with=waiver.agreed_with,
    )
