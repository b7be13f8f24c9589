"""Reads of several pages are put together whatever the order in which pages were asked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from profit_check.conduct.coverage import Coverage, End
from profit_check.conduct.sequences import paged_reads
from profit_check.model import Authorization, AuthorizationForm, Call, Route

START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TAKE = 10


def call(place: int, skip: int, rows: int | None, *, seconds: float = 0.01) -> Call:
    """The read of a page: the one at this place of the recording."""
    marks = b"".join((skip + row).to_bytes(8, "big") for row in range(rows or 0))
    return Call(
        number=place,
        recording="x.har",
        started=START + timedelta(seconds=place * seconds),
        duration_ms=50,
        method="GET",
        scheme="https",
        host="12345.rest.afas.online",
        port=443,
        route=Route.CONNECTORS,
        authorization=Authorization(AuthorizationForm.NONE),
        mark=skip,
        connector="Acme",
        parameters=(("skip", str(skip)), ("take", str(TAKE)), ("orderbyfieldids", "Number")),
        status=200,
        rows=rows,
        row_marks=marks,
    )


def covered(calls: Sequence[Call]) -> list[Coverage]:
    """What these calls cover, in a recording that goes on for an hour."""
    spans = {"x.har": (START, START + timedelta(hours=1))}
    return [Coverage(read, spans) for read in paged_reads(calls)]


def calls(skips: Iterable[int], total: int) -> list[Call]:
    """The pages of a connector with so many rows, asked in this order."""
    return [call(place, skip, max(0, min(TAKE, total - skip))) for place, skip in enumerate(skips)]


@st.composite
def nearly_in_order(draw: st.DrawFn) -> list[int]:
    """Pages as up to five workers ask them, each the next one: places change by a few."""
    pages = draw(st.integers(1, 30))
    jitter = st.floats(0, 4.9)
    moments = [(page + draw(jitter), page * TAKE) for page in range(pages)]
    return [skip for _, skip in sorted(moments)]


@given(nearly_in_order(), st.integers(0, TAKE - 1))
def test_pages_in_any_order_of_workers_are_one_whole_read(skips: list[int], last: int) -> None:
    [one] = covered(calls(skips, max(skips) + last))
    assert (one.gap, one.overlap, one.end, one.has_rows_again) == (False, False, End.REACHED, False)
    assert one.is_whole


@given(nearly_in_order(), st.integers(1, TAKE - 1), st.data())
def test_rounds_in_any_order_of_workers_are_as_many_whole_reads(
    skips: list[int], last: int, data: st.DataObject
) -> None:
    again = data.draw(st.permutations(skips[:3])) + skips[3:]
    total = max(skips) + last
    found = covered(calls([*skips, *again, *skips], total))
    assert [one.gap or one.overlap for one in found] == [False] * len(found)
    assert [one.is_whole for one in found] == [True] * 3


@given(st.integers(2, 10), st.integers(1, 4), st.integers(2, 4))
def test_each_round_of_a_read_with_gaps_is_a_read_of_its_own(
    pages: int, step: int, rounds: int
) -> None:
    skips = [page * (TAKE + step) for page in range(pages)]
    found = covered(calls(skips * rounds, skips[-1] + 1))
    assert [one.gap for one in found] == [True] * rounds
    assert [len(one.read.pages) for one in found] == [pages] * rounds


@given(nearly_in_order(), st.integers(1, TAKE - 1), st.lists(st.integers(0, 500), max_size=5))
def test_empty_pages_beyond_the_end_belong_to_the_read(
    skips: list[int], last: int, beyond: list[int]
) -> None:
    total = max(skips) + last
    [one] = covered(calls([*skips, *(total + far for far in beyond)], total))
    assert one.is_whole
    assert not one.gap


def test_pages_asked_again_after_the_end_begin_no_read() -> None:
    [one] = covered(calls([0, 10, 20, 10, 20], 25))
    assert one.is_whole
    assert not one.overlap


@given(st.integers(3, 30), st.data())
def test_a_page_that_is_missing_in_the_middle_is_a_gap(pages: int, data: st.DataObject) -> None:
    missing = data.draw(st.integers(1, pages - 2))
    skips = [page * TAKE for page in range(pages) if page != missing]
    [one] = covered(calls(skips, pages * TAKE - 1))
    assert one.gap
    assert not one.overlap


@given(st.integers(2, 30), st.integers(1, TAKE - 1))
def test_a_step_that_is_too_small_is_an_overlap(pages: int, short: int) -> None:
    skips = [page * (TAKE - short) for page in range(pages)]
    assert any(one.overlap for one in covered(calls(skips, 1_000)))


@given(st.lists(st.integers(1, 5), min_size=1, max_size=8))
def test_reads_one_after_another_are_told_apart(lengths: list[int]) -> None:
    pages = [(page, page == length - 1) for length in lengths for page in range(length)]
    made = [
        call(place, page * TAKE, TAKE - 1 if last else TAKE)
        for place, (page, last) in enumerate(pages)
    ]
    found = covered(made)
    assert [len(one.read.pages) for one in found] == lengths
    assert all(one.is_whole for one in found)


def test_pages_without_times_are_judged_by_their_order_alone() -> None:
    made = [replace(one, started=None) for one in calls([0, 10, 25], 100)]
    [one] = [Coverage(read, {}) for read in paged_reads(made)]
    assert one.gap
    assert one.end is End.CUT_OFF


def test_a_read_of_very_many_pages_is_one_read() -> None:
    [one] = covered(calls(range(0, 300_000, TAKE), 299_999))
    assert one.is_whole
    assert not one.has_rows_again
