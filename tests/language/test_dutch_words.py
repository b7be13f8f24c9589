"""The Dutch is of one voice: one word for one thing (docs/translation.md)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.language.extraction import catalogue, forms, messages
from tests.sources import ROOT

AVOIDED = {
    "acceptatieomgeving": "acceptomgeving",
    "applicatiebeheerder": "beheerder van Profit",
    "clientgeheim": "client secret",
    "credential": "token",
    "integratie": "koppeling",
    "momentopname": "snapshot",
    "ontheffing": "vrijstelling",
    "pagineren": "bladeren",
    "u": "no one is addressed",
    "uw": "no one is addressed",
    "je": "no one is addressed",
    "jouw": "no one is addressed",
}
"""Words that are not used, and those that are."""

PAGES = sorted((ROOT / "checks").glob("*/*.nl.md"))


def avoided(text: str) -> Iterator[str]:
    """The words of AVOIDED that are in a text, outside code and placeholders."""
    plain = re.sub(r"`[^`]*`|{[^{}]*}", " ", text).lower()
    yield from (word for word in AVOIDED if re.search(rf"(?<![\w-]){word}s?(?![\w-])", plain))


def test_the_catalogue_uses_one_word_for_one_thing() -> None:
    texts = [form for message in messages(catalogue()) for form in forms(message.string)]
    assert [(found, text) for text in texts for found in avoided(text)] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.parent.name}/{page.name}")
def test_a_page_uses_one_word_for_one_thing(page: Path) -> None:
    assert list(avoided(page.read_text("utf-8"))) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.parent.name}/{page.name}")
def test_the_title_of_a_page_is_a_sentence(page: Path) -> None:
    title = page.read_text("utf-8").partition("\n")[0]
    assert re.fullmatch(r"# .+\.", title)


def test_a_word_that_is_not_used_is_found() -> None:
    assert list(avoided("De integratie van uw omgeving, `integratie`")) == ["integratie", "uw"]
    assert list(avoided("de koppeling, Hugo en {integratie}")) == []
