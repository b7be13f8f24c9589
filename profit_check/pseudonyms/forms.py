"""What checks look at in a text besides its place among others."""

from __future__ import annotations

import re
from collections.abc import Iterable

from profit_check.profit.collation import is_identifier, moment
from profit_check.profit.fields import REPLACED
from profit_check.profit.json_schema import NUMERIC, reads_as_date

_NUMERIC = re.compile(rf"(?:{NUMERIC})\Z", re.ASCII)

SHORT, TELLING = 3, 6
"""Characters from which a text should not be kept, if that can be, and from which it may not."""

_DIGITS = re.compile(r"[1-9]")


def form(text: str) -> tuple[object, ...]:
    """What rules of rows and of filters look at: pseudonyms have the same."""
    return (
        len(text),
        not text.strip(),
        is_moment(text),
        reads_as_date(text),
        _NUMERIC.match(text) is not None,
        is_identifier(text),
        "," in text or ";" in text,
        is_said_by_profit(text),
    )


def is_moment(text: str) -> bool:
    """Whether it has the form of a date or time of Profit's, which may not exist."""
    return moment(text) != text or moment(f"{text}Z") == text


def is_said_by_profit(text: str) -> bool:
    """Whether it is no value of a customer's: what Profit gives for a field that was replaced."""
    return text.strip().casefold() in REPLACED


def tells(text: str, least: int = TELLING) -> bool:
    """Whether a text may be recognised: it is long enough, and no rule or zeros."""
    if is_said_by_profit(text):
        return False
    has_sense = any(map(str.isalpha, text)) or _DIGITS.search(text) is not None
    return len(text) >= least and has_sense


def kept(outcome: Iterable[str], originals: Iterable[str], least: int = TELLING) -> float:
    """Which share of the telling originals stands among the outcome, for whatever."""
    telling = {text for text in originals if tells(text, least)}
    return len(telling.intersection(outcome)) / len(telling) if telling else 0.0
