"""Tells by its first bytes what a file is, as far as these tell."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from fnmatch import fnmatchcase

from profit_check.language.phrase import mark

_LOOKED_AT = 1024
"""Bytes: a PDF may have something before its signature, within this distance of its start."""


class Beginning(StrEnum):
    """What a file begins as, in words."""

    PDF = mark("a PDF")
    PNG = mark("a PNG image")
    JPEG = mark("a JPEG image")
    GIF = mark("a GIF image")
    BMP = mark("a BMP image")
    TIFF = mark("a TIFF image")
    WEBP = mark("a WebP image")
    ZIP = mark("a ZIP archive")
    OLE = mark("an Office document of before 2007")
    RTF = mark("rich text")
    MARKUP = mark("markup")
    TEXT = mark("plain text")
    UNKNOWN = mark("no text and no known kind of file")


_SIGNATURES: tuple[tuple[bytes, Beginning], ...] = (
    (b"%PDF-", Beginning.PDF),
    (b"\x89PNG\r\n\x1a\n", Beginning.PNG),
    (b"\xff\xd8\xff", Beginning.JPEG),
    (b"GIF87a", Beginning.GIF),
    (b"GIF89a", Beginning.GIF),
    (b"II*\0", Beginning.TIFF),
    (b"MM\0*", Beginning.TIFF),
    (b"PK\x03\x04", Beginning.ZIP),
    (b"PK\x05\x06", Beginning.ZIP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Beginning.OLE),
    (b"{\\rtf", Beginning.RTF),
)
_BYTE_ORDER_MARKS = {
    b"\xef\xbb\xbf": "utf-8",
    b"\xff\xfe\0\0": "utf-32-le",
    b"\0\0\xfe\xff": "utf-32-be",
    b"\xff\xfe": "utf-16-le",
    b"\xfe\xff": "utf-16-be",
}
_NOT_IN_TEXT = frozenset(range(32)) - frozenset(b"\t\n\r\f\x1a\x1b")

_READABLE = frozenset({Beginning.TEXT, Beginning.MARKUP, Beginning.RTF})
_OFFICE = frozenset({Beginning.ZIP, Beginning.OLE})  # with a password, a new one is an old one
# Windows calls a CSV file vnd.ms-excel, and Word opens rich text and HTML as its own.
_OLD_OFFICE = frozenset({Beginning.OLE, *_READABLE})

_BELONGING: Mapping[str, frozenset[Beginning]] = {
    "application/pdf": frozenset({Beginning.PDF}),
    "application/x-pdf": frozenset({Beginning.PDF}),
    "image/png": frozenset({Beginning.PNG}),
    "image/x-png": frozenset({Beginning.PNG}),
    "image/jpeg": frozenset({Beginning.JPEG}),
    "image/jpg": frozenset({Beginning.JPEG}),
    "image/pjpeg": frozenset({Beginning.JPEG}),
    "image/gif": frozenset({Beginning.GIF}),
    "image/bmp": frozenset({Beginning.BMP}),
    "image/tiff": frozenset({Beginning.TIFF}),
    "image/webp": frozenset({Beginning.WEBP}),
    "*+xml": frozenset({Beginning.MARKUP}),
    "*/xml": frozenset({Beginning.MARKUP}),
    "*+zip": frozenset({Beginning.ZIP}),
    "application/zip": frozenset({Beginning.ZIP}),
    "application/x-zip-compressed": frozenset({Beginning.ZIP}),
    "application/vnd.openxmlformats-officedocument.*": _OFFICE,
    "application/vnd.oasis.opendocument.*": _OFFICE,
    "application/msword": _OLD_OFFICE,
    "application/vnd.ms-excel": _OLD_OFFICE,
    "application/vnd.ms-powerpoint": _OLD_OFFICE,
    "application/vnd.ms-outlook": _OLD_OFFICE,
    "application/rtf": frozenset({Beginning.RTF}),
    "application/json": frozenset({Beginning.TEXT}),
    "text/*": _READABLE,
}
"""What files of a MIME type begin as; the first pattern that fits counts."""


def beginning(content: bytes) -> Beginning:
    """What `content` begins as."""
    head = content[:_LOOKED_AT]
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            return kind
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return Beginning.WEBP
    text = _text(head)
    if text is not None:
        return Beginning.MARKUP if text.lstrip().startswith("<") else Beginning.TEXT
    if head[:2] == b"BM":
        return Beginning.BMP
    return Beginning.PDF if b"%PDF-" in head else Beginning.UNKNOWN


def belongs_to(kind: Beginning, mime_type: str) -> bool:
    """May a file of `mime_type` begin so? True for a type of which nothing is known here."""
    for pattern, kinds in _BELONGING.items():
        if fnmatchcase(mime_type, pattern):
            return kind in kinds
    return True


def _text(head: bytes) -> str | None:
    for start, encoding in _BYTE_ORDER_MARKS.items():
        if head.startswith(start):
            return head[len(start) :].decode(encoding, "replace")
    return None if _NOT_IN_TEXT & frozenset(head) else head.decode("latin-1")
