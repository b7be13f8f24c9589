"""The languages that a reader can be spoken to in: English, and those that have a catalogue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from string import Formatter
from typing import Any

from profit_check.language.phrase import Phrase

LANGUAGES = ("en", "nl")
"""The codes of the languages; the first is the one that templates are written in."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language to speak in: its code, and its texts by their English templates."""

    code: str
    texts: Mapping[str, str | Sequence[str]] = field(
        default_factory=dict, repr=False, compare=False
    )

    def tell(self, text: str) -> Phrase | str:
        """`text` in this language; what is no phrase (a name, a value) stays as it is."""
        if not isinstance(text, Phrase):
            return text
        if not text.template:
            told = self.tell(text.separator).join(self.tell(part) for part in text.parts)
        else:
            told = _Filling(self).vformat(self._template(text), (), text.facts)
        return Phrase(
            told,
            text.template,
            text.facts,
            plural=text.plural,
            parts=text.parts,
            separator=text.separator,
        )

    def _template(self, phrase: Phrase) -> str:
        one = phrase.facts.get("count") == 1
        if phrase.plural is None:
            text = self.texts.get(phrase.template, phrase.template)
            return text if isinstance(text, str) else text[0]
        forms = self.texts.get(phrase.template, (phrase.template, phrase.plural))
        return forms if isinstance(forms, str) else forms[0 if one else -1]


class _Filling(Formatter):
    """Fills a template with facts as a language writes them."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def format_field(self, value: Any, format_spec: str) -> str:
        if isinstance(value, Phrase):
            value = self.language.tell(value)
        if self.language.code == LANGUAGES[0] or isinstance(value, str | bool):
            return str(format(value, format_spec))
        if isinstance(value, date):
            return _day(value, self.language.code)
        shown = format(value, format_spec)
        return shown.translate(_MARKS) if isinstance(value, int | float) else str(shown)


_MARKS = str.maketrans(",.", ".,")
"""English marks of thousands and decimals, for those of the Low Countries."""


def _day(value: date, code: str) -> str:
    from babel.dates import format_date, format_datetime

    if isinstance(value, datetime):
        return format_datetime(value, "d MMMM y HH:mm", locale=code)
    return format_date(value, "d MMMM y", locale=code)


@cache
def language(code: str) -> Language:
    """The language of that code in LANGUAGES; its catalogue is read once."""
    if code == LANGUAGES[0]:
        return Language(code)
    from importlib.resources import files

    from profit_check.language.reading import texts

    catalogue = files("profit_check.language") / f"{code}.po"
    return Language(code, texts(catalogue.read_text("utf-8")))


ENGLISH = Language(LANGUAGES[0])
