"""What is wrong with the file of a scenario: which key, and what belongs there."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from profit_check.language.phrase import Phrase, joined, say
from profit_check.manifest.faults import nearest, show

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

EXPECTED: Mapping[str, Phrase] = {
    text: text
    for text in (
        say("a text, or a table with a text under en and nl"),
        say('the name of a page of AFAS\'s documentation, such as "troubleshooting"'),
        say('a list of languages, such as ["nl", "en"]'),
        say("tables that each start with [[happen]]"),
        say("a table that starts with [[happen]]"),
        say("a table that starts with [expect]"),
        say("true or false"),
        say("a number of seconds from 0 to 900"),
        say("a whole number, 1 or more"),
        say('a whole number, 1 or more, or "always"'),
        say("the id of a connector, first or *"),
    )
}
"""Each `x-expected` of the schema, as a phrase."""


@cache
def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a scenario's file."""
    text = (files("profit_check.rehearsal") / "scenario.schema.json").read_text("utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def first_fault(data: Mapping[str, Any]) -> Phrase | None:
    """The first key of a scenario's file that is not as it should be; None for a sound one."""
    fault = next(iter(_validator().iter_errors(data)), None)
    return None if fault is None else _described(fault)


@cache
def _validator() -> Any:
    from jsonschema import Draft202012Validator

    return Draft202012Validator(schema())


def _described(fault: ValidationError) -> Phrase:
    path = [f"[{one + 1}]" if isinstance(one, int) else f".{one}" for one in fault.absolute_path]
    where = "".join(path).lstrip(".")
    rule: Any = fault.schema if isinstance(fault.schema, dict) else {}
    wanted: Any = fault.validator_value
    value: Any = fault.instance
    match fault.validator:
        case "required":
            key = next(one for one in wanted if one not in value)
            text = say("missing; expected {expected}", expected=_expected(_property(rule, key)))
            return _placed(where, key, text)
        case "additionalProperties":
            key = next(one for one in value if one not in rule["properties"])
            return _placed(where, key, _unknown(key, rule["properties"]))
        case "minProperties":
            return _placed(where, "", say("is empty; known here: {known}", known=_keys(rule)))
        case _:
            text = say(
                "expected {expected}, not {found}", expected=_expected(rule), found=show(value)
            )
            return _placed(where, "", text)


def _unknown(key: str, known: Mapping[str, Any]) -> Phrase:
    hint = nearest(key, known) or say("; known here: {known}", known=", ".join(known))
    return say("unknown key{hint}", hint=hint)


def _keys(rule: Mapping[str, Any]) -> str:
    return ", ".join(rule["properties"])


def _property(rule: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = rule.get("properties", {}).get(key, {})
    if "$ref" in found:
        return {**schema()["$defs"][found["$ref"].rpartition("/")[2]], **found}
    return found


def _expected(rule: Mapping[str, Any]) -> Phrase:
    if "enum" in rule:
        return say("one of {known}", known=", ".join(rule["enum"]))
    return EXPECTED.get(rule.get("x-expected", ""), say("a text"))


def _placed(where: str, key: str, text: Phrase) -> Phrase:
    return joined((".".join(filter(None, (where, key))), text), ": ")
