"""The JSON Schema of the results, and whether a value fits it."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

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


def first_fault(value: object) -> str | None:
    """Where `value` departs from the schema and what belongs there; None when it fits."""
    fault = next(_validator().iter_errors(value), None)
    return None if fault is None else _described(_deepest(fault))


@cache
def _validator() -> Draft202012Validator:
    from jsonschema import Draft202012Validator

    return Draft202012Validator(schema())


def _deepest(fault: ValidationError) -> ValidationError:
    """The fault inside an alternative, where that says more than that none of them fits."""
    inside = [inner for inner in fault.context or () if inner.path]
    return inside[0] if inside else fault


def _described(fault: ValidationError) -> str:
    where = "".join(f"[{p}]" if isinstance(p, int) else f".{p}" for p in fault.absolute_path)
    return f"{where.lstrip('.') or 'the document'}: {_expected(fault)}"


def _expected(fault: ValidationError) -> str:
    expected: Any = fault.validator_value
    instance: Any = fault.instance
    match fault.validator:
        case "required":
            missing = [key for key in expected if key not in instance]
            return f"the key {missing[0]} is missing"
        case "type":
            kinds = [expected] if isinstance(expected, str) else expected
            return f"expected {' or '.join(kinds)}"
        case "enum":
            return f"expected one of {', '.join('null' if v is None else v for v in expected)}"
        case "const":
            return f"expected {expected}"
        case "pattern":
            return f"does not have the form {expected}"
        case "minimum":
            return f"expected {expected} or more"
        case _:
            return "does not have the form that results have"
