"""What a check can say of what it found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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
    about: Iterable[str] = (),
    **facts: Any,
) -> Outcome:
    """Asked and found wrong: a `fail` at level must, else a `warn`.

    `level` overrules the check's own. `blocks` makes the checks that need this one `not_tested`
    even where the finding is only a `warn`. `correction` are the query parameters with which the
    request would have been right, where the check can tell. `about` are the fields, places in
    payloads, connectors … that the message tells of, by names that no language changes: a baseline
    that has the finding, but not one of these, does not excuse it. Never a value.
    """
    return Outcome(None, message, facts, level, blocks, correction or {}, _named(about))


def warn(message: str, *, about: Iterable[str] = (), **facts: Any) -> Outcome:
    """Works, but AFAS or good practice says otherwise; never a `fail`, whatever the level.

    `about` is as in `wrong`.
    """
    return Outcome(Status.WARN, message, facts, about=_named(about))


def review(message: str, *, about: Iterable[str] = (), **facts: Any) -> Outcome:
    """A person must look at what the message names; `about` is as in `wrong`."""
    return Outcome(Status.REVIEW, message, facts, about=_named(about))


def undecided(message: str, **facts: Any) -> Outcome:
    """The check looked and could not tell: an `error`."""
    return Outcome(Status.ERROR, message, facts)


def not_applicable(message: str, **facts: Any) -> Outcome:
    """The integration does not use what is asked about, or did not give what is needed."""
    return Outcome(Status.NOT_APPLICABLE, message, facts)


def _named(about: Iterable[str]) -> tuple[str, ...]:
    """Each name once, sorted; plain text, whatever kind of text it was."""
    if isinstance(about, str):
        raise TypeError("about is a list of names")
    return tuple(sorted({"".join(one) for one in about}))
