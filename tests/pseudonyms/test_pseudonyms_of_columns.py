"""What stands for the values of a field is judged as they were, and tells nothing of them."""

from __future__ import annotations

from datetime import datetime
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profit_check.profit.collation import LIKELY, POSSIBLE, sort_key
from profit_check.pseudonyms.columns import LONG, Column
from profit_check.pseudonyms.forms import form, tells
from profit_check.pseudonyms.texts import named

GUIDS = st.uuids().map(str) | st.uuids().map(lambda one: one.hex.upper())
MOMENTS = st.datetimes(min_value=datetime(1900, 1, 1)).map(
    lambda one: one.replace(microsecond=0).isoformat() + "Z"
)
NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, places=2).map(str)
CODES = st.from_regex(r"[A-Z]{2,3}-?[0-9]{3,6}", fullmatch=True)
NAMES = st.from_regex(r"[A-Z]?[a-zéüß]{1,6}[ '-]?[A-Za-z,.]{0,6} ?", fullmatch=True)
ANY = st.text(max_size=12)
KINDS = [
    *[GUIDS, MOMENTS, MOMENTS.map(lambda one: one[:10]), NUMBERS, CODES, NAMES, ANY],
    *[NAMES | MOMENTS, CODES | NUMBERS, GUIDS | NAMES, ANY | NAMES | NUMBERS],
]


@given(st.data())
def test_texts_keep_form_and_place_in_every_collation_or_it_is_said(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(KINDS))
    texts = data.draw(st.lists(kind, max_size=12, unique=True))
    found = named(texts)
    kept = [found.texts[text] for text in texts]
    assert [len(text) for text in kept] == [len(text) for text in texts]
    assert {text for text in texts if tells(text)}.isdisjoint(kept)
    if found.lost is None:
        assert [form(text) for text in kept] == [form(text) for text in texts]
        assert stand(kept) == stand(texts)


def stand(texts: list[str]) -> list[tuple[bool, bool]]:
    """How every two of `texts` stand to each other in every collation."""
    keys = [[sort_key(text, collation) for text in texts] for collation in (*LIKELY, *POSSIBLE)]
    return [(a < b, a == b) for places in keys for a, b in combinations(places, 2)]


@pytest.mark.parametrize(
    "texts",
    [
        ["Amsterdam", "Breda", "Utrecht"],
        ["ART-001", "ART-002", "ART-010"],
        ["10001", "10002", "20001", "9"],
        ["000123", "000045", "100000", "0123"],
        ["2026-11-23T10:00:00Z", "2026-11-23", "2026-02-30", "2026-11-23T09:00:00.5"],
        ["7CEEE0F54965C99D90764BA09F7606A6", "5A8D1C77A04E4B0F9D2B6E3C1F0A9B84"],
        ["jansen", "Jansen", "JANSEN ", "de Vries", "De Boer", "Bakker, A.", "José", "Jose"],
        ["Van-Dam", "Vandam", "Van Dam", "Van  Dam"],
        ["2026-11-23", "morgen", "12,50", "-3", ""],
        ["Αθήνα", "Πάτρα", "日本語日本語", "中文中文中文"],
        ["straße", "strasse", "strasze"],
        ["(replaced)", "Amsterdam", "(Vervangen)"],
    ],
)
def test_nothing_is_lost_of_values_as_they_are_in_practice(texts: list[str]) -> None:
    found = named(texts)
    assert found.lost is None
    assert stand([found.texts[text] for text in texts]) == stand(texts)


def test_texts_without_oddities_tell_only_their_length_and_rank() -> None:
    found = named(["Zwolle", "Breda", "Utrecht"]).texts
    assert set("".join(found.values())) <= set("ghijk")
    assert sorted(found, key=found.__getitem__) == ["Breda", "Utrecht", "Zwolle"]


def test_what_cannot_be_kept_is_said_without_any_value() -> None:
    found = named(["éééééé", "eeeeee"])
    assert found.lost is not None
    assert "é" not in found.lost
    assert set(found.texts.values()).isdisjoint(found.texts)


NUMERIC = st.booleans() | st.integers() | st.floats(allow_nan=False)


def settled(values: list[Any]) -> list[Any]:
    """What stands for `values`, in one field."""
    column = Column()
    for value in values:
        column.add(value)
    column.settle()
    return [column.of(value)[0] for value in values]


@given(st.lists(NUMERIC, max_size=12))
def test_numbers_keep_type_place_and_whether_they_are_whole(values: list[Any]) -> None:
    found = settled(values)
    assert [type(value) for value in found] == [type(value) for value in values]
    for (a, b), (c, d) in zip(combinations(values, 2), combinations(found, 2), strict=True):
        assert (a < b, a == b) == (c < d, c == d)
    whole = [isinstance(one, float) and one.is_integer() for one in values]
    assert [isinstance(one, float) and one.is_integer() for one in found] == whole


@given(st.lists(st.integers(min_value=10**5), max_size=12))
def test_large_numbers_are_not_kept(values: list[int]) -> None:
    assert set(values).isdisjoint(settled(values))


def test_null_stays_and_a_column_of_one_boolean_becomes_false() -> None:
    assert settled([None, True]) == [None, False]


def test_lists_and_objects_keep_kind_and_equality() -> None:
    found = settled([["Jansen"], {"name": "Jansen"}, ["Jansen"], ["De Boer"]])
    assert [type(one) for one in found] == [list, dict, list, list]
    assert found[0] == found[2] != found[3]
    assert "Jansen" not in str(found)


def test_long_texts_keep_equality_and_that_they_are_long() -> None:
    one, other = "a" * (LONG + 64), "a" * (LONG + 63) + "b"
    found = settled([one, other, one])
    assert found[0] == found[2] != found[1]
    assert all(len(text) > LONG for text in found)
    assert "aaaaaa" not in "".join(found)


def test_numbers_as_text_of_one_length_tell_only_their_rank() -> None:
    found = named(["290848090", "473249411", "686959135"]).texts
    assert sorted(found.values()) == ["111111111", "111111112", "111111113"]


def test_so_many_numbers_that_they_fill_the_room_still_keep_their_order() -> None:
    texts = [f"{number / 100:.2f}" for number in range(-20_000, 200_000, 317)]
    found = named(texts)
    assert found.lost is None
    places = sorted(texts, key=float)
    assert sorted(texts, key=lambda text: float(found.texts[text])) == places
    assert sum(text == found.texts[text] for text in texts) < len(texts) / 10
