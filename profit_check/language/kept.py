"""Phrases as plain data, for results that are kept and told again in another language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from profit_check.language.phrase import Phrase


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
    """The phrase that says `text` now and was made as `made` tells."""
    if made is None:
        return text
    if "parts" in made:
        parts = [str(_value(part)) for part in made["parts"]]
        return Phrase(text, parts=parts, separator=str(_value(made["separator"])))
    facts = {name: _value(value) for name, value in made.get("facts", {}).items()}
    return Phrase(text, made["template"], facts, plural=made.get("plural"))


def _datum(value: Any) -> Any:
    if isinstance(value, Phrase):
        return {"text": "".join(value), "said": as_data(value)}
    if isinstance(value, date):
        return {"date": value.isoformat()}
    return value if isinstance(value, str | int | float | bool | None) else str(value)


def _value(value: Any) -> Any:
    if not isinstance(value, Mapping):
        return value
    if "date" in value:
        return date.fromisoformat(value["date"][:10])
    return from_data(value["text"], value["said"])
