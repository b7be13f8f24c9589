"""What is known of a file once its content is let go of."""

from __future__ import annotations

from base64 import b64encode
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profit_check.profit.beginnings import Beginning
from profit_check.profit.files import FoundFile, read_file, read_mime_type
from profit_check.profit.metainfo import Malformed
from tests.checks.scripted import answer

PDF = b"%PDF-1.4 and more"
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


def found(filedata: object, mimetype: object = "application/pdf", **more: object) -> FoundFile:
    return read_file(answer(200, {"filedata": filedata, "mimetype": mimetype, **more}))


def encoded(content: bytes) -> str:
    return b64encode(content).decode()


def test_a_file_is_known_by_type_size_and_beginning() -> None:
    expected = FoundFile("application/pdf", len(PDF), Beginning.PDF, agrees=True)
    assert found(encoded(PDF), filename="a.pdf") == expected


def test_what_is_found_holds_no_content() -> None:
    assert "more" not in repr(found(encoded(PDF)))
    assert encoded(PDF) not in repr(found(encoded(PDF)))


@pytest.mark.parametrize("broken", ["\r\n", "\n", " ", "\t"])
def test_base64_may_be_broken_into_lines(broken: str) -> None:
    text = encoded(PDF)
    assert found(f"{text[:8]}{broken}{text[8:]}{broken}").size == len(PDF)


@pytest.mark.parametrize(
    "data",
    ["abc", "abcde", "not base64!", "YWJj=", "====", "data:text/plain;base64,YWJj", "YW-_", "é"],
)
def test_what_is_no_base64_has_no_size(data: str) -> None:
    assert found(data).size is None


@pytest.mark.parametrize("data", ["", "\r\n"])
def test_an_empty_file_has_no_bytes(data: str) -> None:
    assert found(data).size == 0


def test_a_type_that_the_content_belies_does_not_agree() -> None:
    lying = found(encoded(PDF), "image/png")
    assert (lying.begins_as, lying.agrees) == (Beginning.PDF, False)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("application/pdf", "application/pdf"),
        ("IMAGE/PNG", "image/png"),
        (" text/plain; charset=utf-8", "text/plain"),
        ("image/svg+xml", "image/svg+xml"),
        ("application/vnd.ms-excel", "application/vnd.ms-excel"),
    ],
)
def test_a_mime_type_has_a_type_and_a_subtype(value: str, expected: str) -> None:
    assert read_mime_type(value) == expected


@pytest.mark.parametrize(
    "value",
    [
        None,
        "",
        "pdf",
        ".pdf",
        "application/",
        "/pdf",
        "a/b/c",
        "a b/c",
        "a/b\nc",
        5,
        [],
        "a/" + 200 * "b",
    ],
)
def test_anything_else_is_no_mime_type(value: object) -> None:
    assert read_mime_type(value) is None
    assert found(encoded(PDF), value).mime_type is None


@pytest.mark.parametrize(
    "content",
    [None, [], "text", 5, {}, {"filedata": None}, {"filedata": 5}, {"filedata": ["YQ=="]}],
)
def test_an_answer_without_content_as_text_is_malformed(content: Any) -> None:
    with pytest.raises(Malformed):
        read_file(answer(200, content))


@given(JSON, JSON)
def test_no_answer_breaks_the_reader(filedata: Any, mimetype: Any) -> None:
    try:
        size = found(filedata, mimetype).size
    except Malformed:
        assert not isinstance(filedata, str)
    else:
        assert size is None or size <= len(filedata)


@given(st.binary())
def test_every_content_is_read_back(content: bytes) -> None:
    assert found(encoded(content)).size == len(content)
