"""connectors.rows: do sampled rows obey the metainfo."""

from __future__ import annotations

from typing import Any

import pytest

from profit_check.model import Status
from tests.checks.one_connector import field, judged

SECRET = "Jansen-Ω-7731"
FIELDS = [field("Key", "int"), field("Text"), field("Price", "decimal"), field("Day", "date")]


def _row(key: int, **more: Any) -> dict[str, Any]:
    return {"Key": key, "Text": None, "Price": None, "Day": None, **more}


@pytest.mark.parametrize("count", [1, 20, 100, 150])
def test_rows_that_obey_pass(count: int) -> None:
    rows = [_row(number, Price="-.5", Day="2026-11-23T00:00:00Z") for number in range(count)]
    assert judged("connectors.rows", fields=FIELDS, rows=rows).status is Status.PASS


def test_a_connector_without_rows_has_nothing_to_compare() -> None:
    assert judged("connectors.rows", fields=FIELDS).status is Status.NOT_APPLICABLE


def test_a_departure_is_a_warning_that_shows_no_value() -> None:
    result = judged("connectors.rows", fields=FIELDS, rows=[_row(1, Price=SECRET)])
    assert result.status is Status.WARN
    assert result.message == "Price is text that does not read as decimal (1 of 1 row)"


def test_one_row_among_many_is_enough() -> None:
    rows = [_row(1), _row(2, Text="x" * 21), _row(3, Text="x" * 20)]
    result = judged("connectors.rows", fields=FIELDS, rows=rows)
    assert result.message == "Text is longer than 20 characters (1 of 3 rows)"


def test_many_departures_are_counted_rather_than_all_named() -> None:
    row = _row(1) | {f"Extra{number}": 1 for number in range(12)}
    message = judged("connectors.rows", fields=FIELDS, rows=[row]).message
    assert message.endswith("and 2 more")


@pytest.mark.parametrize("fault", ["connector-blocked", "large-pages-refused"])
def test_it_is_not_asked_when_a_page_cannot_be_had(fault: str) -> None:
    result = judged("connectors.rows", fields=FIELDS, faults=[fault])
    assert result.status is Status.NOT_TESTED


def test_a_data_type_that_afas_did_not_publish_is_told_and_no_fault() -> None:
    result = judged(
        "connectors.rows",
        fields=[field("Key", "int"), field("Slot", "timespan")],
        rows=[{"Key": 1, "Slot": "PT8H"}],
    )
    assert result.status is Status.PASS
    told = "1 row obeys the metainfo; data type timespan of Slot is not one that AFAS published"
    assert result.message == told
