"""The values of a field in all rows of a connector, and what stands for each of them."""

from __future__ import annotations

import json
from typing import Any

from profit_check.language.phrase import Phrase
from profit_check.pseudonyms.letters import ALPHABETS
from profit_check.pseudonyms.numbers import Mark, Number, mark, ranked
from profit_check.pseudonyms.rules import Rule
from profit_check.pseudonyms.texts import Named, named

LONG = 10_000
"""Characters of a text beyond which only equality and length count: it is kept shortened."""


class Column:
    """Takes in all values first; then `of` tells what stands for each."""

    def __init__(self) -> None:
        self._texts: dict[str, None] = {}
        self._long: dict[str, int] = {}
        self._numbers: dict[Mark, Number] = {}
        self._nested: dict[str, int] = {}
        self._ranked: dict[Mark, Number] = {}
        self._named = Named({}, {})

    def add(self, value: Any) -> None:
        """Takes in a value, before `settle`."""
        if isinstance(value, str):
            if len(value) > LONG:
                self._long.setdefault(value, len(self._long))
            else:
                self._texts[value] = None
        elif isinstance(value, int | float):
            self._numbers[mark(value)] = value
        elif value is not None:
            self._nested.setdefault(_written(value), len(self._nested))

    def settle(self) -> Phrase | None:
        """Chooses what stands for the values; what that does not keep, if anything."""
        self._ranked = dict(ranked(self._numbers.values()))
        self._named = named(tuple(self._texts))
        return self._named.lost

    def of(self, value: Any) -> tuple[Any, Rule | None]:
        """What stands for a value that was added, and by which rule."""
        if value is None:
            return None, None
        if isinstance(value, bool):
            return self._ranked[mark(value)], "booleans"
        if isinstance(value, int | float):
            return self._ranked[mark(value)], "numbers"
        if isinstance(value, str):
            return self._of_text(value)
        place = self._nested[_written(value)]
        return [place] if isinstance(value, list) else {"value": place}, "nested"

    def filters(self) -> list[tuple[Any, Any]]:
        """The values that rows may be filtered by, each with what stands for it."""
        values = [*self._texts, *self._numbers.values()]
        return [(value, self.of(value)[0]) for value in values]

    def _of_text(self, text: str) -> tuple[str, Rule | None]:
        if text in self._long:
            place = "".join(ALPHABETS[0][int(digit)] for digit in str(self._long[text]))
            return f"{place}{ALPHABETS[0][-1]}".ljust(LONG + 1, ALPHABETS[0][-2]), "long"
        return self._named.texts[text], self._named.rules[text]


def _written(value: Any) -> str:
    try:
        return json.dumps(value, sort_keys=True)
    except (RecursionError, ValueError):
        return ""
