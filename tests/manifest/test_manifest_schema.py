"""The JSON Schema of the manifest is sound, closed, and says in words what belongs where."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from jsonschema import Draft202012Validator

from profit_check.manifest.expected import EXPECTED
from profit_check.manifest.schema import schema

MAPS = {"targets", "fields", "sample"}
"""Tables whose keys are the user's own."""


def test_the_schema_is_valid_json_schema() -> None:
    Draft202012Validator.check_schema(schema())


def test_every_table_refuses_unknown_keys() -> None:
    for name, node in _nodes(schema()):
        if "properties" in node and name not in ("if", "then"):
            assert node["additionalProperties"] is False, name
        elif "additionalProperties" in node:
            assert name in MAPS or node["additionalProperties"] is False, name


def test_every_key_is_described_for_editors() -> None:
    root = schema()
    for table in (root, *root["$defs"].values()):
        for name, node in table.get("properties", {}).items():
            assert "description" in node or "$ref" in node, name


def test_every_example_satisfies_the_place_where_it_stands() -> None:
    root = schema()
    examined = 0
    for _, node in _nodes(root):
        for example in node.get("examples", ()):
            Draft202012Validator({**node, "$defs": root["$defs"]}).validate(example)
            examined += 1
    assert examined > 10


def test_every_rule_that_can_break_says_what_is_expected() -> None:
    for name, node in _nodes(schema()):
        if {"type", "pattern"} & node.keys() and name != "root":
            assert "x-expected" in node, name


def test_what_is_expected_can_be_told_in_every_language() -> None:
    texts = {node["x-expected"] for _, node in _nodes(schema()) if "x-expected" in node}
    assert texts == set(EXPECTED)


def _nodes(node: dict[str, Any], name: str = "root") -> Iterator[tuple[str, dict[str, Any]]]:
    yield name, node
    for key, child in node.items():
        if key in ("properties", "$defs"):
            for inner, schema_of_inner in child.items():
                yield from _nodes(schema_of_inner, inner)
        elif isinstance(child, dict) and key not in ("examples", "default"):
            yield from _nodes(child, key)
