"""JSON is read from whatever a body is, or it is said why not."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profit_check.wire.reading import Unreadable, json_of, mended, text_of

TEXT = st.text(st.characters(codec="utf-8"), max_size=10)
NUMBERS = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
JSON = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=10,
)


@given(JSON, st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_json_is_read_in_the_charset_it_names(content: Any, charset: str) -> None:
    body = json.dumps(content, ensure_ascii=False).encode(charset)
    named = charset.removesuffix("-sig")
    assert json_of(text_of(body, f"application/json; charset={named}")) == content


@given(st.binary(max_size=200), st.sampled_from(["", "utf-8", "utf-16", "windows-1252"]))
def test_any_bytes_at_all_are_read_or_said_to_be_unreadable(body: bytes, charset: str) -> None:
    try:
        json_of(text_of(body, f"text/plain;charset={charset}"))
    except Unreadable as unreadable:
        assert str(unreadable).startswith("the answer")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "empty"),
        (" \r\n", "empty"),
        ("<!DOCTYPE html><html>", "is HTML"),
        ("\n <HTML>", "is HTML"),
        ("<?xml version='1.0'?><a/>", "is markup"),
        ('{"rows": [{"a": 1}, {"a', "cut off after 23 characters"),
        ('{"rows": [1, 2', "cut off"),
        ('{"rows": ', "cut off"),
        ("Service unavailable", "not JSON (at character 1)"),
        ('{"a": 1} trailing', "not JSON (at character 10)"),
        ("{'a': 1}", "not JSON"),
        ('{"a": NaN}', "holds NaN"),
        ('{"a": -Infinity}', "holds -Infinity"),
        ("9" * 5000, "number that is too long"),
        ("[" * 100_000, "nested too deeply"),
        ("[" + "0," * 1_000_001 + "0]", "over 1,000,000 values"),
    ],
)
def test_what_stands_in_place_of_json_is_named(text: str, says: str) -> None:
    with pytest.raises(Unreadable) as raised:
        json_of(text)
    assert says in str(raised.value)


@pytest.mark.parametrize(
    ("body", "content_type", "says"),
    [
        ("é".encode("latin-1"), "application/json; charset=utf-8", "not in the charset utf-8"),
        ("é".encode("latin-1"), "", "not in the charset utf-8"),
        (b"{} ", "application/json; charset=utf-16", "not in the charset utf-16"),
        (b"{}", 'application/json; charset="unicode_escape"', "not one that is known"),
        (b"{}", "application/json; charset=zip", "not one that is known"),
        ("\U0001f600".encode() + b"x" * (33 * 1024 * 1024), "", "too large to be read"),
    ],
)
def test_a_wrong_charset_is_named(body: bytes, content_type: str, says: str) -> None:
    with pytest.raises(Unreadable) as raised:
        text_of(body, content_type)
    assert says in str(raised.value)


def test_keys_are_mended_always_and_values_when_asked() -> None:
    content = {"a": ["b", 1, None, {"c": "d"}]}
    assert mended(content, str.upper, values=True) == {"A": ["B", 1, None, {"C": "D"}]}
    assert mended(content, str.upper, values=False) == {"A": ["b", 1, None, {"C": "d"}]}
