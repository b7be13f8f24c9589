"""Judging: what a program did beside what it should do, on runs that are written down."""

from __future__ import annotations

from typing import Any

import pytest

from profit_check.errors import Untestable
from profit_check.model import Level, Outcome, Status
from profit_check.rehearsal.judging import judge, needless, unfit
from profit_check.rehearsal.performance import Performance
from profit_check.rehearsal.scenario import Ending, Expectation, Repeating, Scenario, Step
from tests.rehearsal.made_up_runs import grant, read, run, wrote

WRONG = None
PASS, REVIEW, ERROR, WARN = Status.PASS, Status.REVIEW, Status.ERROR, Status.WARN
DRY = run(read(0), read(1, 10), read(2, 20), wrote(3, b"1"), wrote(4, b"2"), rows="abcd")
TEXT = {"en": "It copes."}


def scenario(
    *, steps: tuple[Step, ...] = (Step("blocked"),), languages: Any = (), **expect: Any
) -> Scenario:
    wanted = Expectation(**expect)
    return Scenario("own", TEXT, TEXT, TEXT, "x", Level.MUST, steps, wanted, languages)


def judged(played: Performance, dry: Performance = DRY, **expect: Any) -> Outcome:
    return judge(scenario(**expect), dry, [played], 60)


def status(played: Performance, dry: Performance = DRY, **expect: Any) -> Status | None:
    return judged(played, dry, **expect).status


REFUSED = read(1, 10, 500)


def test_a_request_that_must_not_come_again_and_does_is_wrong() -> None:
    again = run(read(0), REFUSED, read(2, 10, 500), met=[1], status=1)
    assert status(again, repeat=Repeating.NEVER) is WRONG
    assert "it was sent again 1 time" in judged(again, repeat=Repeating.NEVER).message
    once = run(read(0), REFUSED, read(2, 20), met=[1], status=1)
    assert status(once, repeat=Repeating.NEVER) is PASS


def test_what_the_dry_run_sends_twice_is_no_repeat() -> None:
    dry = run(read(0), read(1), rows="a")
    played = run(read(0, 0, 500), read(1), met=[0], status=1)
    found = judged(played, dry, repeat=Repeating.NEVER)
    assert found.status is PASS
    assert "it came again, no more often than in the dry run" in found.message
    thrice = run(read(0, 0, 500), read(1), read(2), met=[0], status=1)
    assert status(thrice, dry, repeat=Repeating.NEVER) is WRONG


def test_a_write_with_another_body_in_place_of_the_refused_one_is_a_repeat() -> None:
    more = run(wrote(0, b"1", 500), wrote(1, b"1b"), wrote(2, b"2"), met=[0], status=1)
    assert status(more, repeat=Repeating.NEVER) is WRONG
    assert (
        "1 write more was sent than in the dry run" in judged(more, repeat=Repeating.NEVER).message
    )


def test_going_on_to_ask_a_connector_that_refuses_is_wrong_in_the_end() -> None:
    def asked(count: int) -> Performance:
        reads = [read(number, number * 10, 500) for number in range(count)]
        return run(*reads, met=range(count), status=1)

    assert status(asked(6), repeat=Repeating.NEVER) is PASS
    assert status(asked(7), repeat=Repeating.NEVER) is WRONG


@pytest.mark.parametrize(("at", "expected"), [(2.0, WRONG), (2.97, PASS), (9.0, PASS)])
def test_who_comes_back_before_the_time_that_was_asked_is_wrong(
    at: float, expected: Status | None
) -> None:
    played = run(read(0), read(1, 10, 503), read(at, 10), read(10, 20), met=[1])
    steps = (Step("maintenance", retry_after=2),)
    assert status(played, steps=steps, repeat=Repeating.AFTER_WAIT) is expected


