"""The locator names the line of every key, whatever way the TOML is written."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from profit_check.manifest.locate import KeyPath, locate

TEXT = '''\
# a comment with [brackets] and "quotes"
title.short = "a # no comment"
"odd key" = """
[not.a.table]
key = 1 \\""" still text"""
'literal' = \'\'\'
x = 1\'\'\'

[targets.test]  # of the shop
participant = "12345"
token = { env = "A", deep = { x = [1, { y = 2 }] } }

[[get]]
id = "A"
order = [
  "one",   # first
  "two",
]
[get.fields]
ItemCode = "string"
"Ünïcode" = 1979-05-27 07:32:00
[[get]]
id = "B"
[[get.nested]]
z = 1
'''

EXPECTED: dict[KeyPath, int] = {
    ("title", "short"): 2,
    ("odd key",): 3,
    ("literal",): 6,
    ("targets", "test"): 9,
    ("targets", "test", "participant"): 10,
    ("targets", "test", "token", "deep", "x", 1, "y"): 11,
    ("get",): 13,
    ("get", 0): 13,
    ("get", 0, "order", 1): 17,
    ("get", 0, "fields"): 19,
    ("get", 0, "fields", "ItemCode"): 20,
    ("get", 0, "fields", "Ünïcode"): 21,
    ("get", 1): 22,
    ("get", 1, "id"): 23,
    ("get", 1, "nested", 0, "z"): 25,
}


def test_each_key_item_and_table_has_its_line() -> None:
    found = locate(TEXT)
    assert {path: found.get(path) for path in EXPECTED} == EXPECTED


def test_nothing_that_is_there_is_overlooked() -> None:
    assert set(_paths(tomllib.loads(TEXT))) <= set(locate(TEXT))


@given(st.text())
def test_any_text_gives_lines_that_exist(text: str) -> None:
    assert all(1 <= line <= text.count("\n") + 1 for line in locate(text).values())


KEYS = st.text(st.sampled_from("ab.=#[]\"{}' \n\u00e9"), max_size=4)
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.one_of(st.integers(), st.booleans(), KEYS),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(KEYS, VALUES, max_size=5))
def test_every_key_of_a_document_is_found_on_the_line_where_it_was_written(
    document: dict[str, Any],
) -> None:
    text = "".join(f"{_toml(key)} = {_toml(value)}\n" for key, value in document.items())
    lines = locate(text)
    assert set(_paths(tomllib.loads(text))) == set(lines)
    assert [lines[(key,)] for key in document] == list(range(1, len(document) + 1))


def _toml(value: object) -> str:
    if isinstance(value, dict):
        pairs = (f"{_toml(key)} = {_toml(item)}" for key, item in value.items())
        return "{ " + ", ".join(pairs) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    if isinstance(value, str):
        escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        return f'"{escaped}"'
    return str(value).lower()


def _paths(value: object, path: KeyPath = ()) -> Iterator[KeyPath]:
    if path:
        yield path
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _paths(item, (*path, key))
    if isinstance(value, list):
        for place, item in enumerate(value):
            yield from _paths(item, (*path, place))
