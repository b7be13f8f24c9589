"""Gets the text of a Word document (docx): a ZIP file of XML."""

from __future__ import annotations

import re
import zipfile
import zlib
from io import BytesIO
from xml.etree.ElementTree import ParseError, iterparse

from profit_check.documents.decoding import plain
from profit_check.documents.unreadable import Unreadable
from profit_check.language.phrase import say

MOST_BYTES = 50_000_000
"""Of XML in one part of the document; more is not unpacked."""

_PARTS = re.compile(r"word/(?:document[0-9]*|header[0-9]*|footer[0-9]*|footnotes|endnotes)\.xml")
_BREAKS = {"p": "\n", "tr": "\n", "tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-"}
_FAULTS = (zipfile.BadZipFile, zlib.error, ParseError, RuntimeError, OSError, EOFError, ValueError)
_BROKEN = say("it is no Word document that can be read")


def text_of_docx(content: bytes) -> str:
    """The text, a paragraph a line; Unreadable for what is no docx."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as opened:
            parts = [name for name in opened.namelist() if _PARTS.fullmatch(name)]
            if not parts:
                raise Unreadable(_BROKEN)
            return plain("\n".join(_part(opened, name) for name in sorted(parts)))
    except _FAULTS:
        raise Unreadable(_BROKEN) from None


def _part(opened: zipfile.ZipFile, name: str) -> str:
    """The text of one part; what was deleted, and kept for review, is left out."""
    with opened.open(name) as stream:
        content = stream.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES or b"<!DOCTYPE" in content:
        raise Unreadable(_BROKEN)
    found: list[str] = []
    for _, element in iterparse(BytesIO(content), ("end",)):  # noqa: S314 - it has no DTD
        tag = element.tag.rpartition("}")[2]
        found.append((element.text or "") if tag == "t" else _BREAKS.get(tag, ""))
        if tag == "p":
            element.clear()
    return "".join(found)
