"""What a file is by its first bytes, and whether that fits its MIME type."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profit_check.profit.beginnings import Beginning, beginning, belongs_to

BINARY = bytes(range(40))
FILES = {
    b"%PDF-1.7\n": Beginning.PDF,
    b"\0\0\0 wrapped %PDF-1.4": Beginning.PDF,
    b"\x89PNG\r\n\x1a\n\0\0": Beginning.PNG,
    b"\xff\xd8\xff\xe0JFIF": Beginning.JPEG,
    b"GIF89a\1": Beginning.GIF,
    b"GIF87a\1": Beginning.GIF,
    b"BM\x46\0\0\0": Beginning.BMP,
    b"II*\0\x08": Beginning.TIFF,
    b"MM\0*\0": Beginning.TIFF,
    b"RIFF\x10\0\0\0WEBPVP8": Beginning.WEBP,
    b"PK\x03\x04\x14\0": Beginning.ZIP,
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0": Beginning.OLE,
    b"{\\rtf1\\ansi": Beginning.RTF,
    b"<?xml version='1.0'?>": Beginning.MARKUP,
    b"\xef\xbb\xbf  <html>": Beginning.MARKUP,
    "\ufeff<a/>".encode("utf-16-le"): Beginning.MARKUP,
    b"Artikel;prijs\r\n": Beginning.TEXT,
    "café".encode(): Beginning.TEXT,
    "café".encode("windows-1252"): Beginning.TEXT,
    "\ufefftekst".encode("utf-16-be"): Beginning.TEXT,
    "\ufefftekst".encode("utf-32-le"): Beginning.TEXT,
    b"BMW;20000\r\n": Beginning.TEXT,
    b"about %PDF-files": Beginning.TEXT,
    b"": Beginning.TEXT,
    BINARY: Beginning.UNKNOWN,
    b"RIFF\x10\0\0\0WAVE": Beginning.UNKNOWN,
}


@pytest.mark.parametrize(("content", "expected"), FILES.items(), ids=repr)
def test_a_file_is_known_by_its_first_bytes(content: bytes, expected: Beginning) -> None:
    assert beginning(content) is expected


@pytest.mark.parametrize(
    ("mime_type", "kind"),
    [
        ("application/pdf", Beginning.PDF),
        ("image/jpg", Beginning.JPEG),
        ("image/svg+xml", Beginning.MARKUP),
        ("application/xml", Beginning.MARKUP),
        ("text/csv", Beginning.TEXT),
        ("text/html", Beginning.MARKUP),
        ("text/plain", Beginning.RTF),
        ("application/msword", Beginning.OLE),
        ("application/msword", Beginning.RTF),
        ("application/vnd.ms-excel", Beginning.TEXT),
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Beginning.ZIP),
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Beginning.OLE),
        ("application/zip", Beginning.ZIP),
        ("application/octet-stream", Beginning.PDF),
        ("application/octet-stream", Beginning.UNKNOWN),
        ("video/mp4", Beginning.UNKNOWN),
        ("x-own/type", Beginning.PDF),
    ],
)
def test_what_a_type_may_begin_as_is_not_accused(mime_type: str, kind: Beginning) -> None:
    assert belongs_to(kind, mime_type)


@pytest.mark.parametrize(
    ("mime_type", "kind"),
    [
        ("application/pdf", Beginning.MARKUP),
        ("application/pdf", Beginning.UNKNOWN),
        ("image/png", Beginning.JPEG),
        ("image/jpeg", Beginning.PNG),
        ("image/gif", Beginning.TEXT),
        ("text/plain", Beginning.PDF),
        ("text/csv", Beginning.UNKNOWN),
        ("application/zip", Beginning.TEXT),
        ("application/msword", Beginning.PDF),
        ("application/xml", Beginning.TEXT),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", Beginning.PDF),
    ],
)
def test_what_a_type_never_begins_as_does_not_belong(mime_type: str, kind: Beginning) -> None:
    assert not belongs_to(kind, mime_type)


@given(st.binary(max_size=2000))
def test_every_content_begins_as_something(content: bytes) -> None:
    assert beginning(content) in Beginning


@given(st.text().filter(lambda text: not text.lstrip().startswith(("<", "%PDF-", "{\\rtf"))))
def test_no_printable_text_is_taken_for_a_binary_file(text: str) -> None:
    printable = "x" + "".join(filter(str.isprintable, text))
    assert beginning(printable.encode()) is Beginning.TEXT
