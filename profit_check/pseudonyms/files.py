"""A file becomes as many bytes that begin as the same kind of file, and nothing else of it."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from profit_check.model import Answer
from profit_check.profit.beginnings import Beginning
from profit_check.profit.files import read_file
from profit_check.profit.metainfo import Malformed
from profit_check.pseudonyms.rows import connector_of, kind_only
from profit_check.pseudonyms.rules import FILE_LOST, Tally

_STARTS: Mapping[Beginning, bytes] = {
    Beginning.PDF: b"%PDF-",
    Beginning.PNG: b"\x89PNG\r\n\x1a\n",
    Beginning.JPEG: b"\xff\xd8\xff",
    Beginning.GIF: b"GIF89a",
    Beginning.BMP: b"BM",
    Beginning.TIFF: b"II*\0",
    Beginning.WEBP: b"RIFF\0\0\0\0WEBP",
    Beginning.ZIP: b"PK\x03\x04",
    Beginning.OLE: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    Beginning.RTF: b"{\\rtf",
    Beginning.MARKUP: b"<",
    Beginning.TEXT: b"",
    Beginning.UNKNOWN: b"",
}
_IN_TEXT = frozenset({Beginning.TEXT, Beginning.MARKUP, Beginning.RTF})
_NO_BASE64 = "!"


def kept_file(answer: Answer, tally: Tally) -> Answer:
    """The answer of a file connector, with status 200, as it may be kept."""
    content = answer.content
    tally.count("files")
    if not isinstance(content, Mapping):
        return replace(answer, content=kind_only(content))
    kept: dict[str, Any] = {key: kind_only(value) for key, value in content.items()}
    if isinstance(content.get("filedata"), str):
        kept["filedata"] = _NO_BASE64
    try:
        found = read_file(answer)
    except Malformed:
        return replace(answer, content=kept)
    kept["mimetype"] = found.mime_type or kept.get("mimetype")
    if found.size is not None:
        kept["filedata"] = _alike(found.begins_as, found.size)
    made = replace(answer, content=kept)
    if read_file(made) != found:
        tally.lose(connector_of(answer.question), "filedata", FILE_LOST)
    return made


def _alike(kind: Beginning, size: int) -> str:
    filler = b"x" if kind in _IN_TEXT else b"\0"
    return b64encode((_STARTS[kind] + filler * size)[:size]).decode()
