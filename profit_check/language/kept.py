"""Phrases as plain data, for results that are kept and told again in another language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from string import Formatter
from typing import Any

from profit_check.language.phrase import Phrase

_SPECS = {"", ",", "g", ",.0f", ",.1f", ".3g"}
"""How a fact of a kept phrase may be written: what the texts of profit-check use."""

_DEEPEST = 12
_LONGEST = 20_000
"""Phrases in phrases, and characters that a kept phrase may come to: a file may hold anything."""


def as_data(text: str) -> dict[str, Any] | None:
    """How the phrase was made, as JSON holds it; None for a text that is no phrase."""
    if not isinstance(text, Phrase):
        return None
    if not text.template:
        return {"separator": _datum(text.separator), "parts": [_datum(part) for part in text.parts]}
    made: dict[str, Any] = {"template": text.template}
    if text.plural is not None:
        made["plural"] = text.plural
    if text.facts:
        made["facts"] = {name: _datum(value) for name, value in text.facts.items()}
    return made


def from_data(text: str, made: Mapping[str, Any] | None) -> str:
    """The phrase that says `text` now and was made as `made` tells.

    Just `text` where `made` is nothing that profit-check writes: it stays in its language then.
    """
    try:
        return text if made is None else _Reading().phrase(text, made, _DEEPEST)
    except _Unsound:
        return text


class _Unsound(Exception):
    """What was kept is no phrase of ours."""


class _Reading:
    """Reads one kept phrase, and knows how long each phrase in it gets when it is told."""

    def __init__(self) -> None:
        self._lengths: dict[int, int] = {}

    def phrase(self, text: str, made: Mapping[str, Any], deep: int) -> Phrase:
        """The phrase; raises _Unsound where it is not one that can be told."""
        if deep == 0:
            raise _Unsound
        if "parts" in made:
            parts = [self._text(part, deep) for part in made["parts"]]
            separator = self._text(made["separator"], deep)
            read = Phrase(text, parts=parts, separator=separator)
            length = sum(self._length(part) + self._length(separator) for part in parts)
        else:
            read = self._filled(text, made, deep)
            length = max(self._told(template, read.facts) for template in _templates(read))
        if length > _LONGEST:
            raise _Unsound
        self._lengths[id(read)] = length
        return read

    def _filled(self, text: str, made: Mapping[str, Any], deep: int) -> Phrase:
        facts = {name: self._value(value, deep) for name, value in made.get("facts", {}).items()}
        plural = made.get("plural")
        if plural is not None and type(facts.get("count")) is not int:
            raise _Unsound
        return Phrase(text, made["template"], facts, plural=plural)

    def _told(self, template: str, facts: Mapping[str, Any]) -> int:
        """Characters that the template comes to; raises _Unsound where it cannot be filled."""
        length = len(template)
        for name, spec in _places(template):
            if name not in facts or spec not in _SPECS:
                raise _Unsound
            value = facts[name]
            if spec and (isinstance(value, bool) or not isinstance(value, int | float)):
                raise _Unsound
            length += self._length(value)
        return length

    def _length(self, value: Any) -> int:
        return self._lengths[id(value)] if isinstance(value, Phrase) else len(str(value))

    def _text(self, value: Any, deep: int) -> str:
        read = self._value(value, deep)
        return read if isinstance(read, str) else str(read)

    def _value(self, value: Any, deep: int) -> Any:
        if not isinstance(value, Mapping):
            return value
        if "date" in value:
            return date.fromisoformat(value["date"][:10])
        text, said = value["text"], value["said"]
        return self.phrase(text, said, deep - 1) if said else text


def _templates(phrase: Phrase) -> list[str]:
    return [phrase.template, phrase.plural] if phrase.plural is not None else [phrase.template]


def _places(template: str) -> Iterator[tuple[str, str]]:
    try:
        for _, name, spec, conversion in Formatter().parse(template):
            if conversion:
                raise _Unsound
            if name is not None:
                yield name, spec or ""
    except ValueError:
        raise _Unsound from None


def _datum(value: Any) -> Any:
    if isinstance(value, Phrase):
        return {"text": "".join(value), "said": as_data(value)}
    if isinstance(value, date):
        return {"date": value.isoformat()}
    return value if isinstance(value, str | int | float | bool | None) else str(value)
