"""connectors.described: can metainfo be read, and has it its form."""

from __future__ import annotations

import pytest

from profit_check.model import Status
from tests.checks.one_connector import field, judged
from tests.harness import judge


def test_one_field_is_enough() -> None:
    assert judged("connectors.described").status is Status.PASS


def test_no_field_at_all_is_no_description() -> None:
    assert judged("connectors.described", fields=[], order=()).status is Status.FAIL


def test_an_unknown_data_type_is_no_fault_of_form() -> None:
    fields = [field("Key", "timespan", length=None)]
    assert judged("connectors.described", fields=fields).status is Status.PASS


@pytest.mark.parametrize(
    "fault", ["get-metainfo-refused", "metainfo-without-fields", "metainfo-field-without-id"]
)
def test_a_refusal_and_another_form_fail(fault: str) -> None:
    assert judged("connectors.described", faults=[fault]).status is Status.FAIL


@pytest.mark.parametrize("language", ["nl-nl", "en-us"])
@pytest.mark.parametrize("fault", ["get-metainfo-refused", "update-metainfo-refused"])
def test_a_refusal_of_what_is_in_the_app_connector_is_one_of_rights(
    fault: str, language: str
) -> None:
    found = judge("connectors.described", faults=[fault], language=language)
    refused = [result for result in found if result.status is Status.FAIL]
    assert refused
    assert {"its user is not authorised for it" in result.message for result in refused} == {True}


def test_json_that_is_cut_short_does_not_decide_it() -> None:
    assert judged("connectors.described", faults=["metainfo-cut-short"]).status is Status.ERROR


def test_an_update_connector_counts_the_fields_of_nested_objects() -> None:
    found = {result.subject: result.message for result in judge("connectors.described")}
    assert found["FbSales"] == "its metainfo names 8 fields"


def test_a_connector_that_is_not_available_is_not_asked_for() -> None:
    found = judge("connectors.described", faults=["update-connector-not-opened"])
    status = {result.subject: result.status for result in found}
    assert status["KnSalesRelationOrg"] is Status.NOT_TESTED
    assert status["FbSales"] is Status.PASS
