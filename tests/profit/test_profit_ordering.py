"""What an order says of rows, and how SQL Server may sort."""

from __future__ import annotations

import random
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profit_check.errors import Untestable
from profit_check.profit.collation import (
    LIKELY,
    POSSIBLE,
    Collation,
    identifier_text,
    moment,
    sort_key,
)
from profit_check.profit.ordering import (
    Shared,
    Sortedness,
    field_value,
    flipped,
    order_values,
    parts,
    shared,
    sortedness,
)

Rows = list[dict[str, Any]]

VALUES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()


def _rows(*values: Any) -> Rows:
    return [{"Code": value} for value in values]


def _judged(*values: Any) -> Sortedness:
    return sortedness(_rows(*values), ("Code",))


def test_an_order_has_fields_and_directions() -> None:
    assert list(parts(("A", "-B", " -C "))) == [("A", False), ("B", True), ("C", True)]


def test_the_opposite_order_turns_each_direction() -> None:
    assert flipped(("A", "-B")) == ("-A", "B")
    assert flipped(flipped(("A", "-B"))) == ("A", "-B")


def test_a_field_is_found_whatever_the_case_of_its_name() -> None:
    assert field_value({"ItemCode": 1}, "itemcode") == 1
    assert field_value({"ItemCode": 1, "itemcode": 2}, "itemcode") == 2


def test_a_missing_field_is_no_null() -> None:
    with pytest.raises(Untestable, match="Code"):
        order_values([{"Other": 1}], ("-Code",))


@pytest.mark.parametrize(
    "values",
    [
        (),
        ("a",),
        (None, 0, 1),
        (None, "", "a"),
        ("!", "0", "a"),
        (" a", "-a", "1a", "aa"),
        ("A_1", "A01"),
        ("co-op", "coop"),
        ("coop", "co-op"),
        ("de Vries", "De Vries", "de vriest"),
        ("Müller", "Muller-Smit"),
        ("2026-01-05", "2026-01-05T00:00:01Z", "2026-01-06"),
        ("2026-01-05T10:00:00.123Z", "2026-01-05T10:00:00.5Z"),
        ("art-1", "ART-2", "art-3"),
        ("1", "10", "100", "2", "20", "3"),
        ("A1", "A10", "A2"),
        ("cafe", "café", "cafe noir"),
        ("cafe", "CAFÉ", "cafés"),
        ("Ångström", "Azië"),
        ("strasse", "straße", "strassen"),
        (None, None, "", "a"),
        (None, False, True),
        (-10, -2.5, 0, 0.1, 3),
        ("ffffffff-0000-0000-0000-000000000001", "00000000-0000-0000-0000-000000000002"),
        ("00000000-0000-0000-0000-000000000002", "ffffffff-0000-0000-0000-000000000001"),
        (None, "{00000100-0000-0000-0000-000000000000}", "{00000001-0000-0000-0000-000000000000}"),
        ("FF00000000000000000000000000000A", "0000000000000000000000000000000b"),
    ],
)
def test_what_a_likely_collation_explains_is_sorted(values: tuple[Any, ...]) -> None:
    assert _judged(*values) == Sortedness()


@pytest.mark.parametrize(
    "values",
    [
        ("9", "10"),
        ("9.5", "10.5"),
        ("-1", "-.5", "2", "10,25"),
        ("Z", "a"),
        ("é", "e"),
        (1, "a", 0.5),
        ("a", 1),
        ("A01", "A_1"),
        ("ffffffff-0000-0000-0000-000000000001", "00000000-0000-0000-0000-000000000002", "9"),
    ],
)
def test_what_only_a_possible_collation_explains_is_doubtful(values: tuple[Any, ...]) -> None:
    found = _judged(*values)
    assert found.at is None
    assert found.doubtful


@pytest.mark.parametrize(
    ("values", "at"),
    [
        ((1, None), 2),
        ((1, 3, 2), 3),
        ((10, 9), 2),
        (("b", "A"), 2),
        (("a", "b", "b", "a", "c"), 4),
        (("2026-02-01", "2026-01-31T23:59:59Z"), 2),
        (("ART-2", "ART-1"), 2),
        (("é", "ea", "d"), 3),
        (("", None), 2),
        (("2", "1"), 2),
        ((0.5, -0.5), 2),
        ((True, False), 2),
        (
            ("00000000-0000-0000-0000-000000000002", "00000000-0000-0000-0000-000000000001"),
            2,
        ),
    ],
)
def test_what_nothing_explains_is_told_with_its_row(values: tuple[Any, ...], at: int) -> None:
    assert _judged(*values).at == at


