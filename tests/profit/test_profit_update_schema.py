"""The JSON Schema of what an UpdateConnector takes is a JSON Schema."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator
from jsonschema.protocols import Validator

from profit_check.profit.json_schema import code_of, reads_as_date, validator
from profit_check.profit.metainfo import read_update_schema
from profit_check.profit.update_schema import Method, body_schema
from tests.harness import sample_world
from tests.profit.described import DESCRIBED

METHODS: list[Method] = ["POST", "PUT"]


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("described", sample_world().update, ids=lambda one: str(one["id"]))
def test_it_is_valid_and_can_be_written_as_json(described: Any, method: Method) -> None:
    schema = body_schema(read_update_schema(described), method)
    Draft202012Validator.check_schema(schema)
    assert json.loads(json.dumps(schema)).keys() == {"$defs", "allOf"}


@given(described=DESCRIBED)
@settings(deadline=None, max_examples=50)
def test_whatever_metainfo_describes_gives_a_valid_schema(described: Any) -> None:
    for method in METHODS:
        Draft202012Validator.check_schema(body_schema(read_update_schema(described), method))


def test_every_object_is_a_definition_of_its_own() -> None:
    inner: Any = {"name": "B", "fields": [], "objects": []}
    described = {"id": "A", "fields": [], "objects": [inner, {**inner, "objects": [inner]}]}
    assert len(body_schema(read_update_schema(described), "POST")["$defs"]) == 4


def obeys(schema: dict[str, Any], value: Any) -> bool:
    judge: Validator = validator(schema)
    return judge.is_valid(value)


@pytest.mark.parametrize(
    ("value", "decimals"),
    [
        (12, 0),
        (12.0, 0),
        (100, 0),
        (0.0, 0),
        (1e22, 0),
        (0.1, 1),
        (0.3, 1),
        (129.95, 2),
        (-4.35, 2),
        (1.005, 3),
        (1e-7, 7),
        ("1.500", 1),
        (" .5 ", 1),
    ],
)
def test_decimals_are_counted_as_they_were_written(value: Any, decimals: int) -> None:
    assert obeys({"maxDecimals": decimals}, value)
    assert decimals == 0 or not obeys({"maxDecimals": decimals - 1}, value)


@pytest.mark.parametrize(
    ("value", "digits"), [(9, 1), (10, 2), (999.99, 3), (-1000, 4), (0.001, 1), (0, 1), ("0012", 2)]
)
def test_digits_are_counted_before_the_point(value: Any, digits: int) -> None:
    assert obeys({"maxDigits": digits}, value)
    assert digits == 1 or not obeys({"maxDigits": digits - 1}, value)


@pytest.mark.parametrize(
    "value", [None, True, "x", "", [], {}, float("inf"), float("nan"), "9" * 500]
)
def test_what_is_no_number_has_no_digits_to_count(value: Any) -> None:
    assert obeys({"maxDecimals": 0, "maxDigits": 1}, value)


@pytest.mark.parametrize(
    ("value", "code"),
    [("NL", "NL"), (" 7 ", "7"), (7, "7"), (7.0, "7"), (7.5, "7.5"), ("", ""), (True, None)],
)
def test_a_code_may_be_a_text_or_a_number(value: Any, code: str | None) -> None:
    assert code_of(value) == code


@pytest.mark.parametrize("text", ["2026-11-23", "2026-11-23T10:15", "2026-11-23 10:15:30.5+01:00"])
def test_a_date_may_have_a_time(text: str) -> None:
    assert reads_as_date(text)


@pytest.mark.parametrize("text", ["", "2026-11-23\n", "2026-13-01", "2025-02-29", "26-11-23"])
def test_a_date_is_a_day_that_exists(text: str) -> None:
    assert not reads_as_date(text)
