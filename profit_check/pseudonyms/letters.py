"""Texts become letters that stand for their rank, and tell nothing else but the length."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from profit_check.profit.collation import sql_text

ALPHABETS = ("ghijklmnopqrstuvwxyz", "hjkmnpqrtvwxz", "bcdfghjklmnpqrstvwxz")
"""Letters to choose from; without vowels they form no words, and with h and on no GUID."""


def lettered(texts: Sequence[str], variant: int) -> Mapping[str, str] | None:
    """Letters for each of `texts`, as long and in the same order; None where they are too short.

    Blank texts stay as they are.
    """
    alphabet = ALPHABETS[variant % len(ALPHABETS)]
    found: dict[str, str] = {}
    last = ""
    for text in sorted(texts, key=lambda text: (sql_text(text), text)):
        if text.strip():
            following = _after(last, len(text), alphabet)
            if following is None:
                return None
            last = found[text] = following
        else:
            found[text] = text
    return found


def _after(last: str, length: int, alphabet: str) -> str | None:
    """The first word of `length` letters that comes after `last`."""
    if not last or length > len(last):
        return last + alphabet[0] * (length - len(last))
    places = [alphabet.index(letter) for letter in last[:length]]
    while places and places[-1] == len(alphabet) - 1:
        places.pop()
    if not places:
        return None
    places[-1] += 1
    places += [0] * (length - len(places))
    return "".join(alphabet[place] for place in places)
