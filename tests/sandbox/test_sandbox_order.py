"""In which order the sandbox gives rows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profit_check.sandbox.selection import sort_key, sorted_rows
from profit_check.sandbox.world import GetDefinition
from tests.sandbox.tiny_world import ask, field, numbers

CONNECTOR = "/connectors/Acme_Customers"


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("Number", [1, 2, 3, 10, 11]),
        ("-Number", [11, 10, 3, 2, 1]),
        ("Town", [2, 3, 1, 10, 11]),
        ("-Town", [11, 1, 10, 3, 2]),
        ("Town,-Number", [2, 3, 10, 1, 11]),
        ("Price,Number", [3, 2, 1, 11, 10]),
        ("-Price,-Number", [10, 11, 1, 2, 3]),
        ("Paid,Number", [11, 2, 10, 1, 3]),
        ("town,NUMBER", [2, 3, 1, 10, 11]),
        ("Number,", [1, 2, 3, 10, 11]),
    ],
)
def test_rows_come_in_the_order_that_was_asked(order: str, expected: list[int]) -> None:
    assert numbers(orderbyfieldids=order) == expected


def test_numbers_are_ordered_by_value_not_as_text() -> None:
    assert numbers(orderbyfieldids="Number")[-2:] == [10, 11]


def test_an_accent_only_decides_between_equals() -> None:
    assert numbers(orderbyfieldids="Name") == [11, 2, 10, 1, 3]
    assert sort_key("e") < sort_key("é") < sort_key("f")


def test_letter_case_does_not_matter_for_the_order() -> None:
    assert sort_key("breda") == sort_key("BREDA")


def test_without_an_order_rows_come_as_they_are_kept() -> None:
    assert numbers() == [1, 2, 3, 10, 11]
    assert numbers(orderbyfieldids="") == [1, 2, 3, 10, 11]


@pytest.mark.parametrize("order", ["Nothing", "-Nothing", "Number,Nothing", "--Number", "-", "%20"])
def test_an_order_by_an_unknown_field_is_refused(order: str) -> None:
    answer = ask(CONNECTOR, [("orderbyfieldids", order)], language="en-us")
    assert answer.status == 500
    assert "not found" in answer.content["externalMessage"]


VALUES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()


@given(st.lists(VALUES), st.booleans())
def test_any_values_can_be_ordered_and_none_goes_missing(
    values: list[object], descending: bool
) -> None:
    rows = tuple({"A": value, "At": place} for place, value in enumerate(values))
    definition = GetDefinition("Any", "", (field("A"), field("At")), rows)
    found = sorted_rows(definition, ["-A" if descending else "A"])
    assert sorted(row["At"] for row in found) == list(range(len(values)))
    keys = [sort_key(row["A"]) for row in found]
    assert keys == sorted(keys, reverse=descending)


def test_identifiers_come_by_their_last_six_bytes() -> None:
    low, high = "ffffffff-ffff-ffff-ffff-000000000001", "00000000-0000-0000-0000-000000000002"
    assert sort_key(low) < sort_key(high)
    assert sort_key("00000100-0000-0000-0000-000000000000") < sort_key(low.replace("f", "0"))
    assert sort_key(high.upper()) == sort_key(high)
