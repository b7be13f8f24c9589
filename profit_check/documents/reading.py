"""Reads a document of Markdown or HTML as lines, whatever its bytes are."""

from __future__ import annotations

from profit_check.documents import html, markdown
from profit_check.documents.decoding import decoded, plain
from profit_check.documents.lines import Line


def lines(content: bytes) -> list[Line]:
    """The lines of a document, from its bytes."""
    text = decoded(content).replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    text = plain(text.expandtabs(4))
    return html.read(text) if html.looks_like_html(text) else markdown.read(text)
