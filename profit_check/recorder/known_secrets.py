"""Finds which of very many secrets may be in a text, in time that does not grow with their number.

Of each form of a secret some pieces of a few bytes are kept, as numbers: one for each place that
the form can have relative to a grid of such pieces that is laid over a text.
"""

from __future__ import annotations

import sys
from collections import OrderedDict
from collections.abc import Iterator
from threading import Lock
from typing import Literal

from profit_check.wire.forms import literal_forms, unescaped
from profit_check.wire.redaction import Redactor

MOST = 2_000
"""Secrets that are known at a time, those that came last; each takes up to 25 kB."""

SHORTEST = 8
_LONGEST = 8_000
_WIDTHS: tuple[tuple[int, Literal["Q", "I"]], ...] = ((8, "Q"), (4, "I"))
"""Bytes of a piece, and the kind of number that it is; the short one for forms too short for 8."""

_ESCAPED = 1 << 19
"""Characters of a text in which escapes are undone, as in `wire.redaction`."""


class KnownSecrets:
    """Secrets that are hidden wherever they come back; threads may use it at the same time."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._known: OrderedDict[str, None] = OrderedDict()
        self._pieces: dict[int, dict[int, tuple[str, ...]]] = {width: {} for width, _ in _WIDTHS}
        self._lock = Lock()

    def add(self, *secrets: str) -> None:
        """Hides these too, from now on, unless they are too short or too long."""
        with self._lock:
            for secret in secrets:
                if not SHORTEST <= len(secret) <= _LONGEST:
                    continue
                if secret not in self._known:
                    for width, piece in _pieces(secret):
                        held = self._pieces[width].get(piece, ())
                        self._pieces[width][piece] = (*held, secret)
                self._known[secret] = None
                self._known.move_to_end(secret)
            while len(self._known) > self._most:
                self._forget(self._known.popitem(last=False)[0])

    def hide(self, text: str) -> str:
        """`text` without any of these, in whatever form; JSON stays JSON."""
        if not self._known:
            return text
        near = {secret for spelled in _spellings(text) for secret in self._near(spelled)}
        return Redactor(sorted(near)).hide_known(text) if near else text

    def _near(self, spelled: str) -> Iterator[str]:
        """The secrets of which a piece is in the text."""
        content = spelled.encode("utf-8", "replace")
        for width, kind in _WIDTHS:
            known = self._pieces[width]
            if known:
                grid = memoryview(content)[: len(content) // width * width].cast(kind)
                for piece in set(filter(known.__contains__, grid)):
                    yield from known.get(piece, ())

    def _forget(self, secret: str) -> None:
        for width, piece in _pieces(secret):
            held = tuple(one for one in self._pieces[width][piece] if one != secret)
            if held:
                self._pieces[width][piece] = held
            else:
                del self._pieces[width][piece]


def _pieces(secret: str) -> set[tuple[int, int]]:
    """Width and number of each piece that some form of the secret cannot be without."""
    found = set()
    for form in literal_forms(secret):
        for spelled in {form, "".join(form.split())}:
            content = spelled.encode("utf-8", "replace")
            width = next((width for width, _ in _WIDTHS if len(content) >= 2 * width - 1), 0)
            for place in range(width):
                piece = content[place : place + width]
                found.add((width, int.from_bytes(piece, sys.byteorder)))
    return found


def _spellings(text: str) -> Iterator[str]:
    """`text` in lower case, as it is and with escapes undone, each also without white space."""
    before = None
    for each in (text, *unescaped(text[:_ESCAPED])):
        lowered = each.lower()
        if lowered != before:
            yield lowered
            before = lowered
            for escape in ("\\r", "\\n", "\\t"):
                lowered = lowered.replace(escape, " ")
            yield "".join(lowered.split())
