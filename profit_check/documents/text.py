"""Gets the words of a document, so that they can be searched: Markdown, HTML, docx, PDF, text."""

from __future__ import annotations

import re

from profit_check.documents.docx import text_of_docx
from profit_check.documents.pdf import text_of_pdf
from profit_check.documents.reading import lines
from profit_check.documents.unreadable import Unreadable as Unreadable
from profit_check.language.phrase import say

_TEXT = frozenset({".md", ".markdown", ".html", ".htm", ".txt", ".adoc", ".rst", ""})


def text_of(content: bytes, suffix: str) -> str:
    """The words of a document; Unreadable, with why, where they cannot be had.

    What it is shows in its first bytes; only of a text file the suffix is looked at.
    """
    if content.startswith(b"%PDF"):
        found = text_of_pdf(content)
    elif content.startswith(b"PK\x03\x04"):
        found = text_of_docx(content)
    elif suffix.lower() in _TEXT:
        found = "\n".join(line.text for line in lines(content))
    else:
        raise Unreadable(say("it is not Markdown, HTML, docx, PDF or plain text"))
    if not re.search(r"[^\W\d_]{2,}", found):
        raise Unreadable(say("no text could be found in it; it may be a scan"))
    return found
