"""A document names something, may name it, or does not."""

from __future__ import annotations

import pytest

from profit_check.profit.mentions import Searched


@pytest.mark.parametrize(
    ("text", "names", "may_name"),
    [
        ("read Webshop_Stock daily", True, True),
        ("`WEBSHOP_STOCK`, twice", True, True),
        ("(Webshop_Stock)", True, True),
        ("Webshop_StockPerDay", False, True),
        ("Webshop_\nStock", False, True),
        ("Webshop_ Stock", False, True),
        ("Webshop Stock", False, False),
        ("", False, False),
    ],
)
def test_a_name_is_sought_as_a_word(text: str, names: bool, may_name: bool) -> None:
    searched = Searched(text)
    found = searched.names("Webshop_Stock"), searched.may_name("Webshop_Stock")
    assert found == (names, may_name)


def test_a_label_of_several_words_may_be_spread_over_lines() -> None:
    assert Searched("date\n   of birth").names("Date of birth")


def test_names_are_sorted_into_doubtful_and_missing() -> None:
    text = Searched("A_Stock, A_Articles2")
    assert text.sort(["A_Stock", "A_Articles", "A_Orders"]) == (["A_Articles"], ["A_Orders"])


@pytest.mark.parametrize(
    "words",
    ["Filterautorisatie", "filter-autorisatie", "autorisatiefilters", "filter authorisation",
     "Authorization filter", "gegevensfilters"],
)  # fmt: skip
def test_filter_authorisation_is_recognised_in_both_languages(words: str) -> None:
    assert Searched(f"there is {words} on it").speaks_of_filters


def test_a_filter_alone_is_none() -> None:
    assert not Searched("the filter on the date, with authorisation by role").speaks_of_filters


@pytest.mark.parametrize("words", ["webshop.fie", "het fie-bestand", "a .fie file"])
def test_the_file_of_custom_fields_is_recognised(words: str) -> None:
    assert Searched(words).speaks_of_field_file
    assert not Searched("fields").speaks_of_field_file
