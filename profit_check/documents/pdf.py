"""Gets the text of a PDF file."""

from __future__ import annotations

import logging
import warnings
from io import BytesIO

from profit_check.documents.decoding import plain
from profit_check.documents.unreadable import Unreadable
from profit_check.language.phrase import say

MOST_PAGES = 1_000
"""Pages that are read; an implementation document has some tens."""


def text_of_pdf(content: bytes) -> str:
    """The text, page by page; Unreadable for a file that is closed to readers, or broken."""
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            reader = PdfReader(BytesIO(content))
            if reader.is_encrypted and not reader.decrypt(""):
                raise Unreadable(say("it is locked with a password"))
            pages = [page.extract_text() for page in reader.pages[:MOST_PAGES]]
    except Unreadable:
        raise
    except Exception:  # the library raises whatever a broken file makes it stumble over
        raise Unreadable(say("it is no PDF file that can be read")) from None
    return plain("\n".join(pages))
