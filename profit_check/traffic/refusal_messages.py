"""Which refusals say the same, without a value of them (reference section 5: failures)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from profit_check.model import RefusalMessage
from profit_check.traffic.marks import Marker
from profit_check.traffic.parts import number

_KEYS = ("externalMessage", "message", "error")
_PREFIX = re.compile(r"\s*(?:general message|algemene melding)\s*:\s*", re.IGNORECASE)
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"|\u2018[^\u2019]*\u2019|\u201c[^\u201d]*\u201d")
_NUMBERS = re.compile(r"\d[\d.,:/-]*")
_LONGEST = 4_000

_PUBLISHED = tuple(
    (re.compile(pattern, re.IGNORECASE), says)
    for pattern, says in (
        (
            r"\bnot supported for this app\b|\bniet ondersteund voor deze app\b"
            r"|\buser is not authori[sz]ed\b|\bgebruiker is niet geautoriseerd\b",
            "GetConnector not supported for this app or the user is not authorized",
        ),
        (
            r"\bgetconnector\b.*\bis (?:blocked|geblokkeerd)",
            "This GetConnector (definition) is blocked",
        ),
        (
            r"\bconnector field\b.*\bnot found\b|\bconnector-?\s?veld\b.*\bniet gevonden\b",
            "Connector field not found",
        ),
        (
            r"\ban unexpected error has occurred\b|\ber is een onverwachte fout opgetreden\b",
            "An unexpected error has occurred.",
        ),
        (r"\bout of string space\b", "Out of String space"),
        (r"\bout of memory\b", "Out of memory"),
        (r"\bcommand timeout expired\b", "Command timeout expired."),
        (
            r"\bthe entered value for .* does not exist\b",
            "The entered value does not exist.",
        ),
    )
)

PUBLISHED = frozenset(says for _, says in _PUBLISHED)
"""The messages that `RefusalMessage.published` can name."""

SAID_IN = frozenset({*_KEYS, "text", ""})
"""What `RefusalMessage.said_in` can be."""


def message_of(content: Any, text: str, marker: Marker) -> RefusalMessage:
    """What a refusal says; `content` is its JSON, and `text` its body where that is no JSON."""
    if not isinstance(content, Mapping):
        said = text.strip()
        return _message("text" if said else "", said, None, marker)
    count = number(content.get("errorNumber"))
    shown = int(count) if count is not None and abs(count) < 2**63 else None
    for key in _KEYS:
        value = content.get(key)
        if isinstance(value, Mapping):
            value = value.get("message")
        if isinstance(value, str) and value.strip():
            return _message(key, value, shown, marker)
    return RefusalMessage("", number=shown)


def _message(said_in: str, said: str, number: int | None, marker: Marker) -> RefusalMessage:
    said = _PREFIX.sub("", said[:_LONGEST], count=1)
    published = next((says for pattern, says in _PUBLISHED if pattern.search(said)), None)
    mark = marker(published or _without_values(said)) if said_in else None
    return RefusalMessage(said_in, mark, number, published)


def _without_values(said: str) -> str:
    quoted = _QUOTED.sub("'…'", said)
    return " ".join(_NUMBERS.sub("#", quoted).lower().split())
