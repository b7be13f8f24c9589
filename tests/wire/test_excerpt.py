"""An excerpt shows the form of an answer, and no row value."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profit_check.wire.excerpt import RowValues, may_hold_rows, of_refusal, of_rows

CANARY = "Jansen-canary"
shapes = st.recursive(
    st.just(CANARY) | st.integers() | st.none() | st.booleans(),
    lambda inner: st.lists(inner, max_size=6) | st.dictionaries(st.text("abc"), inner, max_size=4),
    max_leaves=12,
)


def test_rows_keep_their_form_and_lose_their_values() -> None:
    row = {"Name": CANARY, "Price": 12.5, "Blocked": False, "Until": None}
    shown = json.loads(of_rows({"skip": 0, "take": 9, "rows": [row] * 9}))
    kinds = {"Name": "<text, 13>", "Price": "<number>", "Blocked": "<boolean>", "Until": None}
    assert shown == {"skip": 0, "take": 9, "rows": [kinds, kinds, kinds, "<6 more>"]}


@given(shapes, st.sampled_from(["rows", "take", "data", "filedata"]))
def test_no_value_is_shown_whatever_the_form(content: Any, key: str) -> None:
    for shape in (content, {key: content}, {"skip": 1, "rows": [{"a": content}]}):
        assert CANARY not in of_rows(shape)


def test_a_refusal_keeps_what_profit_says_and_nothing_else() -> None:
    body = {
        "externalMessage": "Connector field 'X' not found",
        "errorNumber": -2147180996,
        "error": {"code": 5, "rowdata": CANARY},
        "rows": [{"Name": CANARY}],
        "Name": CANARY,
        "message": [CANARY],
    }
    shown = of_refusal(body)
    assert "Connector field 'X' not found" in shown and "-2147180996" in shown
    assert CANARY not in shown


def test_values_that_came_by_are_hidden_as_whole_words() -> None:
    rows = RowValues()
    rows.remember_rows({"rows": [{"Name": "Jan  Jansen", "Short": "of"}, {"Name": "Bakker"}]})
    said = "Jan Jansen of Bakkerij and Bakker, 'filtered' by 12"
    expected = "<row value> of Bakkerij and <row value>, '<row value>' by <row value>"
    assert rows.hide(said, ["filtered", "12"]) == expected


def test_values_that_are_no_rows_are_not_stumbled_over() -> None:
    rows = RowValues()
    contents: list[Any] = [None, [], {"rows": None}, {"rows": "x"}, {"rows": [1, None, {"a": 1}]}]
    for content in contents:
        rows.remember_rows(content)
    assert rows.hide("unchanged text") == "unchanged text"


def test_memory_for_values_is_bounded() -> None:
    rows = RowValues()
    rows.remember_rows({"rows": [{"Name": f"value {number}"} for number in range(30_000)]})
    assert rows.hide("value 19999") == "<row value>"
    assert rows.hide("value 20000") == "value 20000"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/metainfo", False),
        ("/MetaInfo/get/Acme", False),
        ("/profitversion", False),
        ("/oauth/token", False),
        ("/connectors/Acme", True),
        ("/subjectconnector/1/2", True),
        ("/anything", True),
    ],
)
def test_everything_but_the_description_of_the_environment_may_hold_rows(
    path: str, expected: bool
) -> None:
    assert may_hold_rows(path) is expected


def test_an_answer_that_is_nested_too_deeply_is_not_shown() -> None:
    deep: Any = "x"
    for _ in range(5000):
        deep = [deep]
    assert "nested" in of_rows({"rows": [deep]})
    assert "nested" in of_refusal({"Name": deep})
