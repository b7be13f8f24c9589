"""Reading metainfo: every variant that was seen, and nothing that cannot be metainfo."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profit_check.profit.metainfo import (
    Malformed,
    read_get_schema,
    read_metainfo,
    read_update_schema,
)

READERS: list[Callable[[object], object]] = [read_metainfo, read_get_schema, read_update_schema]
FULL: dict[str, Any] = {
    "updateConnectors": [{"id": "FbSales", "description": "Verkooporder"}],
    "getConnectors": [{"id": "A", "description": "a"}, {"id": "B", "description": None}],
    "info": {"envid": "T12345AA", "appName": "App", "group": "G", "tokenExpiry": "0"},
}


def test_metainfo_tells_what_is_open_and_whose_environment_it_is() -> None:
    found = read_metainfo(FULL)
    assert [(one.id, one.description) for one in found.get] == [("A", "a"), ("B", "")]
    assert [one.id for one in found.update] == ["FbSales"]
    assert (found.environment_id, found.app_name, found.group) == ("T12345AA", "App", "G")
    assert found.token_expiry == "0"


@pytest.mark.parametrize(
    "content",
    [
        {"getConnectors": None},
        {"updateConnectors": []},
        {"info": None},
        {"info": {}},
        {"getConnectors": None, "updateConnectors": None, "info": None},
        {**FULL, "unknown": 5, "info": {"envid": None, "appName": 5}},
    ],
)
def test_a_list_or_info_may_be_missing_or_null(content: object) -> None:
    found = read_metainfo(content)
    assert found.environment_id is None
    assert found.app_name == ""


@pytest.mark.parametrize("expiry", ["0", "", None, 1793000000, "2027-05-01", "01-05-2027"])
def test_the_expiry_comes_as_it_was_given(expiry: object) -> None:
    assert read_metainfo({"info": {"tokenExpiry": expiry}}).token_expiry == expiry


@pytest.mark.parametrize(
    ("content", "where"),
    [
        (None, "the answer is null"),
        ([], "the answer is a list"),
        ("text", "the answer is text"),
        (5, "the answer is a number"),
        (True, "the answer is a boolean"),
        ({}, "none of getConnectors, updateConnectors and info"),
        ({"version": "22"}, "none of getConnectors, updateConnectors and info"),
        ({"getConnectors": {}}, "getConnectors is an object where a list belongs"),
        ({"getConnectors": "A"}, "getConnectors is text"),
        ({"getConnectors": ["A"]}, "an item of getConnectors is text where an object belongs"),
        ({"getConnectors": [None]}, "an item of getConnectors is null"),
        ({"getConnectors": [{}]}, "id is null where a name belongs"),
        ({"updateConnectors": [{"id": 5}]}, "id is a number"),
        ({"updateConnectors": [{"id": " "}]}, "id is text"),
        ({"info": "x"}, "info is text"),
        ({"info": [1]}, "info is a list"),
    ],
)
def test_what_cannot_be_metainfo_is_told_by_where_it_departs(content: object, where: str) -> None:
    with pytest.raises(Malformed) as raised:
        read_metainfo(content)
    assert where in str(raised.value)


def test_a_get_connectors_fields_are_read() -> None:
    field = {
        "id": "Price",
        "fieldId": "U003",
        "dataType": "decimal",
        "label": "Prijs",
        "length": 15,
        "decimals": "2",
    }
    schema = read_get_schema({"name": "A", "description": None, "fields": [field]})
    [found] = schema.fields
    assert (schema.name, schema.description) == ("A", "")
    assert (found.id, found.field_id, found.data_type) == ("Price", "U003", "decimal")
    assert (found.length, found.decimals) == (15, 2)


@pytest.mark.parametrize("odd", [None, "", "x", True, 2.5, [], "9" * 5000, "٣", "-1"])
def test_a_length_that_is_no_number_is_unknown(odd: object) -> None:
    schema = read_get_schema({"fields": [{"id": "A", "length": odd, "dataType": odd}]})
    assert schema.fields[0].length is None


@pytest.mark.parametrize("fields", [None, []])
def test_a_connector_may_have_no_fields(fields: object) -> None:
    assert read_get_schema({"fields": fields}).fields == ()


@pytest.mark.parametrize(
    "content", [None, [], {}, {"name": "A"}, {"fields": {}}, {"fields": [5]}, {"fields": [{}]}]
)
def test_what_is_no_description_of_a_get_connector_is_malformed(content: object) -> None:
    with pytest.raises(Malformed):
        read_get_schema(content)


UPDATE: dict[str, Any] = {
    "id": "FbSales",
    "fields": [
        {"fieldId": "OrNu", "primaryKey": "true", "mandatory": False, "values": None},
        {"fieldId": "PaCd", "values": [{"id": "14", "description": "14 dagen"}, {"id": "30"}]},
    ],
    "objects": [
        {
            "name": "FbSalesLines",
            "fields": [{"fieldId": "ItCd", "mandatory": True, "notzero": "True", "length": "20"}],
            "objects": [{"name": "Deep", "fields": [], "objects": None}],
        }
    ],
}


def test_an_update_connector_is_read_to_its_depth() -> None:
    found = read_update_schema(UPDATE)
    number, code = found.fields
    assert (found.name, number.primary_key, number.mandatory, number.values) == (
        "FbSales",
        True,
        False,
        None,
    )
    assert code.values == ("14", "30")
    [lines] = found.objects
    assert (lines.name, lines.fields[0].mandatory, lines.fields[0].not_zero) == (
        "FbSalesLines",
        True,
        True,
    )
    assert lines.fields[0].length == 20
    assert lines.objects[0].name == "Deep"


def test_a_body_may_start_with_another_name_than_the_id() -> None:
    employee = read_update_schema({"id": "KnEmployee", "name": "AfasEmployee", "fields": []})
    assert (employee.name, employee.body_name) == ("KnEmployee", "AfasEmployee")
    usual = read_update_schema({"id": "FbSales", "name": "FbSales", "fields": []})
    assert (usual.name, usual.body_name) == ("FbSales", "")


@pytest.mark.parametrize(
    ("value", "truth"),
    [(True, True), ("true", True), ("True ", True), ("false", False), (1, False)],
)
def test_a_key_may_be_a_boolean_or_text(value: object, truth: bool) -> None:
    content = {"fields": [{"fieldId": "A", "primaryKey": value}]}
    assert read_update_schema(content).fields[0].primary_key is truth


@pytest.mark.parametrize(
    "content",
    [
        None,
        [],
        {},
        {"id": "A"},
        {"fields": "x"},
        {"fields": [{}]},
        {"objects": {}},
        {"objects": [{}]},
        {"objects": [{"name": ""}]},
        {"fields": [{"fieldId": "A", "values": 5}]},
        {"fields": [{"fieldId": "A", "values": ["x"]}]},
    ],
)
def test_what_is_no_description_of_an_update_connector_is_malformed(content: object) -> None:
    with pytest.raises(Malformed):
        read_update_schema(content)


def test_objects_nested_without_end_are_malformed() -> None:
    nested: dict[str, Any] = {"name": "N", "fields": []}
    for _ in range(20_000):
        nested = {"name": "N", "fields": [], "objects": [nested]}
    with pytest.raises(Malformed, match="nested too deeply"):
        read_update_schema(nested)


NAMES = ("id", "description", "name", "fields", "objects", "fieldId", "length", "values")
LISTS = ("getConnectors", "updateConnectors", "info", "envid", "tokenExpiry", "primaryKey")
KEYS = st.sampled_from([*NAMES, *LISTS])
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10)
JSON = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS | st.text(max_size=3), inner),
    max_leaves=25,
)


@given(JSON)
@pytest.mark.parametrize("reader", READERS)
def test_any_json_has_a_meaning_or_is_malformed(
    reader: Callable[[object], object], content: object
) -> None:
    try:
        reader(content)
    except Malformed as malformed:
        assert str(malformed)


@given(st.sampled_from([FULL, UPDATE]), st.data())
def test_metainfo_with_one_thing_changed_has_a_meaning_or_is_malformed(
    whole: dict[str, Any], data: st.DataObject
) -> None:
    content = json.loads(json.dumps(whole))
    place: Any = content
    while True:
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        key = data.draw(st.sampled_from(keys))
        deeper = isinstance(place[key], dict | list) and place[key]
        if not deeper or data.draw(st.booleans()):
            place[key] = data.draw(JSON)
            break
        place = place[key]
    for reader in READERS:
        with suppress(Malformed):
            reader(content)
