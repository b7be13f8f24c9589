"""Makes text of the bytes of a document, which may come from any editor."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 4096
_LIKE_A_HYPHEN = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d", "-"))
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")


def decoded(content: bytes) -> str:
    """The text of `content`: UTF-8, UTF-16 with or without a mark, or else Windows-1252."""
    for mark, name in _MARKS:
        if content.startswith(mark):
            return content.decode(name, "replace")
    wide = _wide(content[:_SAMPLE])
    if wide:
        return content.decode(wide, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def plain(text: str) -> str:
    """`text` with one sort of hyphen and of space, and without characters that nobody sees."""
    return re.sub(r"[^\S\n]", " ", _UNSEEN.sub("", text).translate(_LIKE_A_HYPHEN))


def _wide(sample: bytes) -> str | None:
    """Which UTF-16 it is that has no mark: every other byte of plain letters is zero."""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if half and odd * 10 > half * 4 and even * 10 < half:
        return "utf-16-le"
    return "utf-16-be" if half and even * 10 > half * 4 and odd * 10 < half else None
