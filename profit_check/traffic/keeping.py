"""What is kept of recorded bodies, within a limit for all recordings together."""

from __future__ import annotations

from sys import getsizeof

from profit_check.model import BodyState
from profit_check.traffic.marks import SIZE, Marker
from profit_check.wire.likeness import without_likely_secrets
from profit_check.wire.reading import Unreadable, json_of

MOST_BODIES = 32 * 1024 * 1024
"""Bytes of distinct bodies of writes that are kept."""

MOST_MARKS = 32 * 1024 * 1024
"""Bytes of marks of rows that are kept."""

_EDGE = 16
"""Rows at each end of a page whose marks are kept whatever the limit."""


class Keeping:
    """Keeps bodies and marks of rows until their limit is reached; counts bodies left out."""

    def __init__(self, most_bodies: int = MOST_BODIES, most_marks: int = MOST_MARKS) -> None:
        self.bodies_left_out = 0
        self._bodies: dict[int, str | None] = {}
        self._room = most_bodies
        self._room_for_marks = most_marks

    def body(self, written: str, marker: Marker) -> tuple[str | None, BodyState]:
        """The JSON of a write as it is kept, and what became of it; None where it is not kept."""
        if not written.strip():
            return None, BodyState.ABSENT
        mark = marker(written)
        if mark not in self._bodies:
            kept = _checked(written) if getsizeof(written) <= self._room else ""
            if kept != "":
                self._room -= getsizeof(kept or "")
                self._bodies[mark] = kept
            else:
                self.bodies_left_out += 1
                return None, BodyState.LEFT_OUT
        known = self._bodies[mark]
        return known, BodyState.NOT_JSON if known is None else BodyState.KEPT

    def marks(self, packed: bytes) -> tuple[bytes, int]:
        """The marks of a page's rows as they are kept, and how many of them were left out."""
        edges = 2 * _EDGE * SIZE
        if len(packed) <= edges:
            return packed, 0
        if len(packed) <= self._room_for_marks:
            self._room_for_marks -= len(packed)
            return packed, 0
        left_out = (len(packed) - edges) // SIZE
        return packed[: _EDGE * SIZE] + packed[-_EDGE * SIZE :], left_out


def _checked(written: str) -> str | None:
    """`written` without what looks like a secret; None when it is no JSON."""
    try:
        json_of(written)
    except Unreadable:
        return None
    return without_likely_secrets(written)
