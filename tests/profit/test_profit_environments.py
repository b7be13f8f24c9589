"""Environment ids, hosts and base URLs."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profit_check.model import EnvironmentType
from profit_check.profit.environments import base_url, host, parse_environment_id
from tests.made_up import TARGET

LETTERS = st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
DIGITS = st.text("0123456789", min_size=5, max_size=6)


@given(LETTERS, DIGITS, st.tuples(LETTERS, LETTERS).map("".join))
def test_an_id_of_the_known_form_is_taken_apart(letter: str, digits: str, suffix: str) -> None:
    found = parse_environment_id(letter + digits + suffix)
    assert found is not None
    assert (found.letter, found.participant, found.suffix) == (letter, digits, suffix)


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("O12345AA", EnvironmentType.PRODUCTION),
        ("T12345AA", EnvironmentType.TEST),
        ("A123456AB", EnvironmentType.ACCEPT),
        ("X12345AA", None),
        ("C12345AA", None),
        ("o12345aa", EnvironmentType.PRODUCTION),
        (" T12345AA\n", EnvironmentType.TEST),
    ],
)
def test_the_letter_tells_the_type(text: str, type: EnvironmentType | None) -> None:
    found = parse_environment_id(text)
    assert found is not None
    assert found.type is type
    assert found.text == text.strip().upper()


@pytest.mark.parametrize(
    "odd",
    [
        None,
        "",
        5,
        12345,
        True,
        [],
        {},
        b"T12345AA",
        "12345AA",
        "T1234AA",
        "T1234567AA",
        "T12345A",
        "T12345AAA",
        "TT12345AA",
        "T12345A1",
        "T 12345AA",
        "T12345AA T12345AA",
        "T\u0661\u0662\u0663\u0664\u0665AA",
        "T12345ß",
        "T12345ﬀ",
        "T12345A\u0131",
        "T12345A\u017f",
    ],
)
def test_what_has_another_form_is_no_environment_id(odd: object) -> None:
    assert parse_environment_id(odd) is None


@given(st.text() | st.none() | st.integers() | st.lists(st.text()))
def test_anything_is_an_environment_id_or_not(anything: object) -> None:
    found = parse_environment_id(anything)
    if found is not None:
        assert found.letter + found.participant + found.suffix == found.text
        assert found.text == str(anything).strip().upper()


@given(st.from_regex(r"\A[A-Za-z][0-9]{5,6}\w\w\Z"))
def test_only_ascii_letters_end_an_environment_id(text: str) -> None:
    found = parse_environment_id(text)
    assert (found is not None) is (text[-2:].isascii() and text[-2:].isalpha())


@pytest.mark.parametrize(
    ("type", "expected"),
    [
        (EnvironmentType.PRODUCTION, "12345.rest.afas.online"),
        (EnvironmentType.TEST, "12345.resttest.afas.online"),
        (EnvironmentType.ACCEPT, "12345.restaccept.afas.online"),
        (EnvironmentType.COURSE, "12345.restcursus.afas.online"),
    ],
)
def test_each_type_has_its_host(type: EnvironmentType, expected: str) -> None:
    assert host("12345", type) == expected


@pytest.mark.parametrize("type", list(EnvironmentType))
def test_without_a_base_url_the_host_of_afas_is_used(type: EnvironmentType) -> None:
    target = replace(TARGET, type=type)
    assert base_url(target) == f"https://{host('12345', type)}/ProfitRestServices"


def test_a_given_base_url_is_used_without_its_last_slash() -> None:
    assert base_url(replace(TARGET, base_url="http://127.0.0.1:1/x//")) == "http://127.0.0.1:1/x"
