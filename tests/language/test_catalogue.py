"""The Dutch catalogue has every text, whole, and nothing else."""

from __future__ import annotations

from string import Formatter

import pytest
from babel.messages.catalog import Message

from profit_check.language.catalogue import language
from profit_check.language.phrase import say_number
from tests.language import extraction
from tests.language.extraction import catalogue, forms, messages, placeholders, worded

THE_SAME = {
    "--as-of {day}: {why}",
    "-- COMMAND ...",
    "Auditor",
    "Baseline",
    "Connector",
    "Label in Profit",
    "Later",
    "MS",
    "Manifest",
    "Profit",
    "Profit {release}: {summary} ({source})",
    "Profit {release}: {what}",
    "SCENARIO ...",
    "Status",
    "accept",
    "code {codes}",
    "markup",
    "null",
    "partner",
    "rich text",
    "status {status}",
    "test",
    "{count} codes",
    "{file} (SHA-256 {sha256})",
    "{file}, SHA-256 {sha256}",
    "{findings} (SHA-256 {sha256})",
    "{kilobytes:,.1f} kB",
    "{moment:%Y-%m-%d %H:%M} UTC",
    "{ms:,.0f} ms",
    "{now}, was: {was}",
    "{seconds:,.1f} s",
}
"""Texts that are the same in both languages."""

KEPT = messages(catalogue())


def template(message: Message) -> str:
    """The English text that a message is found by."""
    return message.id if isinstance(message.id, str) else message.id[0]


def test_the_catalogue_holds_the_texts_of_the_code_and_no_others(
    pytestconfig: pytest.Config,
) -> None:
    now = extraction.brought_up_to_date()
    if pytestconfig.getoption("--refresh-golden"):
        extraction.DUTCH.write_text(now, encoding="utf-8", newline="\n")
    assert now == extraction.DUTCH.read_text("utf-8")


def test_every_text_is_there_in_dutch() -> None:
    empty = [template(one) for one in KEPT if not all(forms(one.string)) or one.fuzzy]
    assert empty == []
    assert len(KEPT) > 300


def test_the_dutch_text_has_the_same_placeholders() -> None:
    different = [
        (template(message), form)
        for message in KEPT
        for form in forms(message.string)
        if placeholders(form) != placeholders(" ".join(forms(message.id)))
        and placeholders(form) not in map(placeholders, forms(message.id))
    ]
    assert different == []


def test_every_text_is_a_template_that_can_be_filled() -> None:
    for message in KEPT:
        for form in (*forms(message.id), *forms(message.string)):
            named = [name for _, name, _, _ in Formatter().parse(form) if name is not None]
            assert all(name.isidentifier() for name in named), form


def test_a_text_about_a_number_has_a_form_for_one_and_a_form_for_more() -> None:
    counts = {(len(forms(one.id)), len(forms(one.string))) for one in KEPT}
    assert counts == {(1, 1), (2, 2)}


def test_the_dutch_text_is_dutch() -> None:
    same = [
        template(message)
        for message in KEPT
        if worded(message.id) and forms(message.string)[0] == template(message)
    ]
    assert sorted(same) == sorted(THE_SAME)


def test_the_two_languages_end_their_texts_in_the_same_way() -> None:
    """A full stop, a colon or a space at an end is the business of what a text is put into."""
    different = [
        (one, other)
        for message in KEPT
        for one, other in zip(forms(message.id), forms(message.string), strict=True)
        if _ends(one) != _ends(other)
    ]
    assert different == []


def test_the_quick_reader_reads_what_babel_reads() -> None:
    by_babel = {template(one): one.string for one in KEPT if all(forms(one.string))}
    assert dict(language("nl").texts) == by_babel


def test_a_count_of_one_is_told_in_its_own_form() -> None:
    told = [
        language("nl").tell(say_number("{count:,} warning", "{count:,} warnings", count=count))
        for count in (0, 1, 1200)
    ]
    assert told == ["0 waarschuwingen", "1 waarschuwing", "1.200 waarschuwingen"]


def _ends(text: str) -> tuple[bool, bool, str]:
    last = text[-1:] if text[-1:] in {*".:;?!…"} else ""
    return text[:1].isspace(), text[-1:].isspace(), last
