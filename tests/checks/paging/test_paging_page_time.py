"""paging.page-time: does a page of `take` come within 1000 ms."""

from __future__ import annotations

import pytest

from profit_check.errors import Undecided
from profit_check.model import Answer, Failure, Question, Status
from tests.checks.paging.paged import keyed, outcome, slow


@pytest.mark.parametrize(
    ("duration_ms", "status"), [(0.4, Status.PASS), (1000, Status.PASS), (1000.1, None)]
)
def test_a_page_may_take_a_second(duration_ms: float, status: Status | None) -> None:
    found = outcome("page-time", lambda asked: slow(keyed(asked.take), duration_ms))
    assert (found.status, found.blocks) == (status, False)


def test_the_correction_is_half_a_page_however_long_it_took() -> None:
    for found in (
        outcome("page-time", lambda asked: slow(keyed(100), 1100)),
        outcome("page-time", lambda asked: slow(keyed(100), 2500)),
    ):
        assert found.correction == {"take": "50"}


@pytest.mark.parametrize("rows", [0, 1])
def test_of_a_page_that_cannot_be_halved_there_is_no_correction(rows: int) -> None:
    found = outcome("page-time", lambda asked: slow(keyed(rows), 2500))
    assert (found.status, found.correction) == (None, {})


def test_the_correction_of_a_refused_page_is_half_of_it() -> None:
    assert outcome("page-time", lambda asked: 500).correction == {"take": "50"}


def test_a_small_page_is_not_what_is_judged() -> None:
    found = outcome("page-time", lambda asked: slow([], 1 if asked.take == 100 else 5000))
    assert found.status is Status.PASS


def test_a_page_that_is_refused_bars_what_needs_it() -> None:
    found = outcome("page-time", lambda asked: 500)
    assert (found.status, found.blocks) == (None, True)


@pytest.mark.parametrize("status", [401, 503])
def test_a_refusal_that_is_not_about_the_page_decides_nothing(status: int) -> None:
    with pytest.raises(Undecided):
        outcome("page-time", lambda asked: status)


def test_a_page_that_does_not_come_decides_nothing() -> None:
    silence = Answer(Question("/"), "x1", None, 60_000, failure=Failure.TIMEOUT, detail="late")
    with pytest.raises(Undecided, match="late"):
        outcome("page-time", lambda asked: silence)
