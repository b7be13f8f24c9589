"""paging.stable: is the same page twice the same."""

from __future__ import annotations

import pytest

from profit_check.errors import Untestable
from profit_check.model import Status
from tests.checks.paging.paged import Asked, Paged, Rows, keyed, outcome, paging


@pytest.mark.parametrize("count", [0, 1, 10, 25])
def test_the_same_rows_twice_pass(count: int) -> None:
    sender = Paged(paging(keyed(count)))
    assert outcome("stable", sender).status is Status.PASS
    assert [asked.repetition for asked in sender.asked] == [0, 1]


def test_rows_of_nulls_are_the_same() -> None:
    assert outcome("stable", lambda asked: [{"Key": None}]).status is Status.PASS


def test_the_same_rows_in_another_order_are_wrong_at_once() -> None:
    sender = Paged(lambda asked: keyed(10)[:: -1 if asked.repetition else 1])
    assert outcome("stable", sender).status is None
    assert len(sender.asked) == 2


def test_rows_in_another_order_are_wrong_though_others_came_and_went() -> None:
    def give(asked: Asked) -> Rows:
        rows = keyed(12)
        return rows[:10] if asked.repetition == 0 else [rows[2], rows[1], *rows[3:11]]

    assert outcome("stable", give).status is None


def test_rows_that_go_on_changing_may_be_live_data() -> None:
    found = outcome("stable", lambda asked: keyed(20)[asked.repetition :][:10])
    assert found.status is Status.REVIEW
    assert "each time" in found.message


def test_none_but_other_rows_each_time_are_wrong() -> None:
    """As where each request gives the next page, whichever is asked."""
    found = outcome("stable", lambda asked: keyed(30)[10 * asked.repetition :][:10])
    assert found.status is None


def test_a_page_of_few_rows_may_be_other_rows_each_time() -> None:
    found = outcome("stable", lambda asked: keyed(9)[asked.repetition :][:1], take=2)
    assert found.status is Status.REVIEW


def test_a_page_in_another_order_the_third_time_is_wrong() -> None:
    def give(asked: Asked) -> Rows:
        rows = keyed(11)
        return {0: rows[:10], 1: rows[1:], 2: rows[:10][::-1]}[asked.repetition]

    assert outcome("stable", give).status is None


def test_codes_that_a_collation_may_find_equal_may_change_places() -> None:
    def give(asked: Asked) -> Rows:
        pair = [{"Key": "a"}, {"Key": "A"}]
        return [*pair[:: -1 if asked.repetition else 1], {"Key": "b"}]

    assert outcome("stable", give).status is Status.REVIEW


def test_a_row_that_was_added_meanwhile_is_for_a_person_to_look_at() -> None:
    found = outcome("stable", lambda asked: keyed(10)[1 if asked.repetition == 0 else 0 :])
    assert found.status is Status.REVIEW


def test_a_value_that_changed_meanwhile_is_for_a_person_to_look_at() -> None:
    found = outcome("stable", lambda asked: keyed(10, Changed=asked.repetition))
    assert found.status is Status.REVIEW


def test_rows_that_share_their_order_value_say_nothing() -> None:
    def give(asked: Asked) -> Rows:
        rows = [{"Key": 1, "Changed": "a"}, {"Key": 1, "Changed": "b"}]
        return rows[::-1] if asked.repetition else rows

    with pytest.raises(Untestable):
        outcome("stable", give)


@pytest.mark.parametrize("at_once", [1, 3, 9])
def test_a_busy_connector_read_newest_first_is_no_fault(at_once: int) -> None:
    """New rows come at each request, and push the others down."""
    sender = Paged(lambda asked: keyed(50 + at_once * len(sender.asked))[::-1][:10])
    assert outcome("stable", sender, order=("-Key",)).status is Status.REVIEW


def test_readings_that_contradict_each_other_are_wrong_though_rows_came() -> None:
    def give(asked: Asked) -> Rows:
        newest = keyed(50 + asked.repetition)[::-1][:10]
        return newest if asked.repetition == 0 else [newest[0], newest[2], newest[1], *newest[3:]]

    assert outcome("stable", give, order=("-Key",)).status is None
