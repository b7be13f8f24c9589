"""Finds rule codes and levels in a line of a report."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass

from profit_check.model import AuditorLevel
from profit_check.profit.auditor import GROUPS

CODE = re.compile(
    rf"(?<!\w)(?:(?i:{'|'.join(GROUPS)})-[0-9]+|(?:{'|'.join(GROUPS)}) ?- ?[0-9]+"
    r"|[A-Z]{2,}-[0-9]+)(?!\w)"
)
"""A rule's code: letters, hyphen, digits. Small letters only count in a group of AFAS's."""

_SYMBOLS = {
    AuditorLevel.ERROR: "❌|✖|:x:|â\x9d?Œ",
    AuditorLevel.WARNING: "⚠|:warning:|âš(?= )",
    AuditorLevel.INFORMATION: "\u2139|:information_source:|â„¹",
}
"""The auditor's symbols, as a shortcode too, and as they are where a file was read wrongly."""

_WORDS = {
    AuditorLevel.ERROR: "errors?|fout(?:en)?|foutmelding(?:en)?",
    AuditorLevel.WARNING: "warnings?|waarschuwing(?:en)?",
    AuditorLevel.INFORMATION: "info|information|informational|informatie|informatief",
}

_SYMBOL = re.compile(
    "(?:"
    + "|".join(f"(?P<{level}>{form})" for level, form in _SYMBOLS.items())
    + ")[\ufe0e\ufe0f]?"
)
_WORD = "(?:" + "|".join(f"(?P<{level}>{form})" for level, form in _WORDS.items()) + ")"
_LABEL = r"(?:niveau|level|ernst|severity|soort|type|status)\s*[:=|]\s*"
_PLACED_WORD = re.compile(
    rf"(?:^\W*|[|(\[]\s*|{_LABEL}|{CODE.pattern}[\s:.,(\[-]*){_WORD}(?=\W*$|\s*[|)\]:,.;-]|\W+{CODE.pattern})",
    re.IGNORECASE,
)
_ONLY_LEVEL = re.compile(rf"\W*(?:[0-9]+\W+)?{_WORD}\W*(?:\(?\W*[0-9]+\W*)?", re.IGNORECASE)
_EMPTY = re.compile(r"\(\s*\)|\[\s*\]")
_REFERS = re.compile(r"\b(?:see(?: also)?|zie(?: ook)?|cf|vgl)\W{0,3}$", re.IGNORECASE)
_ANY_WORD = re.compile(rf"(?<!\w){_WORD}(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mark:
    """A level that stands from `start` to `end` in a text."""

    level: AuditorLevel
    start: int
    end: int


def code_of(match: re.Match[str]) -> str:
    """The code as AFAS writes it."""
    return match[0].replace(" ", "").upper()


def symbols(text: str) -> list[Mark]:
    """The symbols of levels in a text."""
    return [_mark(match) for match in _SYMBOL.finditer(text)]


def marks(text: str) -> list[Mark]:
    """The levels that a text tells: by symbols; without any, by words that stand for a level."""
    return symbols(text) or [_mark(match) for match in _PLACED_WORD.finditer(text)]


def levels(text: str, codes: Sequence[re.Match[str]]) -> list[AuditorLevel | None]:
    """The level of each of the codes in a text; None for one of which that is not told."""
    told = marks(text)
    if len({one.level for one in told}) == 1:
        return [told[0].level] * len(codes)
    if not told:
        return [None] * len(codes)
    starts = [one.start for one in told]
    if starts[0] < codes[0].start():
        return [told[bisect(starts, code.start()) - 1].level for code in codes]
    ends = [*(code.start() for code in codes[1:]), len(text)]
    first = [bisect(starts, code.start()) for code in codes]
    return [
        told[place].level if place < len(told) and starts[place] < end else None
        for place, end in zip(first, ends, strict=True)
    ]


def heading_level(text: str) -> AuditorLevel | None:
    """The level that a heading such as `❌ Errors (3)` announces."""
    without = without_marks(text)
    if match := _ONLY_LEVEL.fullmatch(without):
        return _mark(match).level
    told = symbols(text)
    return told[0].level if len(told) == 1 and not without.strip(" :-.") else None


def without_marks(text: str) -> str:
    """`text` without the symbols of levels."""
    return _SYMBOL.sub(" ", text)


def without_levels(text: str) -> str:
    """`text` without symbols, and without every word that names a level."""
    return _ANY_WORD.sub(" ", without_marks(text))


def said(text: str, codes: Sequence[re.Match[str]]) -> list[str]:
    """What a text says beside each of its codes, without codes and levels.

    Of codes that stand together, each is said what comes after the last of them.
    """
    letters = list(text)
    for mark in marks(text):
        letters[mark.start : mark.end] = " " * (mark.end - mark.start)
    text = "".join(letters)
    if len(codes) == 1:
        return [_tidy(CODE.sub(" ", text))]
    ends = [*(code.start() for code in codes[1:]), len(text)]
    parts = [_tidy(text[code.end() : end]) for code, end in zip(codes, ends, strict=True)]
    for number in range(len(parts) - 2, -1, -1):
        if not re.search(r"[^\W\d_]", parts[number]):
            parts[number] = parts[number + 1]
    return parts


def is_reference(text: str, code: re.Match[str]) -> bool:
    """Whether a code is only referred to: `see DATA-25`."""
    return bool(_REFERS.search(text[max(0, code.start() - 20) : code.start()]))


def _mark(match: re.Match[str]) -> Mark:
    level = next(level for level in AuditorLevel if match[level.value])
    start, end = match.span(level.value)
    return Mark(level, start, max(end, match.end() if match[0][-1] in "\ufe0e\ufe0f" else end))


def _tidy(text: str) -> str:
    text = _REFERS.sub("", _EMPTY.sub(" ", text))
    parts = (part.strip(" \t:;,.-/*").lstrip(")] ") for part in without_marks(text).split("|"))
    parts = (part.removesuffix("(").removesuffix("[").rstrip() for part in parts)
    return "; ".join(" ".join(part.split()) for part in parts if part)
