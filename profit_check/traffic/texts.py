"""Keeps short texts of a recording, each of them once, without what looks like a secret."""

from __future__ import annotations

from typing import TypeVar

from profit_check.wire.likeness import MASK, without_likely_secrets
from profit_check.wire.redaction import neutral

_MOST = 20_000
"""Texts and values that are shared; beyond, equal ones may be there twice."""

_LONGEST = 16_000
"""Characters that are looked at for secrets; of a longer text nothing is kept."""

_SHORTEST_CREDENTIAL = 8

Value = TypeVar("Value")


class Texts:
    """Shares equal texts and values, of which a long recording has few that differ."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, int], str] = {}
        self._shared: dict[object, object] = {}

    def keep(self, text: str, credential: str = "", *, most: int = 200) -> str:
        """At most `most` characters of `text`, fit to be shown; nothing with `credential` in it."""
        if len(credential) >= _SHORTEST_CREDENTIAL and credential in text:
            return MASK
        known = self._kept.get((text, most))
        if known is None:
            known = _showable(text, most)
            if len(self._kept) < _MOST and len(text) <= most:
                self._kept[text, most] = known
        return known

    def share(self, value: Value) -> Value:
        """`value`, or the equal one that came first; it must be hashable."""
        if len(self._shared) >= _MOST:
            return self._shared.get(value, value)  # type: ignore[return-value]
        return self._shared.setdefault(value, value)  # type: ignore[return-value]


def _showable(text: str, most: int) -> str:
    if len(text) > _LONGEST:
        return f"({len(text):,} characters, withheld)"
    return neutral(without_likely_secrets(text))[:most]