@pytest.mark.parametrize(
    "values",
    [("b", "a", None), (2, 1, None), ("20", "2", "10", "1"), ("É", "e", "D"), (True, False)],
)
def test_a_descending_order_is_the_opposite_and_has_nulls_last(values: tuple[Any, ...]) -> None:
    assert sortedness(_rows(*values), ("-Code",)) == Sortedness()
    assert sortedness(_rows(*values), ("Code",)).at is not None


def test_a_page_must_fit_one_collation_as_a_whole() -> None:
    fits_the_one, fits_the_other = ("co-op", "coop"), ("coop", "co-op")
    assert _judged(*fits_the_one, *("d", "d")) == Sortedness()
    found = sortedness(
        [{"A": 1, "Code": one} for one in fits_the_one]
        + [{"A": 2, "Code": one} for one in fits_the_other],
        ("A", "Code"),
    )
    assert (found.at, found.doubtful) == (None, 1)


@given(st.lists(VALUES), st.sampled_from([*LIKELY, *POSSIBLE]), st.booleans())
def test_rows_that_a_collation_sorted_are_never_plainly_wrong(
    values: list[Any], collation: Collation, descending: bool
) -> None:
    rows = _rows(*values)
    rows.sort(key=lambda row: sort_key(row["Code"], collation), reverse=descending)
    found = sortedness(rows, ("-Code" if descending else "Code",))
    assert found.at is None
    assert collation in POSSIBLE or not found.doubtful


@given(st.lists(st.integers(), min_size=2, unique=True))
def test_numbers_out_of_order_are_always_seen(numbers: list[int]) -> None:
    in_order = sorted(numbers)
    disordered = in_order[1:] + in_order[:1]
    assert _judged(*disordered).at is not None
    assert _judged(*in_order) == Sortedness()


@given(st.lists(VALUES, max_size=30))
def test_rows_are_counted_as_sharing_once(values: list[Any]) -> None:
    found = shared(_rows(*values), ("Code",))
    assert 0 <= found.certain <= found.total <= len(values)
    shuffled = random.Random(1).sample(values, len(values))
    assert shared(_rows(*shuffled), ("Code",)) == found


def test_equal_and_perhaps_equal_values_are_told_apart() -> None:
    assert shared(_rows("a", "a", "b", "B", "c"), ("Code",)) == Shared(certain=2, perhaps=2)
    assert shared([], ("Code",)) == Shared()


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("2026-01-05", "2026-01-05T00:00:00"),
        ("2026-01-05T10:00Z", "2026-01-05T10:00:00"),
        ("2026-01-05 10:00:00", "2026-01-05T10:00:00"),
        ("2026-01-05T10:00:00.500Z", "2026-01-05T10:00:00.5"),
        ("2026-01-05T10:00:00.000", "2026-01-05T10:00:00"),
        ("2026-01-05T10:00:10Z", "2026-01-05T10:00:10"),
        ("05-01-2026", "05-01-2026"),
        ("ART-1Z", "ART-1Z"),
        ("", ""),
    ],
)
def test_times_get_one_form_and_other_text_stays(text: str, form: str) -> None:
    assert moment(text) == form


def test_identifiers_sort_by_groups_of_bytes_as_sql_server_compares_them() -> None:
    """Each has one byte that is not zero; these are the places of that byte, the lowest first."""
    lowest_first = [0, 1, 2, 3, 4, 5, 6, 7, 9, 8, 15, 14, 13, 12, 11, 10]
    values = [str(UUID(int=1 << 8 * (15 - place))) for place in lowest_first]
    assert sorted(values, key=identifier_text) == values
    assert _judged(*values) == Sortedness()


def test_numbers_as_text_sort_by_value_beside_other_fields() -> None:
    rows = [{"Code": "a", "Total": total} for total in ("9.75", "10.00")]
    rows += [{"Code": "B", "Total": "2.5"}]
    assert sortedness(rows, ("Code", "TOTAL"), {"total"}) == Sortedness()
    assert sortedness(rows, ("Code", "-Total"), {"total"}) != Sortedness()
    assert sortedness(rows, ("Code", "Total")).doubtful == 1


def test_shuffled_identifiers_are_out_of_order() -> None:
    dice = random.Random(1)
    values = [str(UUID(int=dice.getrandbits(128))) for _ in range(30)]
    assert _judged(*values).at is not None
