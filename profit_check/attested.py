"""What a manifest attests, ready to be judged."""

from __future__ import annotations

from profit_check.environment import Environment
from profit_check.language.phrase import say
from profit_check.model import Score, Strength
from profit_check.profit.mentions import Searched

SCORES = {
    Score.GREEN: say("green"),
    Score.ORANGE: say("orange"),
    Score.RED: say("red"),
}
"""The words for the scores of a penetration test."""

STRENGTHS = {
    Strength.END_USER: say("end-user"),
    Strength.DEVELOPER: say("developer"),
    Strength.PARTNER: say("partner"),
}
"""The words for whom AFAS's auditor made a report."""


def searched(environment: Environment) -> Searched | None:
    """The implementation document's text, to be searched; None where it could not be had."""
    document = environment.certification.implementation_document
    return None if document is None or document.text is None else Searched(document.text)
