"""The JSON Schema of the results, and whether a value fits it."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from profit_check.language.phrase import Phrase, joined, say
from profit_check.writers.fitting import Fits, fitting

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import ValidationError

SCHEMA_VERSION = "1.0"


@cache
def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) that ships with the package."""
    text = (files("profit_check.writers") / "results.schema.json").read_text("utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def first_fault(value: object) -> Phrase | None:
    """Where `value` departs from the schema and what belongs there; None when it fits."""
    if _fits()(value):
        return None
    fault = next(_validator().iter_errors(value), None)
    return None if fault is None else _described(_deepest(fault))


@cache
def _fits() -> Fits:
    return fitting(schema())


@cache
def _validator() -> Draft202012Validator:
    from jsonschema import Draft202012Validator

    return Draft202012Validator(schema())


def _deepest(fault: ValidationError) -> ValidationError:
    """The fault inside an alternative, where that says more than that none of them fits."""
    inside = [inner for inner in fault.context or () if inner.path]
    return inside[0] if inside else fault


def _described(fault: ValidationError) -> Phrase:
    where = "".join(f"[{p}]" if isinstance(p, int) else f".{p}" for p in fault.absolute_path)
    return joined((where.lstrip(".") or say("the document"), _expected(fault)), ": ")


def _expected(fault: ValidationError) -> Phrase:
    expected: Any = fault.validator_value
    instance: Any = fault.instance
    match fault.validator:
        case "required":
            missing = [key for key in expected if key not in instance]
            return say("the key {key} is missing", key=missing[0])
        case "type":
            kinds = [expected] if isinstance(expected, str) else expected
            return say("expected {what}", what=joined(kinds, say(" or ")))
        case "enum":
            known = ", ".join("null" if one is None else one for one in expected)
            return say("expected one of {known}", known=known)
        case "const":
            return say("expected {what}", what=expected)
        case "pattern":
            return say("does not have the form {form}", form=expected)
        case "minimum":
            return say("expected {least} or more", least=expected)
        case _:
            return say("does not have the form that results have")
