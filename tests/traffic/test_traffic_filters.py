"""What is told of a recorded filter."""

from __future__ import annotations

import json

import pytest

from profit_check.model import FilterForm
from tests.traffic.made_har import (
    call,
    query,
)


def test_a_filter_is_told_by_its_groups_without_its_values() -> None:
    filters = query(
        filterfieldids="Name,Date;Date",
        operatortypes="1,2;3",
        filtervalues="Jan Z,2026-01-01T00:00:00Z;;x",
    )
    found = call("/connectors/A" + filters).filter
    assert found is not None
    assert found.form is FilterForm.PARAMETERS
    assert found.fields == (("Name", "Date"), ("Date",))
    assert found.operators == (("1", "2"), ("3",))
    assert found.values == (2, 1, 1)
    assert found.zulu_times == ((0, 1),)
    assert found.ending_in_z == ((0, 0), (0, 1))
    assert found.empty == ((1, 0),)


def test_a_filter_in_json_is_told_the_same_way() -> None:
    conditions = [
        {"@FieldId": "Name", "@OperatorType": "1", "#text": "Jan, Piet"},
        {"@FieldId": "Date", "@OperatorType": 2, "#text": "2026-01-01T00:00:00.000Z"},
    ]
    empty = {"@FilterId": "b", "Field": {"@FieldId": "Name", "@OperatorType": 8}}
    content = {"Filters": {"Filter": [{"@FilterId": "a", "Field": conditions}, empty]}}
    found = call("/connectors/A" + query(filterjson=json.dumps(content))).filter
    assert found is not None
    assert found.form is FilterForm.JSON
    assert found.fields == (("Name", "Date"), ("Name",))
    assert found.operators == (("1", "2"), ("8",))
    assert found.values == (2, 1)
    assert (found.zulu_times, found.empty) == (((0, 1),), ((1, 0),))


@pytest.mark.parametrize(
    "written", ["", "{", "[]", "{}", '{"Filters": {"Filter": [5]}}', "[" * 9999]
)
def test_a_filter_that_is_no_filter_says_so(written: str) -> None:
    found = call("/connectors/A" + query(filterjson=written)).filter
    assert found is not None
    assert not found.is_readable


def test_equal_requests_have_equal_marks_and_equal_filters_as_well() -> None:
    first, again, other, page = (
        call("/connectors/A" + query(skip=skip, filterfieldids="N", filtervalues=value))
        for skip, value in (("0", "x"), ("0", "x"), ("0", "y"), ("5", "x"))
    )
    assert first.mark == again.mark
    assert len({first.mark, other.mark, page.mark}) == 3
    filters = [each.filter.mark for each in (first, other, page) if each.filter]
    assert filters[0] == filters[2] != filters[1]
    assert call(method="POST", sent={"a": 1}).mark != call(method="POST", sent={"a": 2}).mark
