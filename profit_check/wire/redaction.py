"""Hides secrets in whatever came over the wire: those of this run, and what looks like one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from profit_check.wire.forms import base64_core, literal_forms, spelled_anyhow, unescaped

MASK = "<redacted>"

_SHORT = 8
"""A secret of fewer characters is hidden only where it stands as a word: else all text would go."""

_WORD = 4
"""A secret of fewer characters is no word that one would recognise in an answer's content."""

_WRAPPED = 20
"""A form of so many characters is also found where lines are broken within it."""

_BREAK = r"(?:\s|\\[rnt])*"
_ESCAPED = 1 << 19
"""Characters of a text in which escapes are undone to find a secret; beyond, time would not be
bounded. No excerpt reaches as far."""

_PIECE = 1 << 20
_OVERLAP = 1 << 12
_HEXADECIMAL = re.compile(r"[0-9a-f]{16,}", re.IGNORECASE | re.ASCII)
_NAMES = "access_token|refresh_token|id_token|client_secret|client_assertion|code_verifier"
_OPENS, _CLOSES = r"(?:<|&lt;|\\u003c|%3c)", r"(?:>|&gt;|\\u003e|%3e)"
_VALUE = r"[^\s\"'<>\\&,;{}]+"

_TOKEN_IN_BASE64 = "|".join(re.escape(base64_core(b"<token><ver", each)) for each in range(3))

_PATTERNS = tuple(
    (re.compile(pattern, re.IGNORECASE | re.DOTALL), replacement)
    for pattern, replacement in (
        (rf"{_OPENS}token{_CLOSES}.{{0,400}}?{_OPENS}\\?/token\s*{_CLOSES}", MASK),
        (rf"\b(AfasToken)(\s+|%20|\+){_VALUE}", rf"\1 {MASK}"),
        (r"\b(Bearer|DPoP)(\s+|%20|\+)(?![a-z_]+=\\?[\"'])[\w.~+/=%-]{16,}", rf"\1 {MASK}"),
        (r"\b(Basic)(\s+|%20)(?=\S*[0-9+/=])[\w+/=%-]{12,}", rf"\1 {MASK}"),
        (rf"(\\?[\"'](?:{_NAMES})\\?[\"']\s*:\s*\\?[\"'])(?:[^\"'\\]|\\[^\"'])+", rf"\1{MASK}"),
        (rf"\b({_NAMES})(=|%3D){_VALUE}", rf"\1={MASK}"),
        (rf"[\w+/-]*(?:{_TOKEN_IN_BASE64})[\w+/=%-]*", MASK),
        (r"(?<![0-9a-f])[0-9a-f]{64,}", MASK),
    )
)
_HINT = re.compile(
    r"token|bearer|dpop|basic|client_|code_verifier|[0-9a-f]{64}|" + _TOKEN_IN_BASE64, re.IGNORECASE
)


class Redactor:
    """Knows the secrets of a run; more can be added while it goes on. `repr` shows none."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        self._forms: set[str] = set()
        self._anyhow: list[str] = []
        self._words: set[str] = set()
        self._digits: set[str] = set()
        self._literal: re.Pattern[str] | None = None
        self.add(*secrets)

    def add(self, *secrets: str) -> None:
        """Hides these too, from now on."""
        for secret in secrets:
            if len(secret) >= _SHORT:
                self._add(secret)
            elif secret:
                self._words.add(secret)
        longest_first = sorted(self._forms, key=lambda form: (-len(form), form))
        if longest_first:
            pattern = "|".join(re.escape(form) for form in longest_first)
            self._literal = re.compile(pattern, re.IGNORECASE)

    def _add(self, secret: str) -> None:
        if secret.lower() in self._forms:
            return
        self._forms |= literal_forms(secret)
        self._anyhow.append(spelled_anyhow(secret))
        if _HEXADECIMAL.fullmatch(secret):
            self._digits.add(secret.lower())

    def holds_secret(self, text: str) -> bool:
        """Does `text` hold a secret of this run, in whatever form?"""
        if not self._forms:
            return False
        if any(map(self._plainly, _pieces(text))):
            return True
        return any(any(map(self._plainly, unescaped(piece))) for piece in _pieces(text[:_ESCAPED]))

    def hide_known(self, text: str) -> str:
        """`text` without the secrets of this run; JSON stays JSON."""
        if not self.holds_secret(text):
            return text
        assert self._literal is not None
        text = self._literal.sub(MASK, text)
        if self.holds_secret(text):
            for pattern in self._anyhow:
                text = re.sub(pattern, MASK, text, flags=re.IGNORECASE)
        if self.holds_secret(text):
            for form in self._forms:
                text = re.sub(_BREAK.join(map(re.escape, form)), MASK, text, flags=re.IGNORECASE)
        return MASK if self.holds_secret(text) else text

    def hide_likely(self, text: str) -> str:
        """`text` without what looks like a secret, or like a part of one; JSON stays JSON."""
        if _HINT.search(text):
            for pattern, replacement in _PATTERNS:
                text = pattern.sub(replacement, text)
        if self._digits:
            text = _HEXADECIMAL.sub(self._part, text)
        words = (word for word in self._words if len(word) >= _WORD and not _is_literal(word))
        return _hide_words(text, words)

    def show(self, text: str) -> str:
        """`text` as it may be shown to people: no secret, and no character that acts on a terminal.

        Only for text that is not parsed afterwards: the shortest secrets are hidden here as well.
        """
        hidden = self.hide_likely(self.hide_known(text))
        return neutral(_hide_words(hidden, self._words))

    def hide_in_bytes(self, content: bytes) -> bytes:
        """`content` without the secrets of this run and what looks like one."""
        text = content.decode("latin-1")
        return self.hide_likely(self.hide_known(text)).encode("latin-1")

    def _plainly(self, text: str) -> bool:
        lowered = text.lower()
        if any(form in lowered for form in self._forms):
            return True
        joined = "".join(lowered.split())
        return any(form in joined for form in self._forms if len(form) >= _WRAPPED)

    def _part(self, match: re.Match[str]) -> str:
        lowered = match[0].lower()
        return MASK if any(lowered in digits for digits in self._digits) else match[0]


_ACTING = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)


def neutral(text: str) -> str:
    """`text` with control, direction and half characters spelled out; newline and tab stay."""
    return _ACTING.sub(lambda match: ascii(match[0])[1:-1], text)


def _pieces(text: str) -> Iterator[str]:
    """`text` in overlapping pieces, so that looking at a large one takes little memory."""
    yield text[: _PIECE + _OVERLAP]
    for start in range(_PIECE, len(text) - _OVERLAP, _PIECE):
        yield text[start : start + _PIECE + _OVERLAP]


def _hide_words(text: str, words: Iterable[str]) -> str:
    for word in sorted(words, key=len, reverse=True):
        if word in text:
            text = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", MASK, text)
    return text


def _is_literal(word: str) -> bool:
    """Would hiding `word` everywhere break the JSON it stands in?"""
    return word in ("true", "false", "null") or not any(each.isalpha() for each in word)
