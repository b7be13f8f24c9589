"""connectors.unknown-field: no field that only says it was replaced."""

from __future__ import annotations

from typing import Any

import pytest

from profit_check.model import Result, Status
from tests.checks.one_connector import field, judged


def _with(*values: Any, **how: Any) -> Result:
    rows = [{"Key": number, "Text": value} for number, value in enumerate(values)]
    fields = [field("Key", "int"), field("Text")]
    return judged("connectors.unknown-field", fields=fields, rows=rows, **how)


@pytest.mark.parametrize("text", ["(replaced)", "(vervangen)", "(Vervangen) "])
def test_a_field_that_says_nothing_else_fails(text: str) -> None:
    result = _with(text, None, text)
    assert result.status is Status.FAIL
    assert "Text" in result.message


def test_one_row_is_enough() -> None:
    assert _with("(replaced)").status is Status.FAIL


@pytest.mark.parametrize(
    "values",
    [
        ("(replaced)", "Bureau"),
        (None, None),
        ("replaced", "replaced"),
        ("Screen (replaced)",),
        (0, 0),
    ],
)
def test_a_near_miss_passes(values: tuple[Any, ...]) -> None:
    assert _with(*values).status is Status.PASS


def test_a_live_value_beyond_the_first_small_page_shows_that_the_field_is_alive() -> None:
    assert _with(*["(replaced)"] * 30, "Bureau").status is Status.PASS


def test_without_rows_there_is_nothing_to_look_at() -> None:
    assert _with().status is Status.NOT_APPLICABLE


def test_where_a_large_page_is_refused_the_small_one_is_looked_at() -> None:
    result = _with(*["(replaced)"] * 30, faults=["large-pages-refused"])
    assert result.status is Status.FAIL
