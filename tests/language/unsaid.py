"""Finds what of a message cannot be said in another language: prose that is no phrase."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from profit_check.language.phrase import Phrase
from profit_check.sandbox.sample import WEBSHOP

_WORD_AFTER_WORD = re.compile(r"\S [a-z]{2,}\b")
_ACTIONS = "insert, update, delete"
"""What `@Action` of a body can ask; AFAS's own names, which no language changes."""


def unsaid(message: str) -> list[str]:
    """The texts in `message` that are prose and no phrases, or the message itself."""
    if not isinstance(message, Phrase):
        return [message]
    return [text for text in _plain(message) if _WORD_AFTER_WORD.search(_without_names(text))]


def _plain(phrase: Phrase) -> Iterator[str]:
    """The texts that a phrase is made of and that are themselves none, at any depth."""
    held = phrase.facts.values() if phrase.template else (*phrase.parts, phrase.separator)
    for each in held:
        if isinstance(each, Phrase):
            yield from _plain(each)
        elif isinstance(each, str):
            yield each


def _without_names(text: str) -> str:
    return _names().sub("", text) if " " in text else text


@cache
def _names() -> re.Pattern[str]:
    """What the sample's environment calls its fields, in words, and what AFAS calls actions."""
    labels = re.findall(r'"label": "([^"]+)"', (WEBSHOP / "world.json").read_text("utf-8"))
    longest_first = sorted({*labels, _ACTIONS}, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)))
