"""Which fields look privacy-sensitive by their name, in Dutch and English.

A judgement of names can only point: whether a field holds personal data is for a person to say.
Terms (`privacy_terms.toml`) are compared with whole words, so that *Naam* of an article, or
*Mailing*, is left alone.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from profit_check.profit.metainfo import Field

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_LONGEST_TERM = 4
"""Words that one term may be spread over: `date of birth`, `Date_Of_Birth`, `DateOfBirth`."""


def looks_sensitive(field: Field) -> bool:
    """Whether the field's name in rows, its label or AFAS's own id names something private."""
    texts = (field.id, field.label, field.field_id)
    return any(_sensitive(_words(text), field.data_type) for text in texts)


def _sensitive(words: list[str], data_type: str) -> bool:
    terms, spread = _terms(), set(_spread(words))
    if spread & terms["private"]:
        return True
    if data_type.strip().casefold() not in ("string", "") or spread & terms["about"]:
        return False
    belongs = bool(spread & terms["reach"] and spread & terms["belonging"])
    return belongs or bool(spread & terms["address"])


def _words(text: str) -> list[str]:
    decomposed = unicodedata.normalize("NFKD", text)
    plain = "".join(one for one in decomposed if not unicodedata.combining(one))
    return [word.lower() for word in _WORD.findall(plain)]


def _spread(words: list[str]) -> Iterator[str]:
    """Each word, and each run of up to _LONGEST_TERM words written as one."""
    for start in range(len(words)):
        for end in range(start + 1, min(start + _LONGEST_TERM, len(words)) + 1):
            yield "".join(words[start:end])


@cache
def _terms() -> Mapping[str, frozenset[str]]:
    text = (files("profit_check.profit") / "privacy_terms.toml").read_text("utf-8")
    return {name: frozenset(words) for name, words in tomllib.loads(text).items()}
