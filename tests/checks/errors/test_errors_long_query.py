"""errors.long-query: is a query over 2049 characters refused with 404."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest

from profit_check.errors import Undecided
from profit_check.model import Failure, Question, Status
from tests.checks.errors.refusing import ROWS, Refusing, outcome, request, without_get_connectors
from tests.checks.scripted import answer, nobody


def test_a_404_passes() -> None:
    assert outcome("long-query").status is Status.PASS


@pytest.mark.parametrize("status", [400, 414, 500])
def test_another_refusal_is_told(status: int) -> None:
    found = outcome("long-query", long=answer(status))
    assert (found.status, found.facts) == (None, {"status": status})


def test_rows_are_told() -> None:
    assert outcome("long-query", long=ROWS).status is None


def test_no_answer_decides_nothing() -> None:
    with pytest.raises(Undecided):
        outcome("long-query", long=nobody(Failure.TIMEOUT))


def test_without_a_get_connector_it_does_not_apply() -> None:
    found = outcome("long-query", manifest=without_get_connectors())
    assert found.status is Status.NOT_APPLICABLE


def test_the_query_is_one_character_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    queries: list[Question] = []
    send = Refusing.send

    async def keep(self: Refusing, question: Question) -> object:
        queries.append(question)
        return await send(self, question)

    monkeypatch.setattr(Refusing, "send", keep)
    outcome("long-query")
    long = [question for question in queries if request(question) == "long"]
    assert [len("?" + urlencode(question.query)) for question in long] == [2050]
