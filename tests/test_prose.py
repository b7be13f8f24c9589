from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from profit_check.prose import Span, blocks, opening, spans

PAGE = """First paragraph
goes on with `code`.

- one
  goes on
- two

1. first
2. second

    indented code
      more
"""


def test_a_page_is_read_to_paragraphs_lists_and_code() -> None:
    found = blocks(PAGE)
    assert [block.kind for block in found] == ["paragraph", "bullets", "steps", "code"]
    assert found[0].items == (
        (Span("First paragraph goes on with "), Span("code", code=True), Span(".")),
    )
    assert [item[0].text for item in found[1].items] == ["one goes on", "two"]
    assert found[3].items[0][0].text == "indented code\n  more"


def test_a_list_may_follow_its_introduction_at_once() -> None:
    found = blocks("Do this:\n- one\n- two")
    assert [block.kind for block in found] == ["paragraph", "bullets"]


def test_backticks_without_a_partner_are_text() -> None:
    assert spans("a ` b") == (Span("a ` b"),)
    assert spans("``a ` b``") == (Span("a ` b", code=True),)


def test_the_opening_is_the_first_paragraph_or_item_on_one_line() -> None:
    assert opening(PAGE) == "First paragraph goes on with `code`."
    assert opening("- Developer: do\n  this.\n- Other: that.") == "Developer: do this."
    assert opening("Do this:\n- one") == "Do this …"
    assert opening("  \n ") == ""


@given(st.text("ab `-*1.)\n ", max_size=60))
def test_no_word_of_a_text_is_lost(text: str) -> None:
    said = "".join(span.text for block in blocks(text) for item in block.items for span in item)
    assert [c for c in said if c in "ab"] == [c for c in text if c in "ab"]
