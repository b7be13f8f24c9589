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


def test_other_rows_each_time_are_wrong() -> None:
    assert outcome("stable", lambda asked: keyed(20)[asked.repetition :][:10]).status is None


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
