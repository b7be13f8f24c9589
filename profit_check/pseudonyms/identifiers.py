"""GUIDs become others in the same form, by their rank as text and as uniqueidentifier."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from profit_check.profit.collation import Key, identifier_text, is_identifier, sql_text

_FIRST, _LAST = 8, 12
"""Digits of the first group, by which text sorts, and of the last, by which identifiers do."""

_BETWEEN = ("a", "b", "c", "d", "e", "f")


def identified(texts: Sequence[str], variant: int) -> Mapping[str, str] | None:
    """Another GUID for each of `texts`, all of which are GUIDs."""
    ranks = [_ranks([key(text.strip()) for text in texts]) for key in (sql_text, identifier_text)]
    return {
        text: _formed(text, as_text, as_identifier, variant)
        for text, as_text, as_identifier in zip(texts, *ranks, strict=True)
        if is_identifier(text)
    }


def _ranks(keys: Sequence[Key]) -> list[int]:
    places = {key: place for place, key in enumerate(sorted(set(keys)))}
    return [places[key] for key in keys]


def _formed(text: str, as_text: int, as_identifier: int, variant: int) -> str:
    """The digits in the form of `text`: its braces, hyphens, blanks and letter case."""
    between = _BETWEEN[variant % len(_BETWEEN)] * (32 - _FIRST - _LAST)
    digits = f"{as_text:0{_FIRST}x}{between}{as_identifier:0{_LAST}x}"
    if any(map(str.isupper, text)):
        digits = digits.upper()
    left: Iterator[str] = iter(digits)
    return "".join(next(left) if one.isalnum() else one for one in text)
