"""paging.skip: is page 1 followed by page 2 the same as one page of both."""

from __future__ import annotations

import pytest

from profit_check.errors import Undecided, Untestable
from profit_check.model import Status
from tests.checks.paging.paged import Asked, Paged, Rows, keyed, outcome, paging


@pytest.mark.parametrize("count", [0, 1, 9, 10, 11, 19, 20, 21, 100, 250])
def test_pages_that_fit_together_pass_however_many_rows_there_are(count: int) -> None:
    assert outcome("skip", paging(keyed(count))).status is Status.PASS


@pytest.mark.parametrize("take", [1, 2, 3, 19, 20])
def test_small_pages_that_fit_together_pass(take: int) -> None:
    assert outcome("skip", paging(keyed(50)), take=take).status is Status.PASS


def test_it_asks_no_more_than_three_pages_when_they_fit() -> None:
    sender = Paged(paging(keyed(50)))
    outcome("skip", sender)
    assert len(sender.asked) == 3


@pytest.mark.parametrize("rows", [-1, 1, -10])
def test_an_overlap_and_a_gap_are_wrong(rows: int) -> None:
    def give(asked: Asked) -> Rows:
        start = asked.skip + rows if asked.skip else 0
        return keyed(200)[start : start + asked.take]

    assert outcome("skip", give).status is None


def test_a_missing_last_row_is_wrong() -> None:
    found = outcome("skip", lambda asked: [] if asked.skip else keyed(11)[: asked.take])
    assert found.status is None


def test_a_row_too_many_on_a_page_is_left_to_take() -> None:
    found = outcome("skip", lambda asked: keyed(200)[asked.skip : asked.skip + asked.take + 1])
    assert found.status is Status.PASS


def test_rows_that_were_added_meanwhile_are_for_a_person_to_look_at() -> None:
    def give(asked: Asked) -> Rows:
        begins = 1 if asked.take == 100 and asked.repetition == 0 else 0
        return keyed(200)[begins:][asked.skip : asked.skip + asked.take]

    assert outcome("skip", give).status is Status.REVIEW


def test_rows_that_go_on_changing_are_for_a_person_to_look_at() -> None:
    sender = Paged(lambda asked: keyed(200)[len(sender.asked) + asked.skip :][: asked.take])
    assert outcome("skip", sender).status is Status.REVIEW


def test_pages_that_do_not_fit_are_wrong_though_a_row_was_added_before() -> None:
    def give(asked: Asked) -> Rows:
        rows = keyed(200)[0 if asked.repetition else 1 :]
        return rows[asked.skip + (1 if asked.skip else 0) :][: asked.take]

    assert outcome("skip", give).status is None


def test_values_that_changed_meanwhile_are_for_a_person_to_look_at() -> None:
    def give(asked: Asked) -> Rows:
        return keyed(200, Changed=asked.take)[asked.skip : asked.skip + asked.take]

    assert outcome("skip", give).status is Status.REVIEW


def test_rows_that_share_their_order_value_say_nothing() -> None:
    def give(asked: Asked) -> Rows:
        return [{"Key": 1, "Changed": (asked.take, place)} for place in range(asked.take)]

    with pytest.raises(Untestable):
        outcome("skip", give)


def test_a_refused_second_page_is_wrong() -> None:
    found = outcome("skip", lambda asked: 500 if asked.skip else keyed(asked.take))
    assert (found.status, found.facts) == (None, {"status": 500})


@pytest.mark.parametrize("status", [401, 403, 503])
def test_a_refusal_that_is_not_about_paging_decides_nothing(status: int) -> None:
    with pytest.raises(Undecided):
        outcome("skip", lambda asked: status if asked.skip else keyed(asked.take))


def test_a_busy_connector_read_newest_first_is_for_a_person_to_look_at() -> None:
    sender = Paged(
        lambda asked: keyed(90 + len(sender.asked))[::-1][asked.skip : asked.skip + asked.take]
    )
    assert outcome("skip", sender, order=("-Key",)).status is Status.REVIEW
