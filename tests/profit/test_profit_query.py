"""Paths whose segments hold anything, and stay segments."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profit_check.model import Question
from profit_check.profit.query import path
from profit_check.wire.address import url

IDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


@pytest.mark.parametrize(
    ("id", "escaped"),
    [
        ("Acme_Articles", "Acme_Articles"),
        ("In/Uit", "In%2FUit"),
        ("50%", "50%25"),
        ("a%2Fb", "a%252Fb"),
        ("a?b#c", "a%3Fb%23c"),
        ("Café 2", "Caf%C3%A9%202"),
        ("..", "%2E%2E"),
    ],
)
def test_an_id_is_one_segment_of_the_path(id: str, escaped: str) -> None:
    assert path("connectors", id) == f"/connectors/{escaped}"
    assert url("https://h", Question(path("metainfo", "get", id))).endswith(f"/get/{escaped}")


@given(IDS)
def test_whatever_is_in_an_id_arrives_as_it_was(id: str) -> None:
    address = url("https://h", Question(path("connectors", id), (("take", "1"),)))
    base, _, segment = address.removesuffix("?take=1").rpartition("/")
    assert base == "https://h/connectors"
    assert unquote(segment) == id
    assert segment.strip(".")
    assert address.isascii()
