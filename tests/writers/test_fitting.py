"""The quick test of the results' schema agrees with a general validator."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from profit_check.writers import results_json
from profit_check.writers.fitting import fitting
from profit_check.writers.results_schema import schema
from tests.writers import sample_run

VALIDATOR = Draft202012Validator(schema())
FITS = fitting(schema())
SAMPLE: Any = json.loads(results_json.dumps(sample_run.document()))

Place = tuple[str | int, ...]


def places(value: Any, at: Place = ()) -> Iterator[Place]:
    """Every place in `value`, by the steps that lead to it; one item of each list."""
    yield at
    if isinstance(value, dict | list):
        for step, one in value.items() if isinstance(value, dict) else [*enumerate(value)][:3]:
            yield from places(one, (*at, step))


PLACES = list(places(SAMPLE))
VALUES: list[Any] = [
    *(None, True, 0, -1, 1.0, 1.5, -0.5, 1e10, float("nan"), "", "pass", "2026-11-23\n", "a.b"),
    *([], [1], [None], ["x"], {}, {"date": "2026-11-23"}, {"date": 1, "text": ""}),
    *({"text": "", "said": None}, {"template": "x"}, {"separator": 1, "parts": [{}]}),
    {"template": "x", "separator": "", "parts": [], "facts": {"a": {"date": "2026-11-23"}}},
]


def changed(place: Place, value: object) -> Any:
    """The sample with `value` at `place`; with the place left out when it is Ellipsis."""
    if not place:
        return value
    document = copy.copy(SAMPLE)
    holder = document
    for step in place[:-1]:
        holder[step] = copy.copy(holder[step])
        holder = holder[step]
    if value is ...:
        del holder[place[-1]]
    else:
        holder[place[-1]] = value
    return document


def test_the_sample_fits() -> None:
    assert FITS(SAMPLE) and VALIDATOR.is_valid(SAMPLE)


@settings(deadline=None)
@given(st.sampled_from(PLACES), st.sampled_from([*VALUES, ...]))
def test_it_agrees_with_the_validator_whatever_stands_anywhere(place: Place, value: object) -> None:
    document = changed(place, value)
    assert FITS(document) is VALIDATOR.is_valid(document)


@pytest.mark.parametrize("name", schema()["$defs"])
def test_it_agrees_with_the_validator_on_each_definition(name: str) -> None:
    one = {"$defs": schema()["$defs"], "$ref": f"#/$defs/{name}"}
    fits, validator = fitting(one), Draft202012Validator(one)
    found = [fits(value) for value in VALUES]
    assert found == [validator.is_valid(value) for value in VALUES]
    assert False in found


def test_a_keyword_that_it_does_not_know_is_not_passed_over() -> None:
    with pytest.raises(KeyError, match="maxLength"):
        fitting({"$defs": {}, "type": "string", "maxLength": 3})
