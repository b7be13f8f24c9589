"""A check's page, from its docstring or from the Dutch file beside it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profit_check.check import Check
from profit_check.explanation import explain, parse
from profit_check.language.catalogue import LANGUAGES
from tests.harness import registry
from tests.made_up import check

PAGE = """A page holds no more rows
    than `take` asks for.

    ## Why
    Because
    of this.

    ## Fix
    1. Do this.
    2. Do that.

    ## References
    Page `get-connector`.
    """


def test_a_page_is_split_at_its_headings() -> None:
    page = parse(PAGE)
    assert page.title == "A page holds no more rows than `take` asks for."
    assert page.why == "Because\nof this."
    assert page.fix == "1. Do this.\n2. Do that."
    assert page.references == "Page `get-connector`."


def test_dutch_headings_mean_the_same() -> None:
    page = parse("# Titel\n\n## Waarom\nDaarom.\n\n## Oplossing\nDoe dit.\n\n## Bronnen\nGeen.\n")
    assert (page.title, page.why, page.fix, page.references) == (
        "Titel",
        "Daarom.",
        "Doe dit.",
        "Geen.",
    )


def test_a_part_that_is_not_there_is_empty() -> None:
    page = parse("Only a title.")
    assert (page.title, page.why, page.fix, page.references) == ("Only a title.", "", "", "")
    assert parse("").title == ""


def test_an_unknown_heading_belongs_to_no_part() -> None:
    page = parse("Title.\n\n## Aside\nLoose.\n\n## Fix\nMend.\n")
    assert (page.why, page.fix) == ("", "Mend.")


def test_a_smaller_heading_is_part_of_the_text() -> None:
    assert parse("Title.\n\n## Why\nOne.\n\n### More\nTwo.\n").why == "One.\n\n### More\nTwo."


@given(st.text())
def test_any_text_is_a_page(text: str) -> None:
    assert isinstance(parse(text).title, str)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("one", list(registry()), ids=lambda one: one.id)
def test_every_check_that_ships_says_all_about_itself_in_every_language(
    one: Check, language: str
) -> None:
    page = explain(one, language)
    assert all((page.title, page.why, page.fix, page.references))
    assert "\n" not in page.title


@pytest.mark.parametrize("one", list(registry()), ids=lambda one: one.id)
def test_every_check_that_ships_has_a_page_of_its_own_in_dutch(one: Check) -> None:
    english, dutch = explain(one), explain(one, "nl")
    assert dutch.title != english.title
    assert dutch.fix != english.fix


def test_an_unknown_language_falls_back_to_english() -> None:
    one = next(iter(registry()))
    assert explain(one, "fr") == explain(one, "en")


def test_a_check_without_a_translation_is_explained_in_english() -> None:
    assert explain(check("a.a"), "nl").title == "A sentence."
