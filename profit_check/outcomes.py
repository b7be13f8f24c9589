"""What a check can say of what it found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from profit_check.language.phrase import Phrase, joined, say_number
from profit_check.model import Level, Outcome, Status

MENTIONED = 10
"""Things that a message names; more would not be read."""


def listed(found: Sequence[str], most: int = MENTIONED, separator: str = "; ") -> Phrase:
    """What was found as one text; beyond `most` it says only how many more there are."""
    others = len(found) - most
    more = (say_number("and {count} more", "and {count} more", count=others),) if others > 0 else ()
    return joined((*found[:most], *more), separator)


def passed(message: str, **facts: Any) -> Outcome:
    """Asked and found right. `message` is a template that `facts` fill: "{count} rows".

    It is written out in the call, or marked with `mark`, so that the catalogues know it.
    """
    return Outcome(Status.PASS, message, facts)


def wrong(
    message: str,
    *,
    level: Level | None = None,
    blocks: bool = False,
    correction: Mapping[str, str] | None = None,
    **facts: Any,
) -> Outcome:
    """Asked and found wrong: a `fail` at level must, else a `warn`.

    `level` overrules the check's own. `blocks` makes the checks that need this one `not_tested`
    even where the finding is only a `warn`. `correction` are the query parameters with which the
    request would have been right, where the check can tell.
    """
    return Outcome(None, message, facts, level, blocks, correction or {})


def warn(message: str, **facts: Any) -> Outcome:
    """Works, but AFAS or good practice says otherwise; never a `fail`, whatever the level."""
    return Outcome(Status.WARN, message, facts)


def review(message: str, **facts: Any) -> Outcome:
    """A person must look at what the message names."""
    return Outcome(Status.REVIEW, message, facts)


def undecided(message: str, **facts: Any) -> Outcome:
    """The check looked and could not tell: an `error`."""
    return Outcome(Status.ERROR, message, facts)


def not_applicable(message: str, **facts: Any) -> Outcome:
    """The integration does not use what is asked about, or did not give what is needed."""
    return Outcome(Status.NOT_APPLICABLE, message, facts)
