"""The questions that can be asked of Profit, and in which form they go out."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import TypeVar
from urllib.parse import urlencode

import pytest

from profit_check.environment import Environment
from profit_check.errors import Refused, Undecided, Untestable
from profit_check.model import Answer, GetConnector, Question
from profit_check.profit.query import (
    QUERY_LIMIT,
    SMALL,
    UNKNOWN_CONNECTOR,
    UNKNOWN_FIELD,
    Filter,
    small,
)
from profit_check.wire.address import url
from tests.made_up import FakeSender, environment

T = TypeVar("T")
METAINFO = {"getConnectors": [], "updateConnectors": [], "info": {"envid": "t12345aa"}}
ROWS = {"skip": 0, "take": 5, "rows": [{"Id": 1}, {"Id": 2}]}
CONNECTOR = GetConnector("A", order=("Id",), take=1000)


def asked(work: Callable[[Environment], Awaitable[T]], sender: FakeSender, *get: str) -> T:
    async def everything() -> T:
        return await work(environment(sender, *get))

    return asyncio.run(everything())


def one_question(work: Callable[[Environment], Awaitable[object]]) -> Question:
    sender = FakeSender({"/metainfo": METAINFO, "/connectors/A": ROWS})
    asked(work, sender)
    [question] = sender.asked
    return question


def query(question: Question) -> dict[str, str]:
    return dict(question.query)


def test_metainfo_is_asked_with_each_credential_apart() -> None:
    sender = FakeSender({"/metainfo": METAINFO})

    async def thrice(env: Environment) -> None:
        for _ in range(2):
            await env.metainfo_without_credential()
            await env.metainfo_answer()
            await env.metainfo_with_forged_credential()
            await env.metainfo()

    asked(thrice, sender)
    assert [question.credential for question in sender.asked] == ["none", "own", "forged"]
    assert {question.path for question in sender.asked} == {"/metainfo"}


def test_a_page_is_asked_in_the_documented_form() -> None:
    where = Filter("Modified", 2, "2026-01-01T00:00:00")
    question = one_question(
        lambda env: env.page("A", skip=10, take=5, order=["-X", "Y"], where=where)
    )
    assert question.path == "/connectors/A"
    assert query(question) == {
        "skip": "10",
        "take": "5",
        "orderbyfieldids": "-X,Y",
        "filterfieldids": "Modified",
        "filtervalues": "2026-01-01T00:00:00",
        "operatortypes": "2",
    }


def test_a_page_without_an_order_names_none() -> None:
    question = one_question(lambda env: env.page("A", skip=0, take=5))
    assert query(question) == {"skip": "0", "take": "5"}


def test_a_page_knows_what_was_asked_and_what_came() -> None:
    sender = FakeSender({"/connectors/A": ROWS})
    page = asked(lambda env: env.page("A", skip=3, take=7), sender)
    assert (page.skip, page.take, page.count, len(page.rows)) == (3, 7, 2, 2)


def test_the_same_page_is_asked_anew_only_for_a_repetition() -> None:
    sender = FakeSender({"/connectors/A": ROWS})

    async def pages(env: Environment) -> None:
        for repetition in (0, 0, 1, 1):
            await env.page("A", skip=0, take=5, repetition=repetition)

    asked(pages, sender)
    assert [question.repetition for question in sender.asked] == [0, 1]


@pytest.mark.parametrize(("take", "rows"), [(1000, SMALL), (20, 10), (19, 9), (3, 1), (1, 1)])
def test_a_small_page_is_such_that_two_fit_in_a_page(take: int, rows: int) -> None:
    assert small(replace(CONNECTOR, take=take)) == rows


def test_the_first_page_is_a_small_one_in_the_connectors_order() -> None:
    question = one_question(lambda env: env.first_page(CONNECTOR))
    assert query(question) == {"skip": "0", "take": str(SMALL), "orderbyfieldids": "Id"}


@pytest.mark.parametrize(("take", "rows"), [(1000, "1000"), (1, "2")])
def test_a_sample_is_the_page_that_the_integration_reads(take: int, rows: str) -> None:
    question = one_question(lambda env: env.sample(replace(CONNECTOR, take=take)))
    assert query(question) == {"skip": "0", "take": rows, "orderbyfieldids": "Id"}


def test_a_readable_connector_is_the_first_that_gives_rows() -> None:
    sender = FakeSender({"/connectors/B": ROWS, "/connectors/C": ROWS})
    found = asked(lambda env: env.readable_connector(), sender, "A", "B", "C")
    assert found.id == "B"
    assert [question.path for question in sender.asked] == ["/connectors/A", "/connectors/B"]


def test_without_a_readable_connector_nothing_can_be_tested() -> None:
    with pytest.raises(Untestable, match="no GetConnector of the manifest could be read"):
        asked(lambda env: env.readable_connector(), FakeSender(), "A")


@pytest.mark.parametrize(
    ("ask", "path"),
    [
        (lambda env: env.get_schema("In/Uit"), "/metainfo/get/In%2FUit"),
        (lambda env: env.update_schema("In/Uit"), "/metainfo/update/In%2FUit"),
        (lambda env: env.page("In/Uit", skip=0, take=5), "/connectors/In%2FUit"),
        (lambda env: env.long_query("In/Uit"), "/connectors/In%2FUit"),
    ],
)
def test_an_id_with_a_slash_is_one_segment(
    ask: Callable[[Environment], Awaitable[object]], path: str
) -> None:
    sender = FakeSender({path: {"rows": [], "fields": []}})
    asked(ask, sender)
    assert [question.path for question in sender.asked] == [path]


@pytest.mark.parametrize("rows", [None, "text", {}, [1], 5])
def test_an_answer_without_rows_decides_nothing(rows: object) -> None:
    sender = FakeSender({"/connectors/A": {"rows": rows}})
    with pytest.raises(Undecided):
        asked(lambda env: env.page("A", skip=0, take=5), sender)


@pytest.mark.parametrize(
    "ask",
    [
        lambda env: env.metainfo(),
        lambda env: env.get_schema("A"),
        lambda env: env.update_schema("A"),
        lambda env: env.page("A", skip=0, take=5),
    ],
)
def test_a_refusal_is_told_as_one(ask: Callable[[Environment], Awaitable[object]]) -> None:
    with pytest.raises(Refused, match="status 500"):
        asked(ask, FakeSender())


@pytest.mark.parametrize(
    ("ask", "path"),
    [
        (lambda env: env.version_answer(), "/profitversion"),
        (lambda env: env.unknown_connector(), f"/connectors/{UNKNOWN_CONNECTOR}"),
        (lambda env: env.unknown_order("A"), "/connectors/A"),
        (lambda env: env.unknown_filter("A"), "/connectors/A"),
        (lambda env: env.bad_paging("A"), "/connectors/A"),
        (lambda env: env.long_query("A"), "/connectors/A"),
    ],
)
def test_a_question_for_a_plain_answer_never_raises(
    ask: Callable[[Environment], Awaitable[Answer]], path: str
) -> None:
    answer = asked(ask, FakeSender())
    assert (answer.status, answer.question.path) == (500, path)


def test_questions_to_be_refused_ask_what_does_not_exist() -> None:
    assert query(one_question(lambda env: env.unknown_order("A")))["orderbyfieldids"] == (
        UNKNOWN_FIELD
    )
    assert query(one_question(lambda env: env.unknown_filter("A")))["filterfieldids"] == (
        UNKNOWN_FIELD
    )
    paging = query(one_question(lambda env: env.bad_paging("A")))
    assert (paging["skip"], paging["take"]) == ("2", "-1")


def test_the_long_query_is_one_character_too_long_on_the_wire() -> None:
    question = one_question(lambda env: env.long_query("A"))
    assert len("?" + urlencode(question.query)) == QUERY_LIMIT + 1
    assert len(url("http://127.0.0.1", question).partition("/connectors/A")[2]) == QUERY_LIMIT + 1


@pytest.mark.parametrize("connector", ["A", "Acme_Artikelen_2026", "x" * 200])
def test_the_long_query_is_as_long_whatever_the_connector(connector: str) -> None:
    sender = FakeSender()
    asked(lambda env: env.long_query(connector), sender)
    assert len("?" + urlencode(sender.asked[0].query)) == QUERY_LIMIT + 1


def test_the_grant_is_evidence() -> None:
    sender = FakeSender()
    sender.granted = Answer(Question("/oauth/token"), "raw-9", 200, 1.0)

    async def work(env: Environment) -> tuple[str, ...]:
        assert await env.grant() is sender.granted
        return env.touched

    assert asked(work, sender) == ("raw-9",)


def test_a_classic_token_has_no_grant() -> None:
    async def work(env: Environment) -> tuple[object, tuple[str, ...]]:
        return await env.grant(), env.touched

    assert asked(work, FakeSender()) == (None, ())


def test_the_base_url_follows_from_number_and_type() -> None:
    assert environment().base_url == "https://12345.resttest.afas.online/ProfitRestServices"


def test_a_page_does_not_show_its_rows() -> None:
    sender = FakeSender({"/connectors/A": {"rows": [{"Name": "Hidden"}]}})
    assert "Hidden" not in repr(asked(lambda env: env.page("A", skip=0, take=5), sender))