def test_a_request_comes_again_once_and_with_a_new_token() -> None:
    refused = read(1, 10, 401)
    rule: dict[str, Any] = {"repeat": Repeating.AFTER_GRANT}
    assert status(run(refused, grant(2), read(3, 10), met=[0]), **rule) is PASS
    assert status(run(refused, read(3, 10), met=[0]), **rule) is WRONG
    assert status(run(refused, grant(2, 400), read(3, 10), met=[0]), **rule) is WRONG
    twice = run(refused, grant(2), read(3, 10, 401), grant(4), read(5, 10), met=[0, 2])
    assert status(twice, **rule) is WRONG


def test_a_write_without_an_answer_is_not_repeated_without_a_look() -> None:
    lost = wrote(3, b"1", lost=True)
    rule: dict[str, Any] = {"repeat": Repeating.AFTER_LOOK}
    assert status(run(read(0), lost, wrote(9, b"1"), met=[1]), **rule) is WRONG
    assert status(run(lost, wrote(9, b"1x"), wrote(10, b"2"), met=[0]), **rule) is WRONG
    looked = run(lost, read(8), wrote(9, b"1"), met=[0])
    assert status(looked, **rule) is REVIEW
    only_looked = run(lost, read(8), wrote(9, b"2"), met=[0])
    assert status(only_looked, **rule) is PASS
    silent = run(lost, wrote(9, b"2"), met=[0])
    assert status(silent, **rule) is WRONG
    assert status(run(lost, wrote(9, b"2"), met=[0], status=1), **rule) is PASS


def test_a_few_repeats_are_fine_and_many_are_not() -> None:
    def tried(count: int) -> Performance:
        failed = [read(number, 10, 500) for number in range(count)]
        return run(*failed, read(count, 10), met=range(count))

    assert status(tried(5), repeat=Repeating.LIMITED) is PASS
    assert status(tried(6), repeat=Repeating.LIMITED) is WRONG


@pytest.mark.parametrize(
    ("played", "ends", "expected"),
    [
        (run(REFUSED, met=[0]), Ending.EITHER, WRONG),
        (run(REFUSED, met=[0]), Ending.REPORTED, WRONG),
        (run(REFUSED, met=[0]), Ending.WELL, PASS),
        (run(REFUSED, met=[0], status=1), Ending.EITHER, PASS),
        (run(REFUSED, met=[0], status=1), Ending.REPORTED, PASS),
        (run(REFUSED, met=[0], status=1), Ending.WELL, WRONG),
        (run(REFUSED, met=[0], errors="it is blocked"), Ending.REPORTED, PASS),
        (run(REFUSED, read(2, 10), met=[0]), Ending.EITHER, PASS),
    ],
)
def test_the_end_of_the_program_is_judged(
    played: Performance, ends: Ending, expected: Status | None
) -> None:
    assert status(played, ends=ends) is expected


def test_lines_that_the_dry_run_writes_too_are_no_report() -> None:
    dry = run(read(0), errors="10:00:01 page 1\n10:00:02 page 2")
    usual = run(REFUSED, met=[0], errors="10:00:05 page 7")
    assert status(usual, dry, ends=Ending.REPORTED) is WRONG
    other = run(REFUSED, met=[0], errors="10:00:05 page 7\n10:00:06 refused")
    assert status(other, dry, ends=Ending.REPORTED) is PASS


def test_where_a_program_should_stop_only_what_was_under_way_may_follow() -> None:
    def after(count: int, *more: Any) -> Performance:
        others = [read(2 + number, 10 * number + 20, 401) for number in range(count)]
        return run(read(1, 10, 401), *others, *more, met=[0], status=1)

    assert status(after(5), stops=True) is PASS
    assert status(after(6), stops=True) is WRONG
    assert status(after(6, grant(20)), stops=True) is PASS
    assert status(after(0, *(grant(20 + n) for n in range(6))), stops=True) is WRONG


def test_who_should_go_on_and_does_not_is_warned() -> None:
    refused = wrote(3, b"1", 500)
    stopped = run(read(0), read(1, 10), read(2, 20), refused, met=[3], status=1)
    assert status(stopped, goes_on=True) is WARN
    went_on = run(read(0), read(1, 10), read(2, 20), refused, wrote(4, b"2"), met=[3], status=1)
    assert status(went_on, goes_on=True) is PASS
    last = run(read(0), read(1, 10), read(2, 20), wrote(4, b"2"), refused, met=[4], status=1)
    assert status(last, goes_on=True) is PASS


