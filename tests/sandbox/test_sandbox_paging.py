"""Which page the sandbox gives, and what it does with paging that it cannot use."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profit_check.sandbox.generated import generated_world
from profit_check.sandbox.messages import Request
from profit_check.sandbox.respond import respond
from tests.sandbox.tiny_world import ENTERED, ask, numbers

CONNECTOR = "/connectors/Acme_Customers"


@pytest.mark.parametrize(
    ("skip", "take", "expected"),
    [
        ("0", "2", [1, 2]),
        ("2", "2", [3, 10]),
        ("4", "2", [11]),
        ("5", "2", []),
        ("999999999999", "2", []),
        ("0", "0", []),
        ("0", "999999999999", [1, 2, 3, 10, 11]),
        ("-1", "-1", [1, 2, 3, 10, 11]),
    ],
)
def test_a_page_is_what_skip_and_take_ask_for(skip: str, take: str, expected: list[int]) -> None:
    assert numbers(skip=skip, take=take, orderbyfieldids="Number") == expected


def test_the_answer_echoes_the_paging() -> None:
    content = ask(CONNECTOR, [("skip", "1"), ("take", "2")]).content
    assert (content["skip"], content["take"], len(content["rows"])) == (1, 2, 2)


def test_without_paging_the_first_hundred_rows_come() -> None:
    world = generated_world(1, 250)
    token = {"authorization": f"Bearer {world.bearer}"}
    answer = respond(world, Request("GET", "/ProfitRestServices/connectors/Load_00001", "", token))
    content = answer.content
    assert (content["skip"], content["take"], len(content["rows"])) == (0, 100, 100)


@pytest.mark.parametrize(
    ("skip", "take"),
    [
        ("2", "-1"),
        ("-1", "5"),
        ("0", "-1"),
        ("-2", "-2"),
        ("abc", "5"),
        ("1e3", "5"),
        ("1_0", "5"),
        ("+1", "5"),
        (" 1", "5"),
        ("٣", "5"),
        ("1.0", "5"),
        ("", "5"),
        ("0", ""),
        ("0", "0x5"),
        ("0", "9" * 1500),
        ("0", "NaN"),
    ],
)
def test_paging_that_cannot_be_used_is_a_500(skip: str, take: str) -> None:
    answer = ask(CONNECTOR, [("skip", skip), ("take", take)], language="en-us")
    assert answer.status == 500
    assert answer.content["externalMessage"] == "An unexpected error has occurred."


@given(st.text(max_size=30), st.text(max_size=30))
def test_whatever_the_paging_there_is_an_answer(skip: str, take: str) -> None:
    assert ask(CONNECTOR, [("skip", skip), ("take", take)]).status in (200, 500)


@given(st.integers(0, 7), st.integers(1, 7), st.sampled_from(["Number", "-Number", "Town,Number"]))
def test_two_pages_are_the_same_as_one_page_of_both(skip: int, take: int, order: str) -> None:
    def page(skip: int, take: int) -> list[int]:
        return numbers(skip=str(skip), take=str(take), orderbyfieldids=order)

    assert page(skip, take) + page(skip + take, take) == page(skip, 2 * take)


def query_of(length: int) -> str:
    """A query string that is so long with its question mark."""
    start = "skip=0&take=1&unknown="
    return start.ljust(length - 1, "x")


def test_a_query_of_2049_characters_is_answered() -> None:
    assert ask(CONNECTOR, query_of(2049)).status == 200


def test_a_query_of_2050_characters_is_not_found() -> None:
    answer = ask(CONNECTOR, query_of(2050))
    assert (answer.status, answer.body) == (404, b"")


def test_a_query_that_is_too_long_is_not_found_before_anything_else() -> None:
    assert ask(CONNECTOR, query_of(2050), authorization=None).status == 404
    assert ask("/metainfo", query_of(2050), authorization=ENTERED).status == 404
