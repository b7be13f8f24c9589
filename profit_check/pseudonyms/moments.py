"""A date or time becomes another in the same form; one that does not exist, another such."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from profit_check.profit.collation import moment
from profit_check.profit.json_schema import reads_as_date
from profit_check.pseudonyms.forms import is_moment

_YEARS = (1801, 2201, 4001, 1001)
_MONTHS_LEFT = 9000 * 12
_EXISTING, _MISSING = 1, 45
"""A day that each month has, and one that none has."""

_DIGIT = re.compile(r"[0-9]")
_OFFSET = re.compile(r"(?:Z|[+-]\d\d:?\d\d)\Z", re.ASCII)


def is_dated(text: str) -> bool:
    """Whether it is a date, perhaps with a time, or has the form of one."""
    return is_moment(text) or (text[:1].isdigit() and reads_as_date(text))


def dated(texts: Sequence[str], variant: int) -> Mapping[str, str] | None:
    """Another moment for each of `texts`, all of which are dated: each month stands for one."""
    order = sorted({moment(text) for text in texts})
    first = _YEARS[variant % len(_YEARS)] * 12
    if first + len(order) > _MONTHS_LEFT:
        return None
    places = {key: first + place for place, key in enumerate(order)}
    return {text: _in(text, places[moment(text)]) for text in texts}


def _in(text: str, month: int) -> str:
    day = _EXISTING if reads_as_date(text) else _MISSING
    rest = text[10:]
    offset = _OFFSET.search(rest)
    end = offset.start() if offset else len(rest)
    return f"{month // 12:04}-{month % 12 + 1:02}-{day:02}{_DIGIT.sub('0', rest[:end])}{rest[end:]}"
