"""The quick test of the results' schema agrees with a general validator."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from profit_check.model import Baseline, Document, Named, Profile, Scope
from profit_check.writers import results_json
from profit_check.writers.fitting import fitting
from profit_check.writers.results_schema import schema
from tests.writers import sample_run

VALIDATOR = Draft202012Validator(schema())
FITS = fitting(schema())

Place = tuple[str | int, ...]


def small() -> Document:
    """A run with little in it, but something of every kind."""
    run = sample_run.document()
    named: tuple[Named, ...] = (("paging.take", "Items"), ("token.expiry", None))
    start, profile = run.started_at, Profile.CONNECT
    held = Baseline("old.json", "f" * 64, start, "test", profile, Scope(), named, named, named)
    told = [one for one in run.results if one.waiver] + list(run.results[:2])
    return replace(run, results=told, evidence=run.evidence[:1], baseline=held)


SAMPLE: Any = json.loads(results_json.dumps(small()))


def places(value: Any, at: Place = ()) -> Iterator[Place]:
    """Every place in `value`, by the steps that lead to it; a few of each list."""
    yield at
    if isinstance(value, dict | list):
        for step, one in value.items() if isinstance(value, dict) else [*enumerate(value)][:2]:
            yield from places(one, (*at, step))


VALUES: list[Any] = [
    *(None, True, 0, -1, 1.0, 1.5, -0.5, 1e10, float("nan"), "", "pass", "2026-11-23\n", "a.b"),
    *([], [1], [None], ["x"], {}, {"date": "2026-11-23"}, {"date": 1, "text": ""}),
    {"date": "2026-11-23", "more": 1},
    *({"text": "", "said": None}, {"template": "x"}, {"separator": 1, "parts": [{}]}),
    {"template": "x", "separator": "", "parts": [], "facts": {"a": {"date": "2026-11-23"}}},
]


def changed(place: Place, value: object) -> Any:
    """The sample with `value` at `place`; with the place left out when it is Ellipsis."""
    if not place:
        return value
    document = holder = copy.copy(SAMPLE)
    for step in place[:-1]:
        holder[step] = copy.copy(holder[step])
        holder = holder[step]
    if value is ...:
        del holder[place[-1]]
    else:
        holder[place[-1]] = value
    return document


def test_what_fits_fits() -> None:
    assert FITS(SAMPLE) and VALIDATOR.is_valid(SAMPLE)


@pytest.mark.parametrize("value", [..., None, -7, 1e10, "x"])
def test_it_agrees_with_the_validator_whatever_stands_in_a_place(value: object) -> None:
    judged = {place: changed(place, value) for place in places(SAMPLE) if place}
    found = {place: FITS(document) for place, document in judged.items()}
    assert found == {place: VALIDATOR.is_valid(document) for place, document in judged.items()}
    assert set(found.values()) == {True, False}


@pytest.mark.parametrize("name", schema()["$defs"])
def test_it_agrees_with_the_validator_on_each_definition(name: str) -> None:
    one = {**schema(), "$ref": f"#/$defs/{name}"}
    one = {key: told for key, told in one.items() if key not in ("type", "required")}
    fits, validator = fitting(one), Draft202012Validator(one)
    found = [fits(value) for value in VALUES]
    assert found == [validator.is_valid(value) for value in VALUES]
    assert False in found


def test_a_keyword_that_it_does_not_know_is_not_passed_over() -> None:
    with pytest.raises(KeyError, match="maxLength"):
        fitting({"type": "string", "maxLength": 3})


def test_a_reference_to_nothing_is_refused_at_once() -> None:
    with pytest.raises(KeyError, match="nowhere"):
        fitting({"properties": {"a": {"$ref": "#/$defs/nowhere"}}, "$defs": {}})
