"""How SQL Server, on which Profit runs, may order values: nulls first, numbers by value, text.

Which collation an environment has is not published. A collation here gives a sort key for a text;
values that it keeps equal may stand in any order. LIKELY are the ones that Windows and SQL Server
installations in the Netherlands use, POSSIBLE those that cannot be excluded.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache
from typing import Any

Key = tuple[Any, ...]
Collation = Callable[[str], Key]

_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)Z?)?", re.ASCII)
_NUMBER = re.compile(r"[-+]?(?:\d+(?:[.,]\d*)?|[.,]\d+)", re.ASCII)
_IDENTIFIER = re.compile(
    r"\{?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\}?|[0-9a-f]{32}", re.IGNORECASE
)
_SPACE, _PUNCTUATION, _DIGIT, _LETTER = range(4)
_MOST_WEIGHTS = 4096
_SHORT = 64
"""Characters of a text whose place is remembered."""

_LETTERS = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th"})
_WINDOWS = "_-,;:!?/.`^~'\"()[]{}@$*\\&#%+<=>|"
"""Punctuation in the order of Windows collations."""

_IGNORED = str.maketrans("", "", "-'\u2010\u2011\u2019\u00ad")
"""What a Windows collation looks at only when everything else is equal."""


def sort_key(value: object, collation: Collation) -> Key:
    """Where `value` stands among the values of its field."""
    if value is None:
        return (0,)
    if isinstance(value, bool | int | float):
        return (1, value)
    if not isinstance(value, str):
        return (3,)
    return (2, _short_key(value, collation) if len(value) <= _SHORT else _key(value, collation))


def _key(text: str, collation: Collation) -> Key:
    return collation(moment(text))


_short_key = lru_cache(maxsize=1 << 13)(_key)
"""Several checks look at the same rows, in more than one collation."""


def moment(text: str) -> str:
    """A date or time in one form, so that its text sorts as it does; any other text as it is.

    The `Z` at the end goes: Profit's times are Dutch local time, whatever it says.
    """
    match = _MOMENT.fullmatch(text)
    if match is None:
        return text
    day, time = match[1], match[2] or "00:00:00"
    time = time if len(time) > 5 else f"{time}:00"
    return f"{day}T{time.rstrip('0').rstrip('.') if '.' in time else time}"


def sql_text(text: str) -> Key:
    """A SQL collation (SQL_Latin1_General_CP1_CI_AS): no case, punctuation before digits."""
    folded = text.rstrip(" ").casefold()
    return _without_accents(folded).translate(_SQL_WEIGHTS), _accents(folded)


def windows_text(text: str) -> Key:
    """A Windows collation (Latin1_General_CI_AS): hyphens and apostrophes hardly count."""
    folded = text.rstrip(" ").casefold().translate(_LETTERS)
    plain = _without_accents(folded)
    word = plain.translate(_IGNORED)
    first, last = word.translate(_WINDOWS_WEIGHTS), plain.translate(_WINDOWS_WEIGHTS)
    return first, _accents(folded), last


def accent_insensitive_text(text: str) -> Key:
    """A collation without case or accents (…_CI_AI)."""
    return (_without_accents(text.rstrip(" ").casefold()).translate(_SQL_WEIGHTS),)


def binary_text(text: str) -> Key:
    """A binary collation (…_BIN2): by code point, so capitals first."""
    return (text,)


def code_point_text(text: str) -> Key:
    """By code point, without case and accents."""
    return (_without_accents(text.rstrip(" ").casefold()),)


def numeric_text(text: str) -> Key:
    """Numbers in text by their value, as where a number is kept right-aligned or sent as text."""
    match = _NUMBER.fullmatch(text.strip())
    if match is None:
        return (1, *sql_text(text))
    return (0, Decimal(match[0].replace(",", ".")))


def identifier_text(text: str) -> Key:
    """A uniqueidentifier: by its last six bytes, then from right to left by the groups before."""
    if not is_identifier(text):
        return (1, *sql_text(text))
    digits = text.strip("{} \t").replace("-", "").lower()
    whole = bytes.fromhex(digits)
    return (0, whole[10:], whole[8:10], whole[7:5:-1], whole[5:3:-1], whole[3::-1])


def is_identifier(value: object) -> bool:
    """Has `value` the form of a uniqueidentifier (GUID), with or without hyphens?"""
    return isinstance(value, str) and _IDENTIFIER.fullmatch(value.strip()) is not None


LIKELY: tuple[Collation, ...] = (sql_text, windows_text)
POSSIBLE: tuple[Collation, ...] = (
    accent_insensitive_text,
    binary_text,
    code_point_text,
    numeric_text,
    identifier_text,
)


class _Weights(dict[int, str]):
    """What `str.translate` makes of each character: three that sort as the character does."""

    def __init__(self, punctuation: str) -> None:
        super().__init__()
        self._punctuation = punctuation

    def __missing__(self, code: int) -> str:
        weight = _weight(chr(code), self._punctuation)
        if len(self) < _MOST_WEIGHTS:
            self[code] = weight
        return weight


def _weight(character: str, punctuation: str) -> str:
    if character.isspace():
        return chr(_SPACE) * 3
    place = 0
    if character.isdigit():
        kind = _DIGIT
    elif character.isalpha():
        kind = _LETTER
    else:
        kind, place = _PUNCTUATION, punctuation.find(character) + 1
    return chr(kind) + chr(place) + character


_SQL_WEIGHTS = _Weights("")
_WINDOWS_WEIGHTS = _Weights(_WINDOWS)


def _without_accents(text: str) -> str:
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(one for one in decomposed if not unicodedata.combining(one))


def _accents(text: str) -> tuple[str, ...]:
    """The accents of each letter, by which otherwise equal texts are told apart."""
    if text.isascii():
        return ("",) * len(text)
    marks: list[str] = []
    for character in unicodedata.normalize("NFKD", text):
        if unicodedata.combining(character) and marks:
            marks[-1] += character
        else:
            marks.append("")
    return tuple(marks)
