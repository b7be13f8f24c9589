"""Hides what looks like a secret, whoever's it is, in time that grows with the text and no faster.

No pattern here starts anew within what it has already looked at: each is anchored to the beginning
of a run of its characters, or has a bounded length.
"""

from __future__ import annotations

import re

from profit_check.wire.forms import base64_core

MASK = "<redacted>"

_OPENS, _CLOSES = r"(?:<|&lt;|\\u003c|%3c)", r"(?:>|&gt;|\\u003e|%3e)"
_OPENING = re.compile(rf"{_OPENS}token{_CLOSES}", re.IGNORECASE)
_CLOSING = re.compile(rf"{_OPENS}\\?/token\s{{0,40}}{_CLOSES}", re.IGNORECASE)
_ELEMENT = 400
"""Characters that a token in XML may have between its tags."""

_IN_BASE64 = tuple(base64_core(b"<token><ver", each) for each in range(3))
_CORES = "|".join(map(re.escape, _IN_BASE64))
_CORE = re.compile(_CORES, re.IGNORECASE)
_BASE64 = re.compile(r"[\w+/=%-]{12,}+")

_NAMES = r"(?:access|refresh|id|auth)[_-]?token|client[_-]?(?:secret|assertion)|code[_-]?verifier"
_VALUE = r"[^\s\"'<>\\&,;{}]++"
_QUOTE = r"\\?[\"']"
_JWT = (
    r"(?<![\w-])(?>([\w-]*?)(?-i:eyJ))[\w-]{8,}+\.[\w-]{4,}+\.[\w-]*+(?:\.[\w-]++){0,2}+",
    rf"\1{MASK}",
)
_PATTERNS = tuple(
    (re.compile(pattern, re.IGNORECASE), replacement)
    for pattern, replacement in (
        (rf"\b(AfasToken)(\s++|%20|\+){_VALUE}", rf"\1 {MASK}"),
        (r"\b(Bearer|DPoP)(\s++|%20|\+)(?![a-z_]{1,80}=\\?[\"'])[\w.~+/=%-]{16,}+", rf"\1 {MASK}"),
        (r"\b(Basic)(\s++|%20)(?=\S{0,80}[0-9+/=])[\w+/=%-]{12,}+", rf"\1 {MASK}"),
        (
            rf"({_QUOTE}(?:{_NAMES}){_QUOTE}\s*+:\s*+{_QUOTE})(?:[^\"'\\]++|\\[^\"'])++",
            rf"\1{MASK}",
        ),
        (rf"\b({_NAMES})(=|%3D){_VALUE}", rf"\1={MASK}"),
        _JWT,
        (r"(?<![0-9a-f])[0-9a-f]{64,}+", MASK),
    )
)
_HINT = re.compile(
    r"token|bearer|dpop|basic|client[_-]?[sa]|code[_-]?verifier|(?-i:eyJ)"
    r"|(?<![0-9a-f])[0-9a-f]{64}|" + _CORES,
    re.IGNORECASE,
)
_WORDS = (
    *("token", "bearer", "dpop", "basic", "client", "verifier", "eyj"),
    *map(str.lower, _IN_BASE64),
)
_LONG_HEXADECIMAL = re.compile(r"[0-9a-fA-F]{64}")
"""With _WORDS, what is in any text that _HINT finds something in, and quick to look for."""


def without_likely_secrets(text: str) -> str:
    """`text` without what looks like a secret; JSON stays JSON."""
    if _has_no_word(text) or not _HINT.search(text):
        return text
    text = _without_elements(text)
    for pattern, replacement in _PATTERNS:
        text = pattern.sub(replacement, text)
    return _BASE64.sub(_without_base64, text) if _CORE.search(text) else text


def _has_no_word(text: str) -> bool:
    """Is it plain that `text` has no hint? Other letters than ASCII may stand for those of it."""
    if not text.isascii():
        return False
    lowered = text.lower()
    return not any(word in lowered for word in _WORDS) and not _LONG_HEXADECIMAL.search(text)


def _without_elements(text: str) -> str:
    """`text` without `<token>…</token>`: opening and closing tags are walked through side by side,
    since to look from each opening for its closing takes too long where there are millions."""
    kept, end = [], 0
    closings = _CLOSING.finditer(text)
    closing = next(closings, None)
    for opening in _OPENING.finditer(text):
        while closing and closing.start() < opening.end():
            closing = next(closings, None)
        if closing is None:
            break
        if opening.start() >= end and closing.start() - opening.end() <= _ELEMENT:
            kept.append(text[end : opening.start()])
            end = closing.end()
    return MASK.join([*kept, text[end:]])


def _without_base64(run: re.Match[str]) -> str:
    """A run of Base64 without the part that holds the beginning of a token in XML."""
    core = _CORE.search(run[0])
    if core is None:
        return run[0]
    start = 1 + max(run[0].rfind(mark, 0, core.start()) for mark in "=%")
    return run[0][:start] + MASK
