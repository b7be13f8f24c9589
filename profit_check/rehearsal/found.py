"""What was found of one expectation, and how much it weighs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from profit_check.language.phrase import Phrase, joined
from profit_check.model import Outcome
from profit_check.outcomes import passed, review, undecided, warn, wrong


class Weight(IntEnum):
    """From what is as it should be to what is wrong; UNTOLD could not be decided."""

    FINE = 0
    DOUBT = 1
    MILD = 2
    UNTOLD = 3
    WRONG = 4


@dataclass(frozen=True, slots=True)
class Found:
    """A fact, in half a sentence that others can stand beside."""

    text: Phrase
    weight: Weight = Weight.FINE


_OUTCOMES: Mapping[Weight, Callable[[Phrase], Outcome]] = {
    Weight.FINE: passed,
    Weight.DOUBT: review,
    Weight.MILD: warn,
    Weight.UNTOLD: undecided,
    Weight.WRONG: wrong,
}


def outcome_of(found: Sequence[Found]) -> Outcome:
    """The outcome that the heaviest of these makes; its message tells them all."""
    heaviest = max(one.weight for one in found)
    return _OUTCOMES[heaviest](joined([one.text for one in found], "; "))
