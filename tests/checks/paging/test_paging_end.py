"""paging.end: does reading past the last row end."""

from __future__ import annotations

import pytest

from profit_check.errors import Undecided
from profit_check.model import Answer as AnAnswer
from profit_check.model import Failure, Outcome, Question, Status
from tests.checks.paging.paged import Asked, Give, Paged, Rows, keyed, outcome, paging
from tests.checks.scripted import said
from tests.harness import document


@pytest.mark.parametrize("count", [0, 1, 9, 10, 11, 20, 99, 100, 101, 250])
def test_an_end_passes_however_many_rows_there_are(count: int) -> None:
    assert outcome("end", paging(keyed(count))).status is Status.PASS


def _starting_over(count: int) -> Give:
    def give(asked: Asked) -> Rows:
        start = asked.skip % count
        return keyed(count)[start : start + asked.take]

    return give


def _last_again(count: int) -> Give:
    def give(asked: Asked) -> Rows:
        start = asked.skip if asked.skip < count else max(0, count - asked.take)
        return keyed(count)[start : start + asked.take]

    return give


@pytest.mark.parametrize("count", [1, 5, 10, 11, 20, 50, 99])
@pytest.mark.parametrize("fault", [_starting_over, _last_again])
def test_rows_past_a_known_end_are_wrong(count: int, fault: object) -> None:
    assert callable(fault)
    assert outcome("end", fault(count)).status is None


def test_starting_over_is_wrong_where_the_number_of_rows_is_not_known() -> None:
    assert "first page" in outcome("end", _starting_over(200)).message


def test_a_last_page_that_repeats_is_wrong_where_the_number_of_rows_is_not_known() -> None:
    assert "same rows" in outcome("end", _last_again(333)).message


def test_a_page_that_is_cut_short_is_wrong() -> None:
    found = outcome("end", lambda asked: keyed(200)[asked.skip :][: min(asked.take, 50)])
    assert found.status is None
    assert found.facts["skip"] == 50


def test_a_row_that_was_added_meanwhile_is_for_a_person_to_look_at() -> None:
    found = outcome(
        "end", lambda asked: keyed(51 if asked.skip else 50)[asked.skip :][: asked.take]
    )
    assert found.status is Status.REVIEW


def test_many_rows_that_were_added_meanwhile_are_for_a_person_to_look_at() -> None:
    sender = Paged(
        lambda asked: keyed(50 if len(sender.asked) < 3 else 90)[asked.skip :][: asked.take]
    )
    assert outcome("end", sender).status is Status.REVIEW


def test_rows_that_went_meanwhile_do_not_make_two_pages_one() -> None:
    """Ten rows go after the page very far was read, so that the one before it holds its rows."""

    def give(asked: Asked) -> Rows:
        gone = 10 if len(sender.asked) > 3 else 0
        return [{"Key": key + gone} for key in range(asked.skip, asked.skip + asked.take)]

    sender = Paged(give)
    assert outcome("end", sender).status is Status.REVIEW


def _vast(count: int) -> Outcome:
    """What is said of a connector with so many rows."""

    def give(asked: Asked) -> Rows:
        keys = range(asked.skip, min(asked.skip + asked.take, count))
        return [{"Key": key} for key in keys]

    return outcome("end", give)


def test_more_rows_than_can_be_skipped_are_for_a_person_to_look_at() -> None:
    assert _vast(1_000_000).status is Status.REVIEW
    assert _vast(100_010).status is Status.REVIEW


def test_a_short_page_very_far_is_an_end() -> None:
    assert _vast(100_003).status is Status.PASS
    assert _vast(100_000).status is Status.PASS


def test_a_refusal_past_the_end_is_wrong() -> None:
    found = outcome("end", lambda asked: 500 if asked.skip >= 50 else keyed(50)[asked.skip :])
    assert said(found) == "a page near skip=50 was refused with status 500"


def _breaking_off(count: int, instead: AnAnswer | int) -> Outcome:
    """What is said where this is the answer past so many rows."""

    def give(asked: Asked) -> Rows | AnAnswer | int:
        return instead if asked.skip >= count else keyed(count)[asked.skip :][: asked.take]

    return outcome("end", give)


def _nobody(failure: Failure) -> AnAnswer:
    return AnAnswer(Question("/"), "x1", None, 60_000, failure=failure, detail="late")


def test_silence_past_a_known_end_decides_nothing() -> None:
    with pytest.raises(Undecided, match="late"):
        _breaking_off(50, _nobody(Failure.TIMEOUT))


@pytest.mark.parametrize("instead", [_nobody(Failure.TIMEOUT), 500, 504])
def test_a_page_very_far_that_may_take_too_long_shows_no_end(instead: AnAnswer | int) -> None:
    found = _breaking_off(500, instead)
    assert found.status is Status.REVIEW
    assert "skip=100000" in said(found)


@pytest.mark.parametrize("instead", [_nobody(Failure.RESET), 401, 503])
def test_what_is_not_about_the_page_very_far_decides_nothing(instead: AnAnswer | int) -> None:
    with pytest.raises(Undecided):
        _breaking_off(500, instead)


def test_a_refusal_very_far_that_takes_no_time_is_wrong() -> None:
    found = said(_breaking_off(500, 404))
    assert found == "a page near skip=100000 was refused with status 404"


@pytest.mark.parametrize("language", ["nl-nl", "en-us"])
@pytest.mark.parametrize("fault", ["far-page-times-out", "far-page-breaks"])
def test_a_page_very_far_that_is_too_slow_leaves_the_environment_ready(
    fault: str, language: str
) -> None:
    found = document(faults=[fault], credential="oauth", language=language)
    assert found.verdict == "ready_with_conditions"


def test_a_short_first_page_needs_no_question_of_its_own() -> None:
    sender = Paged(paging(keyed(5)))
    outcome("end", sender)
    assert [asked.skip for asked in sender.asked] == [0, 0, 10]
