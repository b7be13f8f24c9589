"""connectors.readable: does it give rows, and if not, why."""

from __future__ import annotations

import pytest

from profit_check.model import Status
from tests.checks.one_connector import judged
from tests.harness import judge

LANGUAGES = ["nl-nl", "en-us"]


@pytest.mark.parametrize("count", [0, 1, 10, 11])
def test_any_number_of_rows_is_readable(count: int) -> None:
    rows = [{"Key": number} for number in range(count)]
    result = judged("connectors.readable", rows=rows)
    assert result.status is Status.PASS
    number = "1 row" if count == 1 else f"{min(count, 10)} rows"
    assert result.message == f"{number} on the first page"


def test_a_read_without_an_order_is_readable() -> None:
    assert judged("connectors.readable", order=()).status is Status.PASS


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("fault", "meaning"),
    [
        ("connector-blocked", "blocked"),
        ("user-not-authorised", "not authorised"),
        ("user-not-authorised-401", "not authorised"),
        ("connector-refused-in-plain-text", "does not tell why"),
        ("connector-blocked-in-plain-text", "is blocked"),
    ],
)
def test_a_refusal_says_what_can_be_told(fault: str, meaning: str, language: str) -> None:
    result = judged("connectors.readable", faults=[fault], language=language)
    assert result.status is Status.FAIL
    assert meaning in result.message


def test_a_language_that_is_not_known_leaves_the_cause_untold() -> None:
    result = judged("connectors.readable", faults=["connector-blocked-in-french"])
    assert result.status is Status.FAIL
    assert "does not tell why" in result.message


@pytest.mark.parametrize("fault", ["connector-silent", "rows-are-null"])
def test_silence_and_an_unreadable_answer_do_not_decide_it(fault: str) -> None:
    assert judged("connectors.readable", faults=[fault]).status is Status.ERROR


@pytest.mark.parametrize("order", [("Colour",), ("Key", "-Colour")])
def test_an_order_by_an_unknown_field_is_left_to_paging_order(order: tuple[str, ...]) -> None:
    result = judged("connectors.readable", order=order)
    assert result.status is Status.NOT_TESTED
    assert "paging.order" in result.message


def test_an_order_in_another_letter_case_is_readable() -> None:
    assert judged("connectors.readable", order=("-KEY",)).status is Status.PASS


def test_a_fault_of_one_connector_leaves_the_others() -> None:
    found = judge("connectors.readable", faults=["connector-blocked=Webshop_Stock"])
    failed = {result.subject for result in found if result.status is Status.FAIL}
    assert failed == {"Webshop_Stock"}
    assert [r.subject for r in found if r.status is not Status.PASS] == ["Webshop_Stock"]
