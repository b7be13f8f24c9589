"""Secrets where they may be read, in a URL or in a body, and what only may be one.

A run of 64 hexadecimal digits is the secret of a classic token, or the fingerprint of a file; a
JWT is an access token of Profit's or of another service. Of these only marks are kept: which of
them were used as a credential is known when all of a recording has been read.
"""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote_plus

from profit_check.traffic.marks import Marker
from profit_check.wire.forms import literal_forms
from profit_check.wire.likeness import without_likely_secrets

_DIGITS = re.compile(r"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])", re.IGNORECASE | re.ASCII)
_LONG = re.compile(r"[0-9a-f]{64,}+", re.IGNORECASE | re.ASCII)
"""The digits of a token; or more of them than a token has: data."""

_JWT = re.compile(
    r"(?<![\w-])(?>[\w-]*?(?=eyJ))([\w-]{8,}+\.[\w-]{4,}+\.[\w-]*+(?:\.[\w-]++){0,2}+)", re.ASCII
)
_BASE64 = re.compile(r"(?<![\w+/-])[\w+/-]{86}(?![\w+/-])", re.ASCII)
"""As long as the Base64 of 64 characters, without what fills it up."""

_DATA = re.compile(
    r"(?:<|&lt;|\\u003c|%3c)data(?:>|&gt;|\\u003e|%3e)\s{0,40}[0-9a-f]{64}(?![0-9a-f])",
    re.IGNORECASE | re.ASCII,
)
"""The digits of a classic token in its XML, or in what is left of that."""

_UNTOLD = "0" * 16
"""Stands for what only may be a secret, where it is asked what surely is one."""

_SHORTEST = 16
_PIECE = 1 << 20
_MOST = 100
"""Marks that are kept of one text."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What of secrets a text shows: one for certain, and the marks of what looks like one."""

    certain: bool = False
    like: tuple[int, ...] = ()


def shown_in(text: str, credential: str, marker: Marker) -> Shown:
    """What a URL or a body shows; `credential` was sent along with it, in the header."""
    texts = _readings(text[:_PIECE])
    if any(_holds(each, credential) for each in texts):
        return Shown(certain=True)
    return Shown(like=marks_of(text, marker))


def marks_of(text: str, marker: Marker) -> tuple[int, ...]:
    """The marks of what may be a credential, each once; the same for each of its spellings."""
    found: dict[int, None] = {}
    for each in _readings(text[:_PIECE]):
        for one in _likely(each):
            found[marker(one)] = None
            if len(found) == _MOST:
                return tuple(found)
    return tuple(found)


def opened(credential: str) -> str:
    """What a credential says: its Base64 undone, where it is Base64 of a text."""
    try:
        return b64decode(credential + "=" * (-len(credential) % 4), validate=True).decode("utf-8")
    except ValueError:
        return credential


def _readings(text: str) -> tuple[str, ...]:
    return (text, unquote_plus(text)) if "%" in text else (text,)


def _holds(text: str, credential: str) -> bool:
    if len(credential) >= _SHORTEST:
        lowered = text.lower()
        if any(form in lowered for form in _forms(credential)):
            return True
    if without_likely_secrets(text) == text:
        return False
    if _DATA.search(text):
        return True
    rest = _JWT.sub(_UNTOLD, _LONG.sub(_UNTOLD, text))
    return without_likely_secrets(rest) != rest


@lru_cache(maxsize=16)
def _forms(credential: str) -> frozenset[str]:
    """The credential as it may be written, and the digits in it."""
    inner = _DIGITS.findall(opened(credential))
    return frozenset().union(*map(literal_forms, (credential, *inner)))


def _likely(text: str) -> Iterator[str]:
    """What looks like a secret: digits in lower case, and those that are in Base64."""
    for digits in _DIGITS.finditer(text):
        yield digits[0].lower()
    for token in _JWT.finditer(text):
        yield token[1]
    for run in _BASE64.finditer(text):
        if _DIGITS.fullmatch(inner := opened(run[0].translate({45: "+", 95: "/"}))):
            yield inner.lower()
