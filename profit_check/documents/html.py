"""Reads HTML as lines, also what Word and mail programs make of a text that is pasted."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

from profit_check.documents import markdown
from profit_check.documents.decoding import plain
from profit_check.documents.lines import BOLD, Line, row

_BLOCK_TAGS = (
    "address|article|aside|blockquote|body|br|caption|dd|details|div|dl|dt|fieldset|figure|"
    "footer|form|h1|h2|h3|h4|h5|h6|header|hr|html|li|main|nav|ol|p|pre|section|summary|table|"
    "tbody|tfoot|thead|title|tr|ul"
)
_BLOCKS = frozenset(_BLOCK_TAGS.split("|"))
_UNSHOWN = frozenset({"script", "style", "head", "template"})
_WORD_HEADING = re.compile(r"(?:Mso)?(?:Heading|Kop)\s?([1-6])", re.IGNORECASE)
_WORD_LIST = re.compile(r"mso-list:\s*\w+\s+level([1-9])", re.IGNORECASE)
_TAG = re.compile(r"<(?:p|div|table|tr|td|li|ul|ol|h[1-6]|body|html|br)[\s/>]", re.IGNORECASE)
_MARKDOWN = re.compile(r"^ {0,3}#{1,6} \S|^\s*\|.*\|\s*$", re.MULTILINE)
_OFFICE = re.compile(r"<!\[(?:if|else|endif)[^>]*>", re.IGNORECASE)
_FEW = 3


def looks_like_html(text: str) -> bool:
    """Whether the document is HTML, rather than Markdown with a tag here and there."""
    tags = len(_TAG.findall(text))
    if re.search(r"<(?:html|body|!doctype)", text[:4000], re.IGNORECASE):
        return True
    return tags >= _FEW and not len(_MARKDOWN.findall(text)) > tags


def read(text: str) -> list[Line]:
    """The lines of an HTML text; Markdown that was pasted into it is read as such."""
    reader = _Reader()
    try:
        reader.feed(_OFFICE.sub("", text))
        reader.close()
    except AssertionError:  # how the parser says that a declaration is beyond it
        return markdown.read(text)
    reader.end()
    return reader.lines


class _Reader(HTMLParser):
    """Gathers text until a block ends; what is in cells is gathered until the row ends."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[Line] = []
        self._text: list[str] = []
        self._cells: list[str] | None = None
        self._number = 1
        self._heading = 0
        self._bold = 0
        self._plain = False
        self._hidden = 0
        self._in_cell = False
        self._lists = 0
        self._indent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        if tag == "body":
            self._hidden = 0
        if tag in _UNSHOWN:
            self._hidden += 1
        elif tag in ("td", "th"):
            self._begin_cell()
        elif tag in _BLOCKS and not (self._cells is not None and tag not in ("tr", "table")):
            self.end()
            self._heading = int(tag[1]) if tag[0] == "h" and tag[1:].isdigit() else 0
            if word := _WORD_HEADING.search(known.get("class") or ""):
                self._heading = int(word[1])
            self._lists += tag in ("ul", "ol")
            word = _WORD_LIST.search(known.get("style") or "")
            self._indent = int(word[1]) if word else self._lists
        elif tag in _BLOCKS:
            self._text.append(" ")
        elif tag in ("b", "strong"):
            self._bold += 1
        elif tag == "img":
            self.handle_data(known.get("alt") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSHOWN:
            self._hidden = max(0, self._hidden - 1)
        elif tag in ("td", "th"):
            self._end_cell()
        elif tag in _BLOCKS and (self._cells is None or tag in ("tr", "table", "tbody", "thead")):
            self.end()
            self._lists = max(0, self._lists - (tag in ("ul", "ol")))
        elif tag in ("b", "strong"):
            self._bold = max(0, self._bold - 1)

    def handle_data(self, data: str) -> None:
        if self._hidden or not data:
            return
        if data.strip():
            if not "".join(self._text).strip():
                self._number = self.getpos()[0]
            self._plain = self._plain or not self._bold
        self._text.append(data)

    def end(self) -> None:
        """Makes lines of what was gathered."""
        if self._cells is not None:
            self._end_cell()
            if any(self._cells):
                self.lines.append(row(self._cells, self._number))
        else:
            self._end_block("".join(self._text))
        self._text, self._cells, self._heading, self._plain = [], None, 0, False

    def _begin_cell(self) -> None:
        if self._cells is None:
            self.end()
            self._cells = []
        self._end_cell()
        self._in_cell = True

    def _end_cell(self) -> None:
        text = _one_line("".join(self._text))
        if self._cells is not None and (text or self._in_cell):
            self._cells.append(text)
            self._text, self._in_cell = [], False

    def _end_block(self, text: str) -> None:
        if not text.strip():
            return
        if self._heading or not self._plain:
            self.lines.append(Line(_one_line(text), self._number, self._heading or BOLD))
            return
        parts = text.strip().split("\n")
        if not any(markdown.starts_block(part) for part in parts[1:]):
            parts = [" ".join(parts)]
        for number, part in enumerate(parts, self._number):
            line = markdown.read_line(part, number)
            if line.text:
                self.lines.append(replace(line, indent=line.indent + self._indent))


def _one_line(text: str) -> str:
    return " ".join(plain(text).split())
