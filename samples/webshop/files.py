"""The webshop's files: a packing slip, a price list, the picture of an article, a report."""

from __future__ import annotations

import zlib
from base64 import b64encode
from typing import Any

PICTURE_SIDE = 12
"""Pixels of the picture, in both directions."""


def files() -> list[dict[str, Any]]:
    """One file of each kind, as the world file keeps them."""
    prices = "Artikel;Prijs\nKoffiekopje;4,50\nTheeglas;3,25\n"
    return [
        {
            "kind": "subject",
            "subject": "635451",
            "file": "7CEEE0F54965C99D90764BA09F7606A6",
            "filename": "pakbon.pdf",
            **_content("application/pdf", _pdf("Pakbon")),
        },
        {
            "kind": "file",
            "file": "5A8D1C77A04E4B0F9D2B6E3C1F0A9B84",
            "name": "prijslijst_café 2026.txt",
            **_content("text/plain", prices.encode()),
        },
        {"kind": "image", "id": "20417", **_content("image/png", _picture())},
        {"kind": "report", "id": "318", **_content("application/pdf", _pdf("Omzet per debiteur"))},
    ]


def _content(mimetype: str, content: bytes) -> dict[str, str]:
    return {"mimetype": mimetype, "filedata": b64encode(content).decode("ascii")}


def _pdf(title: str) -> bytes:
    """A PDF of one page that says `title`."""
    text = f"BT /F1 24 Tf 72 720 Td ({title}) Tj ET".encode("ascii")
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(text), text),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    made, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj%s endobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start, size = len(made), len(objects) + 1
    made += b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    return made + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, start)


def _picture() -> bytes:
    """A PNG: a square of one colour."""
    side = PICTURE_SIDE.to_bytes(4, "big")
    pixels = (b"\0" + b"\x1f\x6f\xb2" * PICTURE_SIDE) * PICTURE_SIDE
    parts = [(b"IHDR", side + side + b"\x08\x02\0\0\0"), (b"IDAT", _stored(pixels)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, content) for name, content in parts)


def _chunk(name: bytes, content: bytes) -> bytes:
    checksum = zlib.crc32(name + content).to_bytes(4, "big")
    return len(content).to_bytes(4, "big") + name + content + checksum


def _stored(content: bytes) -> bytes:
    """`content` in zlib's form without compression, which comes out the same everywhere."""
    size = len(content)
    lengths = size.to_bytes(2, "little") + (size ^ 0xFFFF).to_bytes(2, "little")
    return b"\x78\x01\x01" + lengths + content + zlib.adler32(content).to_bytes(4, "big")
