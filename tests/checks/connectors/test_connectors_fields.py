"""connectors.fields: are the manifest's fields there, with the declared types."""

from __future__ import annotations

import pytest

from profit_check.model import Status
from tests.checks.one_connector import field, judged

FIELDS = [field("Key", "int"), field("Changed", "date"), field("Slot", "timespan")]


def test_declared_fields_that_are_there_pass() -> None:
    declared = {"Key": "int", "Changed": "date"}
    result = judged("connectors.fields", fields=FIELDS, declared=declared, modified="Changed")
    assert result.status is Status.PASS
    assert result.message == "2 declared fields are there"


def test_without_declared_fields_there_is_nothing_to_compare() -> None:
    assert judged("connectors.fields", fields=FIELDS).status is Status.NOT_APPLICABLE


def test_a_plain_list_of_fields_has_no_types_to_compare() -> None:
    result = judged("connectors.fields", fields=FIELDS, declared={"Key": None, "Slot": None})
    assert result.status is Status.PASS


@pytest.mark.parametrize(
    ("declared", "words"),
    [
        ({"Colour": "string"}, "Colour is not there"),
        ({"key": "int"}, "key is written Key"),
        ({"Key": "string"}, "Key is int where string is declared"),
        ({"Key": "decimal"}, "Key is int where decimal is declared"),
    ],
)
def test_what_differs_is_named(declared: dict[str, str | None], words: str) -> None:
    result = judged("connectors.fields", fields=FIELDS, declared=declared)
    assert (result.status, result.message) == (Status.FAIL, words)


def test_every_difference_is_named_at_once() -> None:
    declared: dict[str, str | None] = {"Colour": None, "Size": None, "Key": "date"}
    message = judged("connectors.fields", fields=FIELDS, declared=declared).message
    assert message.count(";") == 2


def test_the_modified_field_must_be_there_too() -> None:
    result = judged("connectors.fields", fields=FIELDS, modified="Modified")
    assert (result.status, result.message) == (Status.FAIL, "Modified is not there")


def test_the_modified_field_is_used_in_a_filter_so_letter_case_does_not_matter() -> None:
    result = judged("connectors.fields", fields=FIELDS, modified="changed")
    assert result.status is Status.PASS


def test_a_missing_modified_field_that_is_declared_as_well_is_named_once() -> None:
    declared: dict[str, str | None] = {"Modified": "date"}
    result = judged("connectors.fields", fields=FIELDS, declared=declared, modified="Modified")
    assert result.message == "Modified is not there"


def test_a_type_that_nobody_knows_is_for_a_person_to_judge() -> None:
    result = judged("connectors.fields", fields=FIELDS, declared={"Slot": "string"})
    assert result.status is Status.REVIEW
    assert "timespan" in result.message
