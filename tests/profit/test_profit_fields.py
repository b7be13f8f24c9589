"""How declared fields are compared with metainfo, and which fields are free."""

from __future__ import annotations

import pytest

from profit_check.profit.fields import (
    body_keys,
    differences,
    has_field,
    is_free,
    unpublished_types,
    update_fields,
    used_fields,
)
from profit_check.profit.metainfo import Field, read_update_schema

FIELDS = (Field("ItemCode", data_type="string"), Field("Price", data_type="decimal"))


def test_declared_fields_that_are_there_do_not_differ() -> None:
    assert differences({"ItemCode": "string", "Price": "Decimal"}, FIELDS).plain == {}


def test_a_field_without_a_declared_type_is_only_looked_for() -> None:
    assert differences({"Price": None}, FIELDS).plain == {}


def test_a_field_that_is_not_there_is_missing() -> None:
    assert differences({"Colour": "string"}, FIELDS).plain == {"Colour": "Colour is not there"}


def test_another_letter_case_is_another_key() -> None:
    assert differences({"itemcode": "int"}, FIELDS).plain == {
        "itemcode": "itemcode is written ItemCode"
    }


def test_two_fields_that_differ_in_case_are_told_apart() -> None:
    fields = (Field("Code", data_type="int"), Field("CODE", data_type="string"))
    assert differences({"Code": "int", "CODE": "string"}, fields).plain == {}


def test_another_type_is_named_with_both_types() -> None:
    assert differences({"Price": "int"}, FIELDS).plain == {
        "Price": "Price is decimal where int is declared"
    }


@pytest.mark.parametrize("data_type", ["timespan", ""])
def test_a_type_that_nobody_knows_is_a_doubt_and_no_difference(data_type: str) -> None:
    found = differences({"Slot": "string"}, [Field("Slot", data_type=data_type)])
    assert found.plain == {}
    assert list(found.untold) == ["Slot"]


def test_an_unknown_type_that_is_declared_so_is_no_doubt() -> None:
    assert differences({"Slot": "timespan"}, [Field("Slot", data_type="timespan")]).untold == {}


def test_filters_find_a_field_whatever_its_letter_case() -> None:
    assert has_field("PRICE", FIELDS)
    assert not has_field("Prices", FIELDS)


@pytest.mark.parametrize(
    ("id", "free"),
    [
        ("U0123456789ABCDEF0123456789ABCDEF", True),
        ("u0123456789abcdef0123456789abcdef", True),
        ("U001", False),
        ("U0123456789ABCDEF0123456789ABCDE", False),
        ("U0123456789ABCDEF0123456789ABCDEF0", False),
        ("X0123456789ABCDEF0123456789ABCDEF", False),
        ("UNIVERSALPRODUCTCODEOFTHEARTICLES", False),
    ],
)
def test_a_free_field_is_u_and_32_hexadecimal_digits(id: str, free: bool) -> None:
    assert is_free(id) is free


def test_fields_of_nested_objects_belong_to_the_update_connector() -> None:
    nested = {"name": "B", "fields": [{"fieldId": "Y"}], "objects": []}
    schema = read_update_schema({"id": "A", "fields": [{"fieldId": "X"}], "objects": [nested]})
    assert [field.field_id for field in update_fields(schema)] == ["X", "Y"]


def test_keys_of_a_body_are_found_at_every_depth() -> None:
    body = {"A": {"Element": [{"@Id": "1", "Fields": {"X": None}}]}}
    assert set(body_keys(body)) == {"A", "Element", "@Id", "Fields", "X"}
    assert list(body_keys("text")) == []


def test_the_fields_that_bodies_use_are_found_as_fields_and_as_keys() -> None:
    inner = {"name": "B", "fields": [{"fieldId": "Y", "dataType": "int"}, {"fieldId": "Z"}]}
    schema = read_update_schema({"id": "A", "fields": [{"fieldId": "X"}], "objects": [inner]})
    bodies = [{"A": {"@X": 1}}, {"A": [{"B": {"Y": 2}}]}]
    assert used_fields(schema, bodies) == {"X": "", "Y": "int"}


def test_data_types_that_afas_did_not_publish_are_told_together() -> None:
    assert unpublished_types({"A": "string", "B": " INT "}) == ()
    told = unpublished_types({"A": "timespan", "B": "", "C": "timespan"})
    assert told == (
        "data type timespan of A, C is not one that AFAS published",
        "data type (none) of B is not one that AFAS published",
    )
