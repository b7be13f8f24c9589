"""paging.sorted: are rows in the order asked, descending too."""

from __future__ import annotations

from typing import Any

import pytest

from profit_check.errors import Undecided, Untestable
from profit_check.model import Status
from tests.checks.paging.paged import Give, Paged, Rows, keyed, outcome, paging


def _rows(*values: Any) -> Rows:
    return [{"Key": value} for value in values]


def _turned(rows: Rows) -> Give:
    """Gives `rows` from the first for an ascending order, as Profit does."""
    return lambda asked: (rows[::-1] if "-Key" in asked.order else rows)[: asked.take]


@pytest.mark.parametrize(
    "values",
    [
        (1, 2, 10),
        (None, None, 1),
        (1, 1, 1),
        (False, True),
        (-0.5, 0, 0.5),
        ("A-1", "A-10", "A-2"),
        ("2026-01-05T08:00:00Z", "2026-01-05T08:00:00.5Z", "2026-01-05T08:00:01Z"),
        ("abc", "ABC", "abc "),
        ("Cafe", "Café", "Caffè"),
    ],
)
def test_values_in_order_pass(values: tuple[Any, ...]) -> None:
    assert outcome("sorted", paging(_rows(*values))).status is Status.PASS


@pytest.mark.parametrize("count", [0, 1])
def test_fewer_than_two_rows_show_no_order(count: int) -> None:
    assert outcome("sorted", paging(keyed(count))).status is Status.NOT_APPLICABLE


@pytest.mark.parametrize(
    "values", [(2, 1), (1, None), (True, False), ("b", "a"), ("A-2", "A-1"), (1, 10, 2)]
)
def test_values_out_of_order_are_wrong(values: tuple[Any, ...]) -> None:
    found = outcome("sorted", lambda asked: _rows(*values))
    assert found.status is None
    assert found.facts["at"] == len(values)


@pytest.mark.parametrize("values", [("9", "10"), ("B", "a"), ("Zoë", "Zoe")])
def test_values_that_only_an_unusual_sorting_explains_are_in_doubt(values: Any) -> None:
    assert outcome("sorted", paging(_rows(*values))).status is Status.REVIEW


def _of_type(data_type: str, *values: Any) -> Status | None:
    """What is said of an order by a field of this type, that goes both ways."""
    return outcome("sorted", Paged(_turned(_rows(*values)), types={"Key": data_type})).status


@pytest.mark.parametrize("data_type", ["int", "decimal", "Decimal"])
@pytest.mark.parametrize(
    "values",
    [
        ("9.75", "10.00"),
        ("-20", "-3", "5", "39"),
        ("-1.5", "-.5", "0", ".5"),
        ("9,75", "10,00"),
        (None, "9", "10"),
        ("9", "9", "10"),
        (9, 10),
    ],
)
def test_numbers_that_come_as_text_are_ordered_by_value(
    data_type: str, values: tuple[Any, ...]
) -> None:
    assert _of_type(data_type, *values) is Status.PASS


def test_numbers_that_are_ordered_as_text_are_in_doubt() -> None:
    assert _of_type("decimal", "10.00", "9.75") is Status.REVIEW
    assert _of_type("string", "9.75", "10.00") is Status.REVIEW


def test_numbers_as_text_in_no_order_are_wrong() -> None:
    assert _of_type("decimal", "3", "2", "1") is None
    assert _of_type("decimal", "1.00", "10.00", "9.00", "2.00") is None


def test_identifiers_are_ordered_by_their_last_six_bytes_first() -> None:
    low, high = "ffffffff-0000-0000-0000-000000000001", "00000000-0000-0000-0000-000000000002"
    assert outcome("sorted", _turned(_rows(low, high))).status is Status.PASS
    assert outcome("sorted", _turned(_rows(high, low))).status is Status.PASS  # as text
    either = [high, low, low.upper(), "11111111-0000-0000-0000-000000000000"]
    assert outcome("sorted", _turned(_rows(*either))).status is None


def test_an_ignored_minus_is_wrong() -> None:
    found = outcome("sorted", lambda asked: keyed(50)[: asked.take])
    assert (found.status, found.facts["order"]) == (None, "-Key")


def test_an_ignored_minus_is_wrong_where_a_page_is_one_row() -> None:
    found = outcome("sorted", lambda asked: keyed(50)[: asked.take], take=1)
    assert (found.status, found.facts["order"]) == (None, "-Key")


def test_a_descending_order_is_judged_as_such() -> None:
    assert outcome("sorted", _turned(keyed(50)), order=("-Key",)).status is Status.PASS
    assert outcome("sorted", paging(keyed(50)[::-1]), order=("-Key",)).status is None


def test_a_later_field_counts_only_where_the_earlier_ones_are_equal() -> None:
    rows = [{"Key": 1, "Line": 2}, {"Key": 2, "Line": 1}, {"Key": 2, "Line": 2}]
    assert outcome("sorted", paging(rows), order=("Key", "Line")).status is Status.PASS
    wrong = [rows[0], rows[2], rows[1]]
    assert outcome("sorted", paging(wrong), order=("Key", "Line")).status is None


def test_the_letter_case_of_field_names_does_not_matter() -> None:
    assert outcome("sorted", paging(keyed(5)), order=("KEY",)).status is Status.PASS


def test_rows_without_the_field_show_no_order() -> None:
    with pytest.raises(Untestable):
        outcome("sorted", lambda asked: [{"Other": 1}, {"Other": 2}])


def test_a_refused_descending_order_is_wrong() -> None:
    found = outcome("sorted", lambda asked: 500 if asked.order == ("-Key",) else keyed(5))
    assert found.facts == {"order": "-Key", "status": 500}


def test_maintenance_meanwhile_decides_nothing() -> None:
    with pytest.raises(Undecided):
        outcome("sorted", lambda asked: 503 if asked.order == ("-Key",) else keyed(5))


def test_a_message_shows_no_row_value() -> None:
    found = outcome("sorted", lambda asked: _rows("secret-b", "secret-a"))
    assert "secret" not in found.message.format(**found.facts)
