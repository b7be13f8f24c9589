"""Texts become others character by character: of the same kind, and in the same order.

Characters that follow the same beginning take their places among each other: what collations find
equal in a beginning (letter case, accents, hyphens, zeros in front) is no other beginning.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from string import ascii_lowercase
from unicodedata import combining, normalize

_DIGITS = "123456789"
_CYRILLIC = "абвгдежзиклмнопрстуфхцчшщъыьэюя"
_IDEOGRAPHS = "".join(map(chr, range(0x4E00, 0x4E00 + 4096)))
_OVERLOOKED = frozenset("-'\u2010\u2011\u2019\u00ad")
_WRITTEN = {"æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", ",": "."}

_MOST = 300_000
"""Characters of all texts together that are looked at: a tree of more takes too much memory."""

_Named = Mapping[str, str]


class _Beginning:
    """What follows a beginning: characters by their kind, and whether they must stay."""

    __slots__ = ("found", "named", "next", "stays")

    def __init__(self) -> None:
        self.found: dict[str, set[str]] = {}
        self.named: _Named = {}
        self.next: dict[str, _Beginning] = {}
        self.stays = False

    def add(self, one: str, folded: str) -> None:
        """Takes in a character, and its form as collations compare it at most."""
        if kind := _kind(folded):
            self.found.setdefault(kind, set()).add(folded)
        if _must_stay(one, folded):
            place = self
            for each in folded:
                place.stays = True
                place = place.next.setdefault(each, _Beginning())

    def name(self, variant: int) -> None:
        """Settles which character stands for each, here and in all that follows."""
        waiting = [self]
        while waiting:
            place = waiting.pop()
            waiting += place.next.values()
            if not place.stays:
                place.named = {
                    one: other
                    for kind in place.found
                    for one, other in _spread(sorted(place.found[kind]), kind, variant)
                }


def relabelled(texts: Sequence[str], variant: int) -> Mapping[str, str] | None:
    """For each of `texts` another; `variant` chooses among several. None where they are too long.

    A character with an accent stays, and so do those in the same place.
    """
    if sum(map(len, texts)) > _MOST:
        return None
    root = _Beginning()
    for text in texts:
        for place, one, folded in _walk(root, text):
            place.add(one, folded)
    root.name(variant)
    return {text: _renamed(root, text) for text in texts}


def _walk(root: _Beginning, text: str) -> Iterator[tuple[_Beginning, str, str]]:
    """Each character with what it follows, and in the form that collations compare at most."""
    place = root
    for one in text:
        folded = _folded(one)
        yield place, one, folded
        if place is root and (folded in ("0", "+") or one.isspace()):
            continue
        for each in folded:
            place = place.next.setdefault(each, _Beginning())


@lru_cache(maxsize=4096)
def _folded(one: str) -> str:
    if one in _OVERLOOKED:
        return ""
    written = "".join(_WRITTEN.get(each, each) for each in one.casefold())
    return "".join(each for each in normalize("NFKD", written) if not combining(each))


@lru_cache(maxsize=4096)
def _kind(folded: str) -> str:
    """The characters that may stand for one like this; none where it stays."""
    if len(folded) != 1:
        return ""
    if folded in _DIGITS:
        return _DIGITS
    if folded.isascii():
        return ascii_lowercase if folded.isalpha() else ""
    if not folded.isalpha():
        return ""
    return _CYRILLIC if folded.upper() != folded else _IDEOGRAPHS


def _must_stay(one: str, folded: str) -> bool:
    """Whether another could not be written in its place: it has an accent, or stands for two."""
    return bool(folded) and one not in (folded, folded.upper(), ",")


def _spread(found: Sequence[str], kind: str, variant: int) -> Iterator[tuple[str, str]]:
    """The places of `found` among all of `kind`: at its beginning, its end, or in the middle."""
    free = len(kind) - len(found)
    start = (0, free, free // 2, free // 3)[variant % 4]
    return zip(found, kind[start:] if free > 0 else found, strict=False)


def _renamed(root: _Beginning, text: str) -> str:
    letters = []
    for place, one, folded in _walk(root, text):
        other = place.named.get(folded, one)
        letters.append(other if one in (other, folded) else other.upper())
    return "".join(letters)
