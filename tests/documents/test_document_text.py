"""The words of a document can be searched, or it is said why not."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profit_check.documents.text import Unreadable, text_of

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(body: str, name: str = "word/document.xml") -> bytes:
    """A Word document with this XML as its body."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        document = f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
        archive.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{document}')
    return made.getvalue()


def paragraph(*runs: str) -> str:
    return f"<w:p>{''.join(f'<w:r><w:t>{run}</w:t></w:r>' for run in runs)}</w:p>"


def pdf(*lines: str, locked: bool = False) -> bytes:
    """A PDF file of one page with these lines."""
    from pypdf import PdfWriter
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    writer = PdfWriter()
    page = writer.add_blank_page(600, 800)
    stream = DecodedStreamObject()
    shown = " ".join(f"({line}) Tj 0 -20 Td" for line in lines)
    stream.set_data(f"BT /F1 12 Tf 50 700 Td {shown} ET".encode())
    kind = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
    font = DictionaryObject({NameObject(key): NameObject(value) for key, value in kind.items()})
    fonts = DictionaryObject({NameObject("/F1"): font})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    page[NameObject("/Contents")] = writer._add_object(stream)
    if locked:
        writer.encrypt("secret", algorithm="RC4-128")
    made = BytesIO()
    writer.write(made)
    return made.getvalue()


def test_the_text_of_a_word_document_has_its_runs_joined() -> None:
    text = text_of(docx(paragraph("Webshop_", "Stock") + paragraph("filters")), ".docx")
    assert text.split("\n")[:2] == ["Webshop_Stock", "filters"]


def test_what_was_deleted_in_a_word_document_is_left_out() -> None:
    deleted = "<w:p><w:del><w:r><w:delText>Webshop_Old</w:delText></w:r></w:del></w:p>"
    assert "Old" not in text_of(docx(paragraph("Webshop_New") + deleted), ".docx")


def test_the_text_of_a_pdf_file() -> None:
    text = text_of(pdf("Webshop_Stock", "filterautorisatie"), ".pdf")
    assert "Webshop_Stock" in text
    assert "filterautorisatie" in text


@pytest.mark.parametrize(
    ("content", "suffix"),
    [
        (b"# Stock\n\n`Webshop\\_Stock`", ".md"),
        (b"<html><p>Webshop_<b>Stock</b></p>", ".html"),
        ("Webshop_Stock".encode("utf-16"), ".txt"),
    ],
)
def test_the_text_of_markdown_and_html(content: bytes, suffix: str) -> None:
    assert "Webshop_Stock" in text_of(content, suffix)


@pytest.mark.parametrize(
    ("content", "suffix", "why"),
    [
        (b"\x89PNG", ".png", "it is not Markdown"),
        (pdf(), ".pdf", "it may be a scan"),
        (pdf("words", locked=True), ".pdf", "locked with a password"),
        (b"%PDF-1.7 broken", ".pdf", "no PDF file"),
        (b"PK\x03\x04broken", ".docx", "no Word document"),
        (docx("", "xl/workbook.xml"), ".xlsx", "no Word document"),
        (docx("<w:p>"), ".docx", "no Word document"),
        (b" \n", ".md", "no text"),
    ],
)
def test_what_cannot_be_read_says_why(content: bytes, suffix: str, why: str) -> None:
    with pytest.raises(Unreadable) as caught:
        text_of(content, suffix)
    assert why in caught.value.why


def test_a_word_document_with_entities_of_its_own_is_refused() -> None:
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        bomb = '<!DOCTYPE x [<!ENTITY a "words">]><x>&a;</x>'
        archive.writestr("word/document.xml", bomb)
    with pytest.raises(Unreadable):
        text_of(made.getvalue(), ".docx")


@given(st.sampled_from([b"%PDF-1.7\n", b"PK\x03\x04", b""]), st.binary(max_size=300))
def test_no_bytes_make_it_crash(start: bytes, content: bytes) -> None:
    try:
        text_of(start + content, ".md")
    except Unreadable as unreadable:
        assert unreadable.why


def test_no_cut_of_a_real_document_makes_it_crash() -> None:
    for whole in (docx(paragraph("Webshop_Stock") * 20), pdf("Webshop_Stock")):
        for end in range(4, len(whole), 37):
            try:
                text_of(whole[:end], "")
            except Unreadable as unreadable:
                assert unreadable.why
