"""Which language a text of a report is in, where that is not the report's."""

from __future__ import annotations

from profit_check.language.catalogue import ENGLISH, Language
from profit_check.language.phrase import Phrase


def tongue(text: str, language: Language) -> str:
    """The code of the language that `text` stays in when `language` tells it; empty if that one.

    What has no translation stays in English. A text that is no phrase is taken to be English.
    """
    return "" if language.code == ENGLISH.code or _translated(text, language) else ENGLISH.code


def _translated(text: str, language: Language) -> bool:
    if not isinstance(text, Phrase):
        return False
    if text.template:
        return text.template in language.texts
    phrases = [part for part in text.parts if isinstance(part, Phrase)]
    return bool(phrases) and all(_translated(part, language) for part in phrases)
