"""`[certification]` in a manifest: what it becomes, and what is said of its faults."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from profit_check.errors import ManifestError
from profit_check.manifest.load import load
from profit_check.model import Certification, Paper, PenetrationTest, Score
from tests.documents.test_document_text import docx, paragraph

START = """\
[integration]
name = "Webshop"

[targets.test]
participant = "12345"
type = "test"
token = { env = "TOKEN" }

[certification]
"""


def loaded(folder: Path, text: str) -> Certification:
    path = folder / "profit-check.toml"
    path.write_text(START + text, "utf-8")
    found = load(path).certification
    assert found is not None
    return found


def faults(folder: Path, text: str) -> list[str]:
    with pytest.raises(ManifestError) as caught:
        loaded(folder, text)
    return [line.partition("profit-check.toml:")[2] for line in str(caught.value).splitlines()]


def test_all_of_it_becomes_a_model(tmp_path: Path) -> None:
    (tmp_path / "pen.pdf").write_bytes(b"a report")
    (tmp_path / "doc.docx").write_bytes(docx(paragraph("Webshop_Stock")))
    found = loaded(
        tmp_path,
        """
        start = 2026-03-01
        subscription = "12345"
        penetration_test = { date = 2026-06-15, score = "orange", tester = "X", report = "pen.pdf" }
        contacts = ["A. de Vries", "a.  DE vries", "B. Jansen"]
        customers = ["Bakker", "Slager", "bakker "]
        implementation_document = "doc.docx"
        data_flow_diagram = "https://acme.example/flow"
        demo = 2026-09-16
        partner_page = "https://partner.example/x"
        course = "2026-04-08"
        accept_release = 8
        """,
    )
    report = Paper("pen.pdf", sha256(b"a report").hexdigest())
    document = found.implementation_document
    assert document is not None and document.text is not None
    assert "Webshop_Stock" in document.text
    assert found.penetration_test == PenetrationTest(date(2026, 6, 15), Score.ORANGE, "X", report)
    assert (len(found.contacts), found.customers) == (2, 2)
    assert found.data_flow_diagram == Paper("https://acme.example/flow")
    assert (found.start, found.course) == (date(2026, 3, 1), date(2026, 4, 8))


def test_the_document_s_words_are_not_in_what_is_printed_of_it(tmp_path: Path) -> None:
    (tmp_path / "doc.md").write_text("a secret plan", "utf-8")
    assert "secret plan" not in repr(loaded(tmp_path, 'implementation_document = "doc.md"'))


def test_a_document_that_cannot_be_searched_says_why(tmp_path: Path) -> None:
    (tmp_path / "doc.pages").write_bytes(b"\x00")
    for name in ("doc.pages", "https://acme.example/doc"):
        document = loaded(tmp_path, f'implementation_document = "{name}"').implementation_document
        assert document is not None
        assert document.text is None
        assert document.unread


def test_an_empty_table_declares_nothing(tmp_path: Path) -> None:
    assert loaded(tmp_path, "") == Certification()


def test_customers_may_be_a_number(tmp_path: Path) -> None:
    assert loaded(tmp_path, "customers = 6").customers == 6


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("start = 2026", "certification.start: expected a date, such as 2027-03-01"),
        ('start = "2026-02-30"', "certification.start: expected a date"),
        ("subscription = 12345", "certification.subscription: expected the subscription number"),
        ('begin = "x"', "certification.begin: unknown key"),
        ("customers = -1", "certification.customers: expected how many"),
        ('contacts = "A"', "certification.contacts: expected a list of names"),
        ('partner_page = "afas.nl"', "certification.partner_page: expected a URL"),
        ("accept_release = 0", "certification.accept_release: expected a Profit release"),
        (
            'penetration_test = { date = 2026-06-15, score = "gren" }',
            'certification.penetration_test.score: "gren" is not one of green, orange, red; did',
        ),
        (
            'penetration_test = { score = "red" }',
            "certification.penetration_test.date: missing; expected a date",
        ),
        (
            'penetration_test = { date = "soon", score = "red" }',
            "certification.penetration_test.date: expected a date",
        ),
        (
            'implementation_document = "none.md"',
            'certification.implementation_document: "none.md" cannot be read: there is no such',
        ),
        ('data_flow_diagram = "."', 'certification.data_flow_diagram: "." cannot be read'),
        (
            'penetration_test = { date = 2026-06-15, score = "red", report = "none.pdf" }',
            'certification.penetration_test.report: "none.pdf" cannot be read',
        ),
    ],
)
def test_a_fault_is_one_line_with_file_line_and_key(tmp_path: Path, text: str, says: str) -> None:
    [fault] = faults(tmp_path, text)
    assert fault.startswith(f"10: {says}")
