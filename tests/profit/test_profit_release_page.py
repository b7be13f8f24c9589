"""A release-notes page: every row of its tables is a change, or is told of as unread."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profit_check.profit.release_page import as_note, read_page, release_of

PAGE = """\
# News of Profit 9

Some prose | with a bar in it.

## Breaking changes

| Connector | Description | Operation |
|-----------|:-----------:|----------:|
| FbSales | Property `FbSales/Element/Fields/OrNu` removed | POST, PUT |
| FbSales | it works in another way now | POST |
| `/connectors/KnAddress/KnAddress/@Ad/{Ad}` | Endpoint removed | DELETE |
| FbSales | Enum value `a\\|b` added to `FbSales/Element/Fields/X` | post/put |
| FbSales | Property Y removed | |
| FbSales | Property Z removed |
| | Property Z removed | PUT |

### Non-breaking changes

Description | Connector or Path | Operation
---|---|---
Max length of `FbSales/Element/Fields/LgId` changed from 3 to 5 | FbSales | POST<br>PUT
New optional property `FbSales/Element/Fields/New` | **FbSales** | POST

| Old code | New code |
|---|---|
| N | nl-NL |
"""


def test_both_forms_of_table_are_read() -> None:
    changes = read_page(PAGE, 9).changes
    assert [(one.kind.value, one.connector, one.methods, one.breaking) for one in changes] == [
        ("property-removed", "FbSales", ("POST", "PUT"), True),
        ("endpoint-removed", "KnAddress", ("DELETE",), True),
        ("enum-value-added", "FbSales", ("POST", "PUT"), True),
        ("max-length-changed", "FbSales", ("POST", "PUT"), False),
        ("property-added-optional", "FbSales", ("POST",), False),
    ]
    assert [one.place for one in changes[:2]] == [
        "FbSales/Element/Fields/OrNu",
        "/connectors/KnAddress/KnAddress/@Ad/{Ad}",
    ]
    assert changes[2].values == ("a|b",)
    assert (changes[3].before, changes[3].after) == (3, 5)
    assert {one.release for one in changes} == {9}


def test_every_row_that_could_not_be_read_is_told_of() -> None:
    unread = read_page(PAGE, 9).unread
    assert [(one.line, one.connector, one.is_head) for one in unread] == [
        (10, "FbSales", False),
        (13, "FbSales", False),
        (14, None, False),
        (15, None, False),
        (24, None, True),
    ]


def test_an_unread_row_is_a_note_for_those_who_use_its_connector() -> None:
    note = as_note(read_page(PAGE, 9).unread[0], 9, "news.md")
    assert (note.release, note.source, note.connectors) == (9, "news.md", ("FbSales",))
    assert note.breaking
    assert "works in another way" in note.summary


@pytest.mark.parametrize(
    ("text", "name", "release"),
    [
        (PAGE, "x.md", 9),
        ("# Profit-10: what is new", "news-profit9.md", 10),
        ("No heading, and Profit 3 in prose", "news-profit9.md", 9),
        ("# What is new", "news.md", None),
    ],
)
def test_the_release_is_in_a_heading_or_in_the_name(
    text: str, name: str, release: int | None
) -> None:
    assert release_of(text, name) == release


def test_an_endpoint_without_a_path_is_the_connector_s() -> None:
    row = "| Connector | Description | Operation |\n|-|-|-|\n| FbSales | endpoint added | PUT |"
    [change] = read_page(row, 9).changes
    assert (change.place, change.breaking) == ("/connectors/FbSales", False)


CELL = st.sampled_from(["FbSales", "Property X removed", "POST", "", "nonsense", "a\\|b", "`x"])
ROW = st.lists(CELL, max_size=4).map(lambda cells: f"| {' | '.join(cells)} |")


@given(st.lists(ROW, max_size=8))
def test_no_row_of_a_table_is_lost(rows: list[str]) -> None:
    page = "\n".join(["| Connector | Description | Operation |", "|---|---|---|", *rows])
    found = read_page(page, 9)
    assert len(found.changes) + len(found.unread) == len(rows)


@given(st.text(alphabet="|-:\n #aP`\\", max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    read_page(text, 9)
