"""The JSON Schema of a value for an UpdateConnector's field (AFAS page `update-connector`).

A rule is a schema that carries its own words: `x-says` is what to say of a value that breaks it.
Where AFAS publishes no answer, such as for a number in quotes, the rule has `x-doubt`: then a
person must look, and nothing is called wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from profit_check.language.phrase import Phrase, mark, say, say_number
from profit_check.profit.deviations import printable
from profit_check.profit.json_schema import NUMERIC, Schema
from profit_check.profit.metainfo import UpdateField

_SHOWN_CODES = 10
"""Codes of a table that are named; a longer table is counted."""

_TEXT = ["string", "null"]
_SCALAR = ["string", "number", "boolean", "null"]


@dataclass(frozen=True, slots=True)
class _Form:
    """A data type: what its values are in words, how they are written, and how they may be."""

    words: Phrase
    plain: Schema
    readable: Schema


_FORMS = {
    "string": _Form(say("text"), {"type": _TEXT}, {"type": _SCALAR}),
    "blob": _Form(say("text"), {"type": _TEXT}, {"type": _SCALAR}),
    "int": _Form(
        say("a whole number"),
        {"type": ["integer", "null"]},
        {"type": ["integer", "string", "null"], "pattern": r"^\s*(?:[+-]?[0-9]+(?:\.0*)?)?\s*\Z"},
    ),
    "decimal": _Form(
        say("a number"),
        {"type": ["number", "null"]},
        {"type": ["number", "string", "null"], "pattern": rf"^\s*(?:{NUMERIC})?\s*\Z"},
    ),
    "date": _Form(
        say("a date such as 2026-11-23"),
        {"pattern": r"\S"},
        {"type": _TEXT, "anyOf": [{"format": "profit-date"}, {"pattern": r"^\s*\Z"}]},
    ),
    "boolean": _Form(
        say("true or false"),
        {"type": ["boolean", "null"]},
        {
            "type": ["boolean", "integer", "string", "null"],
            "minimum": 0,
            "maximum": 1,
            "pattern": r"^\s*(?:(?i:true|false)|0|1)?\s*\Z",
        },
    ),
}
_UNKNOWN = _Form(say("a single value"), {}, {"type": _SCALAR})


def rule(
    says: str, keywords: Schema, *, label: str = "", doubt: bool = False, **facts: Any
) -> Schema:
    """A schema that says itself what is the matter: a phrase, or a template.

    In a template `{kind}` stands for what the value is; `facts` are what else it names.
    """
    marks: Schema = {"x-says": says}
    if facts:
        marks["x-facts"] = facts
    if label:
        marks["x-label"] = label
    if doubt:
        marks["x-doubt"] = True
    return marks | keywords


def value_schema(field: UpdateField, *, in_attribute: bool = False) -> Schema:
    """What a value of `field` must be; as an attribute (`@Key`) any value is written as text."""
    form = _FORMS.get(data_type(field), _UNKNOWN)
    label, words = field.label, form.words
    reads = mark("is {kind} that does not read as {form}")
    rules = [rule(reads, form.readable, label=label, form=words), *_bounds(field)]
    if form.plain and not in_attribute:
        looks = mark("is {kind} where {form} belongs")
        rules.append(rule(looks, form.plain, label=label, doubt=True, form=words))
    return {"allOf": rules}


def data_type(field: UpdateField) -> str:
    """The field's data type in small letters."""
    return field.data_type.strip().casefold()


def _bounds(field: UpdateField) -> Iterator[Schema]:
    type, length = data_type(field), field.length or 0
    if type in ("string", "int", "decimal") and field.values:
        yield from _table(field)
    elif type == "string" and length > 0:
        says = say_number(
            "is longer than {count} character", "is longer than {count} characters", count=length
        )
        yield rule(says, {"maxLength": length}, label=field.label)
    elif type in ("int", "decimal"):
        yield from _digits(field)


def _digits(field: UpdateField) -> Iterator[Schema]:
    if field.not_zero:
        zero = {"anyOf": [{"const": 0}, {"type": "string", "pattern": r"^\s*[+-]?0+\.?0*\s*\Z"}]}
        yield rule(say("is zero, which this field may not be"), {"not": zero}, label=field.label)
    if data_type(field) == "decimal" and field.decimals is not None:
        says = say("has more decimals than {most}", most=field.decimals)
        doubt = field.decimals < 1
        yield rule(says, {"maxDecimals": max(0, field.decimals)}, label=field.label, doubt=doubt)
    if field.length is not None and field.length > 0:
        behind = max(0, field.decimals or 0) if data_type(field) == "decimal" else 0
        whole = field.length - behind
        says = say("has more digits than the {most} of its field", most=field.length)
        if whole > 0:
            yield rule(says, {"maxDigits": whole}, label=field.label, doubt=True)


def _table(field: UpdateField) -> Iterator[Schema]:
    ids = list(field.values or ())
    shown: str = printable(", ".join(ids))
    if len(ids) > _SHOWN_CODES:
        shown = say("{count} codes", count=len(ids))
    says = say("is not in the field's code table ({codes})", codes=shown)
    yield rule(says, {"codes": ids}, label=field.label)
    says = say("differs in letter case from the field's code table ({codes})", codes=shown)
    yield rule(says, {"exactCodes": ids}, label=field.label, doubt=True)
