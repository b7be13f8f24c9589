"""Values that are sent in a field become others of their form; codes of its table stay."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import islice, product
from string import ascii_lowercase, ascii_uppercase
from typing import Any

from profit_check.profit.json_schema import NUMERIC, code_of
from profit_check.pseudonyms.forms import tells
from profit_check.pseudonyms.letters import ALPHABETS
from profit_check.pseudonyms.moments import dated, is_dated

_WORDS = ("insert", "update", "delete", "true", "false", "0", "1")
"""What AFAS gives a meaning of its own wherever it stands."""

_NUMBER = re.compile(rf"\s*(?:{NUMERIC})\s*\Z", re.ASCII)
_NONZERO = "123456789"
_MOST_TRIED = 20_000
_MOST_TOLD = 3
"""Characters of a text for which there may be too few words of letters alone."""

_MOST_LETTERS = 8
"""Letters of a text that tell it from others; what follows is always the same."""


class FieldValues:
    """Takes in the values of a field first; then `of` tells what stands for each.

    `codes` are those of its code table. `full` is set when values could not all be told apart.
    """

    def __init__(self, codes: Collection[str]) -> None:
        self._stays = {one.strip().casefold() for one in (*codes, *_WORDS)}
        self._texts: dict[str, None] = {}
        self._numbers: dict[str, int | float] = {}
        self._found: dict[tuple[type, str], Any] = {}
        self._taken: set[str] = set()
        self._ways: dict[tuple[type, object], Iterator[str]] = {}
        self.full = False

    def add(self, value: Any) -> None:
        """Takes in a value, before `settle`."""
        if not self._is_kept(value):
            written = value if isinstance(value, str) else repr(value)
            if isinstance(value, str):
                self._texts[written] = None
            else:
                self._numbers[written] = value

    def settle(self) -> None:
        """Chooses what stands for the values."""
        self._taken = {text for text in (*self._texts, *self._numbers) if tells(text)}
        self._settle_dates([text for text in self._texts if is_dated(text)])
        for text in sorted(self._texts):
            if (str, text) not in self._found:
                self._found[str, text] = self._chosen(text, str)
        for text, number in sorted(self._numbers.items()):
            self._found[type(number), text] = type(number)(self._chosen(text, type(number)))

    def of(self, value: Any) -> Any:
        """What stands for a value that was added; the value itself where it may stay."""
        if self._is_kept(value):
            return value
        return self._found[type(value), value if isinstance(value, str) else repr(value)]

    def _is_kept(self, value: Any) -> bool:
        if value is None or isinstance(value, bool):
            return True
        code = code_of(value)
        return code is None or not code or code.casefold() in self._stays

    def _settle_dates(self, texts: Sequence[str]) -> None:
        for variant in range(4):
            found = dated(texts, variant) or {}
            if self._taken.isdisjoint(found.values()):
                self._found |= {(str, text): other for text, other in found.items()}
                return

    def _chosen(self, text: str, kind: type) -> str:
        """The next text of the same form that is not taken."""
        for one in islice(self._ways.setdefault(_way(text, kind), _like(text, kind)), _MOST_TRIED):
            same = kind is str or repr(kind(one)) == one
            if same and one not in self._taken and one.strip().casefold() not in self._stays:
                self._taken.add(one)
                return one
        self.full = True
        return next(_like(text, kind))


def _way(text: str, kind: type) -> tuple[type, object]:
    """Equal for texts that the same ones can stand for."""
    is_word = kind is str and not _NUMBER.match(text)
    if is_word and len(text) > _MOST_TOLD:
        return kind, len(text)
    return kind, tuple(map(_pool, text))


def _like(text: str, kind: type) -> Iterator[str]:
    """Texts of the form of `text`: of a number with as many digits and the same zeros."""
    if kind is str and not _NUMBER.match(text):
        few = min(_MOST_LETTERS, len(text))
        rest = ALPHABETS[0][-1] * (len(text) - few)
        yield from ("".join(one) + rest for one in product(ALPHABETS[0], repeat=few))
        pools = [_pool(one) for one in text[:_MOST_LETTERS]]
        yield from ("".join(one) + rest for one in product(*pools))
        return
    mantissa, e, exponent = text.partition("e")
    pools = [_NONZERO if one in _NONZERO else one for one in mantissa]
    yield from ("".join(one) + e + exponent for one in product(*pools))


def _pool(one: str) -> str:
    if one.isupper():
        return ascii_uppercase
    if one.isalpha():
        return ascii_lowercase
    return _NONZERO if one in _NONZERO else one
