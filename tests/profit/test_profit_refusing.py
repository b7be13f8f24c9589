"""Whether an answer is a refusal, and what its body holds."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profit_check.errors import Refused, Unanswered, Undecided
from profit_check.model import Failure
from profit_check.profit.error_body import missing_from_body
from profit_check.profit.refusing import may_be_late, refusal_status, was_refused
from tests.checks.scripted import answer, nobody

REFERENCE = "0123456789abcdefABCDEF0123456789"
WHOLE = {"profitLogReference": REFERENCE, "errorNumber": -1, "externalMessage": "General message"}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@pytest.mark.parametrize("status", [400, 401, 403, 404, 413, 414, 500])
def test_a_refusal_that_lasts_is_one(status: int) -> None:
    assert was_refused(answer(status))


@pytest.mark.parametrize("rows", [[], [{"Id": 1}]])
def test_rows_are_no_refusal(rows: list[object]) -> None:
    assert not was_refused(answer(200, {"skip": 0, "take": 1, "rows": rows}))


@pytest.mark.parametrize("status", [204, 301, 302, 429, 502, 503, 504])
def test_neither_a_refusal_nor_rows_decides_nothing(status: int) -> None:
    with pytest.raises(Undecided):
        was_refused(answer(status))


@pytest.mark.parametrize("content", [None, [], {}, {"rows": None}, {"version": "1"}])
def test_a_success_without_rows_decides_nothing(content: object) -> None:
    with pytest.raises(Undecided):
        was_refused(answer(200, content))


def test_no_answer_decides_nothing_and_says_why() -> None:
    with pytest.raises(Undecided, match="late"):
        was_refused(nobody(Failure.TIMEOUT, "late"))


def test_a_refused_request_has_a_status() -> None:
    assert refusal_status(Refused("no", answer(500))) == 500


@pytest.mark.parametrize("status", [302, 401, 403, 429, 503])
def test_a_refusal_of_who_asked_or_for_the_moment_is_raised_again(status: int) -> None:
    refused = Refused("no", answer(status))
    with pytest.raises(Refused) as caught:
        refusal_status(refused)
    assert caught.value is refused


def test_what_is_no_refusal_is_raised_again() -> None:
    with pytest.raises(Undecided, match="unreadable"):
        refusal_status(Undecided("unreadable"))


@pytest.mark.parametrize(
    ("undecided", "late"),
    [
        (Unanswered("late", nobody(Failure.TIMEOUT)), True),
        (Unanswered("gone", nobody(Failure.RESET)), False),
        (Unanswered("nobody", nobody(Failure.REFUSED)), False),
        (Refused("no", answer(500, {"externalMessage": "Command timeout expired."})), True),
        (Refused("no", answer(504)), True),
        (Refused("no", answer(404)), False),
        (Refused("no", answer(503)), False),
        (Undecided("unreadable"), False),
    ],
)
def test_only_silence_and_what_a_time_out_looks_like_may_be_late(
    undecided: Undecided, late: bool
) -> None:
    assert may_be_late(undecided) is late


@pytest.mark.parametrize("message", ["Onbekend", "Unknown", "Inconnu"])
def test_a_whole_body_lacks_nothing_in_any_language(message: str) -> None:
    assert missing_from_body(answer(500, {**WHOLE, "externalMessage": message})) == ()


@pytest.mark.parametrize(
    ("content", "missing"),
    [
        ({**WHOLE, "externalMessage": " "}, ("externalMessage",)),
        ({**WHOLE, "externalMessage": None}, ("externalMessage",)),
        ({**WHOLE, "profitLogReference": REFERENCE[1:]}, ("profitLogReference",)),
        ({**WHOLE, "profitLogReference": REFERENCE[1:] + "g"}, ("profitLogReference",)),
        ({"message": "no"}, ("externalMessage", "profitLogReference")),
        (None, ("externalMessage", "profitLogReference")),
    ],
)
def test_what_a_body_lacks_is_named(content: Any, missing: tuple[str, ...]) -> None:
    assert missing_from_body(answer(500, content)) == missing


@given(JSON)
def test_no_body_breaks_the_reader(content: object) -> None:
    assert set(missing_from_body(answer(500, content))) <= {"externalMessage", "profitLogReference"}
