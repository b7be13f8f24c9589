"""Reading a page of rows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profit_check.model import Answer, Question
from profit_check.profit.metainfo import Malformed
from profit_check.profit.rows import SAMPLE, Page, read_page, without_rows

SECRET = "a row value that nobody may see"


def page(content: object, size: int = 0) -> Page:
    answer = Answer(Question("/connectors/A"), "raw-1", 200, 1.0, content=content, size=size)
    return read_page(answer, skip=0, take=500)


def test_a_page_holds_its_rows() -> None:
    found = page({"skip": 5, "take": 6, "rows": [{"A": 1}, {"A": 2}]})
    assert (found.skip, found.take, found.count) == (0, 500, 2)
    assert list(found.rows) == [{"A": 1}, {"A": 2}]


def test_a_page_without_rows_is_a_page() -> None:
    assert page({"rows": []}).count == 0


def test_of_a_large_page_only_the_first_rows_are_kept() -> None:
    found = page({"rows": [{"A": n} for n in range(10 * SAMPLE)]})
    assert (found.count, len(found.rows)) == (10 * SAMPLE, SAMPLE)
    assert found.rows[-1] == {"A": SAMPLE - 1}


def test_the_answer_of_a_page_no_longer_holds_the_rows() -> None:
    assert page({"rows": [{"A": SECRET}]}).answer.content is None


def test_neither_repr_nor_message_shows_a_row() -> None:
    assert SECRET not in repr(page({"rows": [{"A": SECRET}]}))
    for content in (SECRET, [SECRET], {"rows": SECRET}, {"rows": [SECRET]}):
        with pytest.raises(Malformed) as raised:
            page(content)
        assert SECRET not in str(raised.value)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (None, "not an object"),
        ([], "not an object"),
        ("text", "not an object"),
        ({}, "no list of rows"),
        ({"rows": None}, "no list of rows"),
        ({"rows": {}}, "no list of rows"),
        ({"rows": "text"}, "no list of rows"),
        ({"rows": [{}, 5]}, "a row is not an object"),
        ({"rows": [{}] * 1000 + [None]}, "a row is not an object"),
    ],
)
def test_what_is_no_page_is_told(content: object, what: str) -> None:
    with pytest.raises(Malformed, match=what):
        page(content)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.just("rows") | st.text(), inner),
)


@given(JSON)
def test_any_json_is_a_page_or_malformed(content: object) -> None:
    try:
        found = page(content)
    except Malformed:
        return
    assert found.count >= len(found.rows)


def test_of_a_large_page_fewer_rows_are_kept_and_two_small_pages_at_least() -> None:
    rows = [{"Id": number} for number in range(300)]
    for size, kept in ((1024, 200), (4 * 1024 * 1024, 50), (60 * 1024 * 1024, 20)):
        found = page({"rows": rows}, size=size)
        assert (found.count, len(found.rows)) == (300, kept)


def test_a_very_long_text_is_kept_short_and_can_still_be_told_from_another() -> None:
    one, other = "x" * 100_000, "x" * 99_999 + "y"
    found = page({"rows": [{"A": one}, {"A": other}, {"A": one}]})
    first, second, third = (row["A"] for row in found.rows)
    assert first != second
    assert first == third
    assert 10_000 < len(first) < 11_000


@pytest.mark.parametrize("row", [{f"F{n}": 1 for n in range(5_001)}, {"F" * 1_001: 1}])
def test_a_row_with_more_fields_than_can_be_remembered_is_no_row(row: dict[str, int]) -> None:
    with pytest.raises(Malformed, match="a row has"):
        page({"rows": [{"A": 1}, row]})


def test_a_long_text_is_told_apart_by_its_end_however_long() -> None:
    start = "x" * 3_000_000
    texts = [start + "a", start + "b", start + "b\ud800"]
    kept = [page({"rows": [{"A": text}]}).rows[0]["A"] for text in texts]
    assert len(set(kept)) == 3
    assert max(map(len, kept)) < 20_000


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ({"skip": 0, "rows": [{"A": SECRET}]}, {"rows": []}),
        ({"rows": None, "message": "no"}, {"rows": None, "message": "no"}),
        (None, None),
    ],
)
def test_of_rows_that_should_not_have_come_it_is_kept_that_they_came(
    content: object, expected: object
) -> None:
    answer = Answer(Question("/connectors/A"), "raw-1", 200, 1.0, content=content)
    assert without_rows(answer).content == expected
