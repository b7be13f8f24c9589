"""paging.unique: is the order unique over the sampled rows."""

from __future__ import annotations

from typing import Any

import pytest

from profit_check.model import Status
from tests.checks.one_connector import field, judged
from tests.checks.paging.paged import Rows, keyed, outcome, paging


def _rows(*values: Any) -> Rows:
    return [{"Key": value, "Line": place} for place, value in enumerate(values)]


@pytest.mark.parametrize("values", [(1, 2), (None, 1), ("a", "b"), ("a-b", "ab"), (1, 1.5)])
def test_values_that_differ_pass(values: tuple[Any, ...]) -> None:
    assert outcome("unique", paging(_rows(*values))).status is Status.PASS


@pytest.mark.parametrize("count", [0, 1])
def test_fewer_than_two_rows_have_nothing_to_share(count: int) -> None:
    assert outcome("unique", paging(keyed(count))).status is Status.NOT_APPLICABLE


@pytest.mark.parametrize("values", [(1, 1), (None, None), ("a", "a"), (1, 1.0), (True, True)])
def test_equal_values_are_wrong(values: tuple[Any, ...]) -> None:
    found = outcome("unique", paging(_rows(*values)))
    assert (found.status, found.facts["count"]) == (None, 2)


def test_the_correction_adds_a_field_by_which_the_rows_differ() -> None:
    fields = [field("Key", "int"), field("Same"), field("Line", "int"), field("Later", "int")]
    rows = [{"Key": 1, "Same": "x", "Line": place, "Later": place} for place in range(3)]
    result = judged("paging.unique", fields=fields, rows=rows)
    assert result.correction == {"orderbyfieldids": "Key,Line"}


@pytest.mark.parametrize("data_type", ["blob", "decimal", "timespan"])
def test_a_field_that_identifies_nothing_is_no_correction(data_type: str) -> None:
    fields = [field("Key", "int"), field("Line", data_type)]
    rows = [{"Key": 1, "Line": f"{place}"} for place in range(3)]
    assert judged("paging.unique", fields=fields, rows=rows).correction == {}


def test_the_rows_that_share_are_counted() -> None:
    found = outcome("unique", paging(_rows(1, 1, 1, 2, 3, 3)))
    assert found.facts["count"] == 5


@pytest.mark.parametrize("values", [("a", "A"), ("e", "é"), ("a", "a ")])
def test_values_that_a_collation_may_find_equal_are_in_doubt(values: tuple[Any, ...]) -> None:
    assert outcome("unique", paging(_rows(*values))).status is Status.REVIEW


def test_fields_that_are_unique_together_pass() -> None:
    assert outcome("unique", paging(_rows(1, 1, 2)), order=("Key", "-Line")).status is Status.PASS


def test_it_names_the_rule_of_afas() -> None:
    result = judged("paging.unique", rows=[{"Key": 1}, {"Key": 1}])
    assert (result.status, result.afas_rules) == (Status.FAIL, ("PERF-46",))
