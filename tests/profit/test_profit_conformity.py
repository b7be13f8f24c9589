"""Whether rows obey their metainfo."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from profit_check.profit.conformity import departures, row_schema
from profit_check.profit.json_schema import validator
from profit_check.profit.metainfo import Field


def _departs(data_type: str, value: Any, length: int | None = 5) -> tuple[str, ...]:
    found = departures([{"F": value}], [Field("F", data_type=data_type, length=length)])
    return tuple(one.told for one in found)


@pytest.mark.parametrize(
    ("data_type", "value"),
    [
        ("string", ""),
        ("string", "12345"),
        ("int", 0),
        ("int", -7),
        ("int", 3.0),
        ("decimal", 1),
        ("decimal", -0.5),
        ("decimal", "-.5"),
        ("decimal", "12."),
        ("decimal", "3.14"),
        ("date", "2026-11-23"),
        ("date", "2026-11-23T00:00:00Z"),
        ("date", "2026-11-23T10:15:30.123Z"),
        ("date", "2026-11-23T10:15:30"),
        ("date", "2024-02-29T00:00:00Z"),
        ("boolean", False),
        ("blob", "SGVsbG8gd29ybGQ="),
        ("timespan", {"hours": 8}),
        ("STRING", "x"),
    ],
)
def test_a_value_that_reads_as_its_type_obeys(data_type: str, value: Any) -> None:
    assert _departs(data_type, value) == ()


@pytest.mark.parametrize("data_type", ["string", "int", "decimal", "date", "boolean", "blob"])
def test_null_obeys_every_type(data_type: str) -> None:
    assert _departs(data_type, None) == ()


@pytest.mark.parametrize(
    ("data_type", "value"),
    [
        ("string", 12345),
        ("string", ["a"]),
        ("int", "12"),
        ("int", 3.5),
        ("int", True),
        ("int", float("inf")),
        ("decimal", "1,5"),
        ("decimal", "."),
        ("decimal", ""),
        ("decimal", True),
        ("date", "23-11-2026"),
        ("date", "2026-02-30"),
        ("date", ""),
        ("date", 1764000000),
        ("boolean", "true"),
        ("boolean", 1),
        ("blob", {}),
    ],
)
def test_a_value_that_does_not_read_as_its_type_departs(data_type: str, value: Any) -> None:
    assert len(_departs(data_type, value)) == 1


def test_a_text_may_be_as_long_as_metainfo_says_and_no_longer() -> None:
    assert _departs("string", "12345", 5) == ()
    assert _departs("string", "123456", 5) == ("F is longer than 5 characters (1 of 1 row)",)


@pytest.mark.parametrize("length", [None, 0])
def test_a_length_that_is_not_given_bounds_nothing(length: int | None) -> None:
    assert _departs("string", "x" * 4000, length) == ()


def test_a_length_says_nothing_of_a_number() -> None:
    assert _departs("int", 1234567, 5) == ()


def test_each_departure_is_counted_over_the_rows() -> None:
    fields = [Field("A", data_type="int"), Field("B", data_type="int")]
    found = departures([{"A": 1, "B": 1}, {"A": "x"}, {"A": "y", "C": 1}], fields)
    assert {(one.field, one.told) for one in found} == {
        ("A", "A is text that does not read as int (2 of 3 rows)"),
        ("B", "B is not in the row (2 of 3 rows)"),
        ("C", "C is not in the metainfo (1 of 3 rows)"),
    }


def test_no_rows_depart_from_nothing() -> None:
    assert departures([], [Field("A")]) == ()


@given(
    value=st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    ),
    data_type=st.sampled_from(["string", "int", "decimal", "date", "boolean", "blob", "other"]),
)
def test_any_value_is_judged_without_being_quoted(value: Any, data_type: str) -> None:
    assert _departs(data_type, value) in (
        (),
        ("F is longer than 5 characters (1 of 1 row)",),
        *(
            (f"F is {kind} that does not read as {data_type} (1 of 1 row)",)
            for kind in ("text", "a number", "a boolean", "an object", "a list")
        ),
    )


_FIELDS = [Field(type[0].upper(), data_type=type, length=3) for type in ("string", "int", "date")]
_FIELDS += [Field("E", data_type="decimal"), Field("B", data_type="boolean"), Field("X")]
_TEXTS = st.sampled_from(["2026-11-23", "-.5", "1,5", "abcd"]) | st.text(max_size=5)
_VALUES = st.none() | st.booleans() | st.integers() | st.floats() | _TEXTS | st.lists(st.none())
_ROWS = st.lists(st.dictionaries(st.sampled_from("SIDEBXYZ"), _VALUES))


@settings(deadline=None)
@given(_ROWS)
def test_rows_depart_exactly_where_their_schema_says_so(rows: list[dict[str, Any]]) -> None:
    schema = {"type": "array", "items": row_schema(_FIELDS)}
    assert bool(departures(rows, _FIELDS)) is not validator(schema).is_valid(rows)


def test_the_schema_of_rows_is_a_json_schema() -> None:
    Draft202012Validator.check_schema(row_schema(_FIELDS))
