"""Reads Markdown as lines, also where only some of it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape

from profit_check.documents.decoding import plain
from profit_check.documents.lines import BOLD, Line, row

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(\S.*?)[ \t#]*")
_UNDERLINE = re.compile(r" {0,3}(=+|-+) *")
_RULER = re.compile(r"[|:\- ]*-[|:\- ]*")
_BULLET = re.compile(r"(?:[-*+•·▪◦o]|[0-9]{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?")
_QUOTE = re.compile(r"(?:> ?)+")
_BOLD = re.compile(r"(\*\*|__)(\S(?:.*\S)?)\1 *:? *")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_EMPHASIS = re.compile(r"(\*{1,3}|~~|`+)(?=\S)(.+?)(?<=\S)\1")
_UNDERSCORES = re.compile(r"(?<![\w])(_{1,3})(?=[^\s_])([^\n]+?)(?<=[^\s_])\1(?![\w])")
_CELL_ENDS = re.compile(r"</t[dh]\s*>\s*(?=<t[dh])", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:a|abbr|b|big|br|center|code|del|details|div|em|font|h[1-6]|hr|i|img|ins|kbd|li|ol|p|pre"
    r"|s|small|span|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|tr|u|ul)(?=[\s/>])[^<>]*>",
    re.IGNORECASE,
)
_PIPE = re.compile(r"(?<!\\)\|")

_LONGEST = 5_000
"""Characters of a line in which marks of emphasis are looked for."""


def read(text: str) -> list[Line]:
    """The lines of a Markdown text."""
    return list(_lines(enumerate(text.splitlines(), 1)))


def read_line(text: str, number: int) -> Line:
    """A line of text from elsewhere, as Markdown."""
    return _line(plain(text), number) or Line("", number)


def starts_block(text: str) -> bool:
    """Whether a line of text looks like the start of a heading, an item or a row."""
    start = text.lstrip()
    return bool(_HEADING.fullmatch(text) or _BULLET.match(start) or start.startswith("|"))


def _lines(numbered: Iterable[tuple[int, str]]) -> Iterator[Line]:
    before: Line | None = None
    for number, raw in numbered:
        if before and _UNDERLINE.fullmatch(raw) and not before.cells and not before.heading:
            depth = 1 if "=" in raw else 2
            yield Line(before.text, before.number, depth)
            before = None
            continue
        if before:
            yield before
        before = _line(raw, number)
    if before:
        yield before


def _line(raw: str, number: int) -> Line | None:
    """The line that `raw` makes; None for what has no words."""
    text = _QUOTE.sub("", raw.strip(), count=1) if raw.lstrip().startswith(">") else raw
    if match := _HEADING.fullmatch(text):
        return Line(unmarked(match[2]), number, len(match[1]))
    text = _CELL_ENDS.sub(" | ", text)
    if _RULER.fullmatch(text.strip()):
        return None
    if text.count("|") > 1 or text.lstrip().startswith("|"):
        cells = [unmarked(cell) for cell in _PIPE.split(text.strip().strip("|"))]
        return row(cells, number) if any(cells) else None
    indent, text = len(text) - len(text.lstrip()), text.strip()
    if match := _BOLD.fullmatch(text):
        return Line(unmarked(match[2]), number, BOLD)
    words = unmarked(text[match.end() :] if (match := _BULLET.match(text)) else text)
    return Line(words, number, indent=indent) if words else None


def unmarked(text: str) -> str:
    """`text` without the marks of Markdown and HTML, as one line."""
    found = _TAG.sub("", text)
    for _ in range(3 if len(found) < _LONGEST else 0):
        found = _LINK.sub(r"\1", found)
        found = _UNDERSCORES.sub(r"\2", _EMPHASIS.sub(r"\2", found))
    return " ".join(plain(unescape(_ESCAPED.sub(r"\1", found))).split())
