"""A check is one file that says all about itself, in two languages."""

from __future__ import annotations

import ast

import pytest

from tests.sources import ROOT, Source, checks

HEADINGS = {"en": ["Why", "Fix", "References"], "nl": ["Waarom", "Oplossing", "Bronnen"]}


def headings(page: str) -> list[str]:
    return [line[3:].strip() for line in page.splitlines() if line.startswith("## ")]


@pytest.mark.parametrize("source", checks(), ids=lambda source: source.name)
def test_a_check_has_a_page_in_both_languages(source: Source) -> None:
    page = ast.get_docstring(source.tree) or ""
    dutch = (ROOT / source.name.replace(".py", ".nl.md")).read_text("utf-8")
    assert headings(page) == HEADINGS["en"]
    assert headings(dutch) == HEADINGS["nl"]
    assert page.partition("\n")[0].endswith(".")


@pytest.mark.parametrize("source", checks(), ids=lambda source: source.name)
def test_a_check_is_one_function_named_as_its_file(source: Source) -> None:
    decorated = [one for one in source.functions() if one.decorator_list]
    assert [one.name for one in decorated] == [source.module.rpartition(".")[2]]


def test_every_dutch_page_belongs_to_a_check() -> None:
    pages = {path.relative_to(ROOT).as_posix() for path in (ROOT / "checks").rglob("*.md")}
    assert pages == {source.name.replace(".py", ".nl.md") for source in checks()}
