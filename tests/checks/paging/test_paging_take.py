"""paging.take: does a page hold no more than `take`."""

from __future__ import annotations

import pytest

from profit_check.errors import Undecided
from profit_check.model import Status
from tests.checks.paging.paged import Asked, Rows, keyed, outcome, paging


@pytest.mark.parametrize("count", [0, 1, 9, 10, 11, 99, 100, 101, 1000])
def test_pages_of_what_was_asked_pass_however_many_rows_there_are(count: int) -> None:
    assert outcome("take", paging(keyed(count))).status is Status.PASS


def test_one_row_too_many_is_wrong() -> None:
    found = outcome("take", lambda asked: keyed(asked.take + 1))
    assert (found.status, found.facts) == (None, {"count": 11, "take": 10})


def test_a_large_page_that_holds_too_much_is_wrong_too() -> None:
    def give(asked: Asked) -> Rows:
        return keyed(300 if asked.take == 100 else asked.take)

    assert outcome("take", give).facts == {"count": 300, "take": 100}


@pytest.mark.parametrize("take", [1, 2, 3])
def test_the_smallest_pages_can_be_judged(take: int) -> None:
    assert outcome("take", paging(keyed(5)), take=take).status is Status.PASS


def test_a_large_page_that_is_refused_is_left_to_page_time() -> None:
    found = outcome("take", lambda asked: 500 if asked.take == 100 else keyed(asked.take))
    assert found.status is Status.PASS


def test_a_refused_first_page_decides_nothing() -> None:
    with pytest.raises(Undecided):
        outcome("take", lambda asked: 500)
