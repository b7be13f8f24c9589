"""Which rows pass the sandbox's filters."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sandbox.tiny_world import ask, numbers

EVERY = [1, 2, 3, 10, 11]
CONNECTOR = "/connectors/Acme_Customers"


def kept(field: str, operator: int, value: str) -> list[int]:
    return numbers(filterfieldids=field, filtervalues=value, operatortypes=str(operator))


@pytest.mark.parametrize(
    ("field", "operator", "value", "expected"),
    [
        ("Number", 1, "10", [10]),
        ("Town", 1, "BREDA", [1, 10]),
        ("Name", 1, "Ozdemir", []),
        ("Name", 1, "özdemir", [1]),
        ("Price", 1, "2.50", [1, 11]),
        ("Paid", 1, "true", [1, 3]),
        ("Paid", 1, "0", [2, 10]),
        ("Number", 2, "3", [3, 10, 11]),
        ("Number", 3, "3", [1, 2, 3]),
        ("Number", 4, "3", [10, 11]),
        ("Number", 5, "3", [1, 2]),
        ("Price", 5, "0", [2]),
        ("Price", 3, "2.5", [1, 2, 11]),
        ("Town", 2, "Breda", [1, 10, 11]),
        ("Town", 6, "RED", [1, 10]),
        ("Number", 7, "10", [1, 2, 3, 11]),
        ("Town", 7, "Breda", [2, 3, 11]),
        ("Town", 8, "x", [2]),
        ("Name", 8, "x", [11]),
        ("Town", 9, "x", [1, 3, 10, 11]),
        ("Name", 10, "oz", [3]),
        ("Town", 11, "red", [2, 3, 11]),
        ("Town", 12, "bre", [2, 3, 11]),
        ("Town", 13, "DA", [1, 10]),
        ("Town", 14, "da", [2, 3, 11]),
        ("Name", 15, "vr de", [2]),
        ("Name", 15, "vries smit", []),
    ],
)
def test_each_operator_keeps_the_rows_it_should(
    field: str, operator: int, value: str, expected: list[int]
) -> None:
    assert kept(field, operator, value) == expected


@pytest.mark.parametrize(
    ("operator", "expected"), [(13, [10]), (14, [1, 2, 3, 11]), (6, [1, 3, 10]), (10, [])]
)
def test_a_z_in_a_name_is_a_letter_and_not_the_end_of_a_time(
    operator: int, expected: list[int]
) -> None:
    assert kept("Name", operator, "z") == expected


def test_a_name_is_not_equal_to_the_same_name_with_a_z() -> None:
    assert kept("Name", 1, "Jaz") == []
    assert kept("Town", 1, "Bredaz") == []


@pytest.mark.parametrize(
    ("operator", "expected"), [(1, [2]), (2, [2, 10]), (3, [1, 2, 11]), (4, [10]), (5, [1, 11])]
)
def test_a_time_is_compared_without_its_z(operator: int, expected: list[int]) -> None:
    assert kept("Changed", operator, "2026-02-05T08:00:00") == expected


def test_commas_mean_and() -> None:
    found = numbers(filterfieldids="Town,Paid", filtervalues="breda,1", operatortypes="1,1")
    assert found == [1]


def test_semicolons_mean_or() -> None:
    found = numbers(filterfieldids="Town;Number", filtervalues="breda;2", operatortypes="1;3")
    assert found == [1, 2, 10]


def test_and_binds_closer_than_or() -> None:
    found = numbers(
        filterfieldids="Town,Paid;Number", filtervalues="breda,1;11", operatortypes="1,1;1"
    )
    assert found == [1, 11]


def test_without_operators_values_must_be_equal() -> None:
    assert numbers(filterfieldids="Town,Paid", filtervalues="breda,0") == [10]


def test_a_filter_goes_before_paging() -> None:
    found = numbers(
        filterfieldids="Number",
        filtervalues="3",
        operatortypes="2",
        orderbyfieldids="-Number",
        skip="1",
        take="1",
    )
    assert found == [10]


def filter_json(*groups: list[dict[str, Any]]) -> str:
    filters = [{"@FilterId": f"F{n}", "Field": group} for n, group in enumerate(groups)]
    return json.dumps({"Filters": {"Filter": filters}})


def condition(field: Any, operator: Any, value: Any) -> dict[str, Any]:
    return {"@FieldId": field, "@OperatorType": operator, "#text": value}


def test_fields_of_one_json_filter_must_all_hold() -> None:
    text = filter_json([condition("Town", "1", "breda"), condition("Paid", 1, "1")])
    assert numbers(filterjson=text) == [1]


def test_of_several_json_filters_one_must_hold() -> None:
    text = filter_json([condition("Town", 1, "breda")], [condition("Number", 4, 10)])
    assert numbers(filterjson=text) == [1, 10, 11]


def test_a_json_filter_may_leave_out_the_text_of_empty() -> None:
    assert numbers(filterjson=filter_json([{"@FieldId": "Town", "@OperatorType": 8}])) == [2]
    assert numbers(filterjson=filter_json([condition("Town", 9, None)])) == [1, 3, 10, 11]


@pytest.mark.parametrize(
    "query",
    [
        {"filterfieldids": "Town"},
        {"filterfieldids": "Town", "operatortypes": "8"},
        {"filterfieldids": "Town", "filtervalues": "a,b", "operatortypes": "1"},
        {"filterfieldids": "Town,Name", "filtervalues": "a;b", "operatortypes": "1,1"},
        {"filterfieldids": "Town", "filtervalues": "a", "operatortypes": "1,1"},
        {"filterfieldids": "Town", "filtervalues": "a", "operatortypes": "0"},
        {"filterfieldids": "Town", "filtervalues": "a", "operatortypes": "16"},
        {"filterfieldids": "Town", "filtervalues": "a", "operatortypes": "-1"},
        {"filterfieldids": "Town", "filtervalues": "a", "operatortypes": "equal"},
        {"filterfieldids": "Town", "filtervalues": "a", "operatortypes": "²"},
        {"filterjson": ""},
        {"filterjson": "{"},
        {"filterjson": "[]"},
        {"filterjson": "null"},
        {"filterjson": "{}"},
        {"filterjson": '{"Filters":null}'},
        {"filterjson": '{"Filters":{"Filter":{}}}'},
        {"filterjson": '{"Filters":{"Filter":[1]}}'},
        {"filterjson": '{"Filters":{"Filter":[{"Field":["a"]}]}}'},
        {"filterjson": '{"Filters":{"Filter":[{"Field":[{"@FieldId":"Town"}]}]}}'},
        {"filterjson": filter_json([condition("Town", 99, "a")])},
        {"filterjson": '{"Filters":{"Filter":[{"Field":{}}]}}'},
    ],
)
def test_a_filter_that_does_not_fit_together_is_a_500(query: dict[str, str]) -> None:
    answer = ask(CONNECTOR, list(query.items()), language="en-us")
    assert answer.status == 500
    assert answer.content["externalMessage"] == "An unexpected error has occurred."


def test_a_deeply_nested_json_filter_is_a_500() -> None:
    assert ask(CONNECTOR, "filterjson=" + "[" * 2000).status == 500


@pytest.mark.parametrize("name", ["Nothing", "", 5, None, "\ud800", {"a": 1}])
def test_a_filter_on_an_unknown_field_is_refused(name: object) -> None:
    answer = ask(CONNECTOR, [("filterjson", filter_json([condition(name, 1, "a")]))])
    assert answer.status == 500
    assert "niet gevonden" in answer.content["externalMessage"]


TEXTS = st.text(max_size=40)


@given(st.dictionaries(st.sampled_from(["filterfieldids", "filtervalues", "operatortypes"]), TEXTS))
def test_whatever_the_filter_there_is_an_answer(query: dict[str, str]) -> None:
    assert ask(CONNECTOR, list(query.items())).status in (200, 500)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXTS,
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["@FieldId", "Field"]), inner),
    max_leaves=8,
)


@given(JSON)
def test_whatever_the_json_filter_there_is_an_answer(content: object) -> None:
    for nested in (content, {"Filters": {"Filter": content}}, {"Filters": {"Filter": [content]}}):
        text = json.dumps(nested)[:2000]
        answer = ask(CONNECTOR, [("filterjson", text)])
        assert answer.status in (200, 404, 500)
