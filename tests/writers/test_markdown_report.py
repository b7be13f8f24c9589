from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from profit_check.writers import markdown
from tests.writers import hostile, sample_run

# A tab, a line end or a control character is for `visible` to deal with, before a writer sees it.
SHOWN = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp", "Zs")) | st.just(" "))


def parse(text: str) -> list[Token]:
    """The tokens of GitHub's dialect, as far as reports need it."""
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)


def flat(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from flat(token.children or [])


def shown(tokens: list[Token]) -> str:
    """The text that a reader sees."""
    kinds = ("text", "code_inline", "fence", "text_special", "softbreak")
    return "".join(token.content or " " for token in flat(tokens) if token.type in kinds)


@given(SHOWN)
def test_escaped_text_reads_as_it_was_and_is_nothing_but_text(text: str) -> None:
    tokens = parse(f"said: {markdown.escape(text)}")
    assert " ".join(shown(tokens).split()) == " ".join(f"said: {text}".split())
    markup = {token.type for token in flat(tokens)} - {"text", "inline", "text_special"}
    assert markup <= {"paragraph_open", "paragraph_close", "html_inline"}
    html = [token.content for token in flat(tokens) if token.type == "html_inline"]
    assert set(html) <= {"<!-- -->"}


@given(SHOWN)
def test_escaped_text_starts_no_list_heading_or_quote(text: str) -> None:
    tokens = parse(f"- {markdown.escape(text)} end")
    opened = [token.type for token in tokens if token.nesting == 1]
    assert opened == ["bullet_list_open", "list_item_open", "paragraph_open"]


@given(SHOWN)
def test_escaped_text_stays_in_its_cell(text: str) -> None:
    table = f"| A | B |\n|---|---|\n| {markdown.escape(text)} | here |\n"
    tokens = parse(table)
    cells = [after for token, after in pairwise(tokens) if token.tag == "td"]
    assert [cell.content for cell in cells if cell.type == "inline"][1:] == ["here"]


@given(SHOWN)
def test_a_code_span_shows_its_text_whatever_backticks_it_holds(text: str) -> None:
    spans = [t for t in flat(parse(f"x {markdown.code(text)} y")) if t.type == "code_inline"]
    assert [span.content for span in spans] == [" ".join(text.split()) or "(empty)"]


@given(st.text("`~\n a<", max_size=30))
def test_a_fence_is_closed_by_nothing_in_it(text: str) -> None:
    tokens = parse(markdown.fence(text) + "\n\nafter")
    assert [token.content for token in tokens if token.type == "fence"] == [f"{text}\n"]
    assert tokens[-2].content == "after"


@pytest.mark.parametrize("name", ["@afas", "@everyone/team"])
def test_nobody_is_mentioned_by_a_name_from_outside(name: str) -> None:
    assert not re.search(r"(^|[^`\w])@\w", markdown.escape(name))


def test_the_report_has_one_main_heading_and_skips_no_level() -> None:
    tokens = parse(markdown.text(sample_run.report()))
    levels = [int(token.tag[1]) for token in tokens if token.type == "heading_open"]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_the_only_html_in_it_folds_evidence_and_what_passed() -> None:
    for report in (sample_run.report(), hostile.report()):
        tokens = list(flat(parse(markdown.text(report))))
        blocks = "".join(token.content for token in tokens if token.type == "html_block")
        allowed = r"</?details>|<summary>(Evidence( \d+ of \d+)?|Passed)</summary>|\s"
        assert re.sub(allowed, "", blocks) == ""
        inline = {token.content for token in tokens if token.type == "html_inline"}
        assert inline <= {"<!-- -->"}


def test_nothing_from_outside_becomes_a_link_or_an_image() -> None:
    tokens = list(flat(parse(markdown.text(hostile.report("[x](https://evil.example) ![y](z)")))))
    assert not {"link_open", "image"} & {token.type for token in tokens}


def test_evidence_is_fenced_and_whole() -> None:
    fences = [t.content for t in parse(markdown.text(sample_run.report())) if t.type == "fence"]
    assert any('{"ItemCode": "<text, 8>", "Price": "<number>"}' in fence for fence in fences)