@pytest.mark.parametrize(
    ("rows", "withheld", "expected"),
    [
        ("abcd", 0, PASS),
        ("abcdx", 0, REVIEW),
        ("abc", 0, WRONG),
        ("abc", 1, PASS),
        ("ab", 1, WRONG),
        ("abcdd", 0, WRONG),
        (None, 0, WRONG),
    ],
)
def test_rows_are_those_of_the_dry_run(
    rows: str | None, withheld: int, expected: Status | None
) -> None:
    played = run(read(0), read(1, 10), met=[1], rows=rows, withheld=withheld)
    assert status(played, rows_complete=True) is expected


def test_rows_that_nobody_wrote_are_said_not_to_be_known() -> None:
    dry, played = run(read(0)), run(read(0), met=[0])
    untold = judged(played, dry, rows_complete=True)
    assert untold.status is PASS
    assert "could not be told: none were written to PROFIT_ROWS" in untold.message
    assert status(played, dry, rows_complete=True, without_rows="review") is REVIEW


def test_rows_of_a_program_that_reported_a_failure_need_not_be_complete() -> None:
    assert status(run(REFUSED, met=[0], status=1, rows="a"), rows_complete=True) is PASS


def test_a_program_without_end_is_wrong_and_one_that_waits_is_undecided() -> None:
    busy = run(*(read(n, 10) for n in range(40)), met=[0], status=None)
    assert status(busy) is WRONG
    waiting = run(read(0), REFUSED, met=[1], status=None)
    assert status(waiting) is ERROR
    assert "it had not ended after 60 s" in judged(waiting).message


def test_a_difference_between_two_languages_is_wrong() -> None:
    plan = scenario(languages=("nl", "en"), ends=Ending.EITHER)
    stopped = run(read(0), REFUSED, met=[1], status=1)
    tried = run(read(0), REFUSED, read(2, 10), met=[1], status=1)
    alike = judge(plan, DRY, [stopped, stopped], 60)
    assert (alike.status, "in Dutch: it happened" in alike.message) == (PASS, True)
    assert judge(plan, DRY, [stopped, tried], 60).status is WRONG


def test_nothing_can_be_told_after_a_dry_run_that_fails() -> None:
    assert unfit(DRY, 60) is None
    failed = run(read(0), read(1, 0, 500, "Acme_Own"), status=1)
    why = unfit(failed, 60)
    assert why == (
        "the dry run, in which nothing happens, ended with exit status 1; "
        "the sandbox refused GET connectors/Acme_Own"
    )
    assert "had not ended after 60 s" in str(unfit(run(status=None), 60))
    assert "sent no request" in str(unfit(run(), 60))


def test_what_concerns_no_request_is_not_applicable_and_what_was_not_sent_not_tested() -> None:
    reading = run(read(0))
    for step, why in (
        (Step("maintenance", page="later"), "no read of the dry run asks for a second page"),
        (Step("business_error", method="write"), "the dry run writes nothing of this kind"),
        (Step("token_expires"), "the dry run uses no access token of OAuth"),
        (Step("blocked", route="metainfo"), "the dry run sends no request of this kind"),
    ):
        outcome = needless(scenario(steps=(step,)), reading)
        assert outcome is not None
        assert (outcome.status, outcome.message) == (Status.NOT_APPLICABLE, why)
    assert needless(scenario(steps=(Step("maintenance", page="later"),)), DRY) is None
    with pytest.raises(Untestable, match="was not sent this time"):
        judged(run(read(0)))


def test_an_empty_page_that_was_never_asked_for_is_not_tested() -> None:
    steps = (Step("empty_last_page", times=None),)
    with pytest.raises(Untestable, match="no page was asked for after the last one"):
        judged(run(read(0), withheld=3), steps=steps)
    assert status(run(read(0)), steps=steps) is Status.NOT_APPLICABLE
