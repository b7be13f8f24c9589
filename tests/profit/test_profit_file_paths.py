"""Where files are asked for, and AFAS's own escape in a path."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profit_check.model import FileConnector, Question
from profit_check.profit.file_paths import escaped, question, unescaped
from profit_check.wire.address import url

NAMES = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("_%/\\.?#&+ é€"))


@pytest.mark.parametrize(
    ("connector", "expected"),
    [
        (
            FileConnector("subject", {"subject": "635451", "file": "7CEE"}),
            Question("/subjectconnector/635451/7CEE"),
        ),
        (
            FileConnector("file", {"file": "7CEE", "name": "prijs_lijst 1.pdf"}),
            Question("/fileconnector/7CEE/prijs_5flijst_201.pdf"),
        ),
        (
            FileConnector("subject", {"subject": "a/b", "file": "50%"}),
            Question("/subjectconnector/a%2Fb/50%25"),
        ),
        (FileConnector("report", {"id": "a/b"}), Question("/reportconnector/a%2Fb")),
        (FileConnector("image", {"id": "5"}), Question("/imageconnector/5", (("format", "0"),))),
        (
            FileConnector("image", {"id": "5", "format": "2"}),
            Question("/imageconnector/5", (("format", "2"),)),
        ),
        (FileConnector("report", {"id": "17"}), Question("/reportconnector/17")),
        (
            FileConnector("report", {"id": "17", "filterfieldids": "A", "filtervalues": "1"}),
            Question("/reportconnector/17", (("filterfieldids", "A"), ("filtervalues", "1"))),
        ),
    ],
    ids=lambda value: value.id if isinstance(value, FileConnector) else "",
)
def test_each_kind_of_sample_has_its_request(connector: FileConnector, expected: Question) -> None:
    assert question(connector) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("plain-1.txt", "plain-1.txt"),
        ("a_b", "a_5fb"),
        ("a b", "a_20b"),
        ("50%", "50_25"),
        ("_5f", "_5f5f"),
        ("café", "caf_C3_A9"),
        ("a/b", "a_2Fb"),
        ("..", "_2E_2E"),
        (".", "_2E"),
        ("...a", "...a"),
    ],
)
def test_a_name_is_escaped_as_afas_does(name: str, expected: str) -> None:
    assert escaped(name) == expected
    assert unescaped(expected) == name


@pytest.mark.parametrize("spelling", ["_5f", "_5F", "%5f"])
def test_the_escape_is_read_in_either_letter_case(spelling: str) -> None:
    assert unescaped(f"a{spelling}b") == "a_b"


@given(NAMES)
def test_every_name_comes_back_as_it_was(name: str) -> None:
    assert unescaped(escaped(name)) == name


@given(NAMES)
def test_a_name_stays_one_segment_of_the_url_whatever_is_in_it(name: str) -> None:
    connector = FileConnector("file", {"file": "7CEE", "name": name})
    asked = url("https://h", question(connector))
    segment = asked.removeprefix("https://h/fileconnector/7CEE/")
    assert not set(segment) & set("/%?#\\&+ ")
    assert segment not in (".", "..")
    assert asked.isascii()


@given(st.text())
def test_no_name_breaks_the_escape(name: str) -> None:
    assert escaped(name).isascii()
