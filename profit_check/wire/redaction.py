"""Hides secrets in whatever came over the wire: those of this run, and what looks like one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from profit_check.wire.forms import literal_forms, spelled_anyhow, unescaped
from profit_check.wire.likeness import MASK, without_likely_secrets

__all__ = ["MASK", "Redactor", "is_neutral", "neutral"]

_SHORT = 8
"""A secret of fewer characters is hidden only where it stands as a word: else all text would go."""

_WORD = 4
"""A secret of fewer characters is no word that one would recognise in an answer's content."""

_WRAPPED = 20
"""A form of so many characters is also found where lines are broken within it."""

_BREAK = r"(?:\s++|\\[rnt])*+"
_ESCAPED = 1 << 19
"""Characters of a text in which escapes are undone to find a secret; beyond, time would not be
bounded. No excerpt reaches as far."""

_REMEMBERED = 1 << 14
_MOST_REMEMBERED = 1 << 21
"""Texts of so many characters are remembered once they were looked at, up to so many characters in
all: the same headers come with each answer, and an excerpt is looked at again at the end."""

_PIECE = 1 << 20
_OVERLAP = 1 << 12
_HEXADECIMAL = re.compile(r"[0-9a-f]{16,}+", re.IGNORECASE | re.ASCII)


class Redactor:
    """Knows the secrets of a run; more can be added while it goes on. `repr` shows none."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        self._short: set[str] = set()
        self._long: set[str] = set()
        self._longest = 0
        self._anyhow: dict[str, None] = {}
        self._words: set[str] = set()
        self._digits: set[str] = set()
        self._clean: set[str] = set()
        self._harmless: set[str] = set()
        self._room = _MOST_REMEMBERED
        self.add(*secrets)

    def add(self, *secrets: str) -> None:
        """Hides these too, from now on."""
        if secrets:
            self._clean.clear()
            self._harmless.clear()
            self._room = _MOST_REMEMBERED
        for secret in secrets:
            if len(secret) >= _SHORT:
                self._add(secret)
            elif secret:
                self._words.add(secret)

    def _add(self, secret: str) -> None:
        if secret in self._anyhow:
            return
        self._anyhow[secret] = None
        for form in literal_forms(secret):
            solid = "".join(form.split())
            if len(solid) < _WRAPPED:
                self._short.add(form)
            else:
                self._long.add(solid)
            self._longest = max(self._longest, len(form))
        if _HEXADECIMAL.fullmatch(secret):
            self._digits.add(secret.lower())

    def holds_secret(self, text: str) -> bool:
        """Does `text` hold a secret of this run, in whatever form?"""
        if text in self._clean:
            return False
        holds = any(self._found(text)) or any(
            any(self._found(each)) for each in unescaped(text[:_ESCAPED])
        )
        if not holds:
            self._remember(text, self._clean)
        return holds

    def hide_known(self, text: str) -> str:
        """`text` without the secrets of this run; JSON stays JSON."""
        if not self.holds_secret(text):
            return text
        for hide in (self._without_plain, self._without_escaped, self._without_wrapped):
            text = hide(text)
            if not self.holds_secret(text):
                return text
        return MASK

    def hide_likely(self, text: str) -> str:
        """`text` without what looks like a secret, or like a part of one; JSON stays JSON."""
        text = without_likely_secrets(text)
        if self._digits:
            text = _HEXADECIMAL.sub(self._part, text)
        words = (word for word in self._words if len(word) >= _WORD and not _is_literal(word))
        return _hide_words(text, words)

    def show(self, text: str) -> str:
        """`text` as it may be shown to people: no secret, and no character that acts on a terminal.

        Only for text that is not parsed afterwards: the shortest secrets are hidden here as well.
        """
        if text in self._harmless:
            return text
        hidden = self.hide_likely(self.hide_known(text))
        shown = neutral(_hide_words(hidden, self._words))
        if shown == text:
            self._remember(text, self._harmless)
        return shown

    def hide_in_bytes(self, content: bytes) -> bytes:
        """`content` without the secrets of this run and what looks like one."""
        text = content.decode("latin-1")
        return self.hide_likely(self.hide_known(text)).encode("latin-1")

    def _remember(self, text: str, remembered: set[str]) -> None:
        if len(text) <= min(_REMEMBERED, self._room):
            self._room -= len(text)
            remembered.add(text)

    def _found(self, text: str) -> Iterator[str]:
        """The forms in `text`; the long ones also with white space, or escapes of it, within.

        It is looked at in pieces, each with the end of what came before it, to take little memory.
        """
        plain = joined = ""
        for start in range(0, len(text) if self._longest else 0, _PIECE):
            lowered = text[start : start + _PIECE].lower()
            plain = plain[-self._longest :] + lowered
            joined = joined[-self._longest :] + _joined(lowered)
            yield from (form for form in self._short if form in plain)
            yield from (form for form in self._long if form in joined)
            if "\\" in plain:  # before a form that starts with n, it looks like a line break
                yield from (form for form in self._long if form in plain)

    def _without_plain(self, text: str) -> str:
        longest_first = sorted(set(self._found(text)), key=lambda form: (-len(form), form))
        if not longest_first:
            return text
        pattern = re.compile("|".join(map(re.escape, longest_first)))
        kept, end = [], 0
        for match in pattern.finditer(_lowered(text)):
            kept.append(text[end : match.start()])
            end = match.end()
        return MASK.join([*kept, text[end:]])

    def _without_escaped(self, text: str) -> str:
        head, tail = text[: 2 * _ESCAPED], text[2 * _ESCAPED :]
        for secret in self._anyhow:
            head = _anyhow(secret).sub(MASK, head)
        return head + tail

    def _without_wrapped(self, text: str) -> str:
        """`text` without forms that have white space within, looked at in overlapping pieces.

        One that reaches further than the overlap stays, and is seen by who asks for it.
        """
        kept, rest = [], ""
        for start in range(0, len(text), _PIECE):
            rest += text[start : start + _PIECE]
            for form in set(self._found(rest)):
                rest = re.sub(_BREAK.join(map(re.escape, form)), MASK, rest, flags=re.IGNORECASE)
            kept.append(rest[:-_OVERLAP])
            rest = rest[-_OVERLAP:]
        return "".join([*kept, rest])

    def _part(self, match: re.Match[str]) -> str:
        lowered = match[0].lower()
        return MASK if any(lowered in digits for digits in self._digits) else match[0]


@lru_cache(maxsize=16)
def _anyhow(secret: str) -> re.Pattern[str]:
    """Finds `secret` with any of its characters escaped; it is large, and seldom needed."""
    return re.compile(spelled_anyhow(secret), re.IGNORECASE)


_ACTING = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
_BASIC_PLANE = "".join(map(chr, range(0x10000)))
_SPELLED = {ord(each): ascii(each)[1:-1] for each in _ACTING.findall(_BASIC_PLANE)}


def neutral(text: str) -> str:
    """`text` with control, direction and half characters spelled out; newline and tab stay."""
    return text if is_neutral(text) else text.translate(_SPELLED)


def is_neutral(text: str) -> bool:
    """Has `text` no character that acts on a terminal, or cannot be written?"""
    return (text.isascii() and text.isprintable()) or not _ACTING.search(text)


def _lowered(text: str) -> str:
    """`text` in lower case, each character at the place where it was."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else text.replace("\u0130", "i").lower()


def _joined(lowered: str) -> str:
    """`lowered` without white space, plain or escaped as in JSON."""
    if "\\" in lowered:
        for escape in ("\\r", "\\n", "\\t"):
            lowered = lowered.replace(escape, " ")
    return "".join(lowered.split())


def _hide_words(text: str, words: Iterable[str]) -> str:
    for word in sorted(words, key=len, reverse=True):
        if word in text:
            text = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", MASK, text)
    return text


def _is_literal(word: str) -> bool:
    """Would hiding `word` everywhere break the JSON it stands in?"""
    return word in ("true", "false", "null") or not any(each.isalpha() for each in word)
