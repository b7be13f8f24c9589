"""errors.body: do refusals carry `externalMessage` and `profitLogReference`."""

from __future__ import annotations

import pytest

from profit_check.errors import Undecided
from profit_check.model import Failure, Status
from tests.checks.errors.refusing import BODY, ROWS, outcome, without_get_connectors
from tests.checks.scripted import answer, facts, nobody
from tests.harness import judge

SECOND_FORM = answer(500, {"message": "General message: no"})


def test_whole_bodies_pass_whatever_the_order_of_their_keys() -> None:
    found = outcome("body", order=answer(500, dict(reversed(BODY.items()))))
    assert (found.status, facts(found)["count"]) == (Status.PASS, 4)


def test_a_refusal_in_the_second_form_is_wrong() -> None:
    found = outcome("body", filter=SECOND_FORM)
    assert (found.status, facts(found)["bare"], facts(found)["count"]) == (None, 1, 4)


def test_what_is_missing_is_named_once() -> None:
    no_reference = answer(500, {**BODY, "profitLogReference": ""})
    found = outcome("body", filter=SECOND_FORM, order=no_reference)
    assert facts(found)["missing"] == "externalMessage and profitLogReference"


def test_a_500_that_is_empty_is_wrong() -> None:
    assert outcome("body", paging=answer(500, unreadable="the answer is empty")).status is None


def test_other_statuses_and_rows_are_not_judged() -> None:
    found = outcome("body", connector=answer(401), order=answer(404), filter=ROWS)
    assert (found.status, facts(found)["count"]) == (Status.PASS, 1)


def test_without_a_500_there_is_nothing_to_judge() -> None:
    empty = answer(401)
    found = outcome("body", connector=empty, order=empty, filter=empty, paging=empty)
    assert found.status is Status.NOT_APPLICABLE


def test_without_any_answer_it_is_not_decided() -> None:
    none = nobody(Failure.RESET)
    with pytest.raises(Undecided):
        outcome("body", connector=none, order=none, filter=none, paging=none)


def test_without_a_get_connector_one_refusal_is_left() -> None:
    found = outcome("body", manifest=without_get_connectors())
    assert (found.status, facts(found)["count"]) == (Status.PASS, 1)


@pytest.mark.parametrize("language", ["nl-nl", "en-us", "fr-fr"])
def test_the_language_of_the_message_does_not_matter(language: str) -> None:
    found = judge("errors.body", language=language)
    assert [result.status for result in found] == [Status.PASS]
