from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from profit_check.visible import block, line


def test_what_reorders_or_hides_text_is_written_out() -> None:
    assert line("pay\u202e001\u200b\x1b[31m") == "pay\\u202e001\\u200b\\u001b[31m"


def test_names_in_other_scripts_and_emoji_stay_as_they_are() -> None:
    for name in ("Café", "شركة", "株式会社", "👩‍💻"):
        assert line(name) == name


@given(st.text())
def test_a_line_is_one_line_that_can_be_written(text: str) -> None:
    shown = line(text)
    shown.encode("utf-8")
    assert "\n" not in shown
    assert not {c for c in shown if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp")}


@given(st.text())
def test_a_block_keeps_lines_and_tabs_and_no_other_control(text: str) -> None:
    controls = {c for c in block(text) if unicodedata.category(c) in ("Cc", "Cs")}
    assert controls <= {"\n", "\t"}
