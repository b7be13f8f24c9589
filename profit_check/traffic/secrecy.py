"""Whether a secret stands where it may be read: in a URL, or in a body."""

from __future__ import annotations

import re
from urllib.parse import unquote_plus

from profit_check.wire.likeness import without_likely_secrets

_LONG = re.compile(r"[0-9a-f]{65,}+", re.IGNORECASE | re.ASCII)
"""More hexadecimal digits than a token has: data, not a token."""

_SHORTEST = 16
_PIECE = 1 << 20


def holds_secret(text: str, credential: str = "") -> bool:
    """Has `text` what looks like a secret in it, or `credential`, which was sent along with it?"""
    text = text[:_PIECE]
    if _shows(text, credential):
        return True
    return "%" in text and _shows(unquote_plus(text), credential)


def _shows(text: str, credential: str) -> bool:
    if len(credential) >= _SHORTEST and credential in text:
        return True
    hidden = without_likely_secrets(text)
    if hidden == text:
        return False
    shorter = _LONG.sub("", text)
    return without_likely_secrets(shorter) != shorter
