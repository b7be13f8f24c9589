"""A report of AFAS's auditor is read whatever form it has, and what is not told is not guessed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profit_check.auditor.report_file import read_report
from profit_check.errors import UsageError
from profit_check.profit.auditor import RULES
from tests.auditor.reports import HEADED, codes_in, kept_codes, read, told, visible_codes

FINDING = ("PERF-45", "Webshop_Stock", "warning")


@pytest.mark.parametrize(
    "line",
    [
        "- ⚠️ PERF-45 index",
        "- ⚠ PERF-45 index",
        "* **⚠️ PERF-45**: index",
        "1. PERF-45 ⚠️ index",
        "⚠️`PERF-45` this gives an error when it sorts",
        "- Warning: PERF-45 index",
        "- Waarschuwing PERF-45: index",
        "- PERF-45 (warning): index",
        "- PERF-45 [waarschuwing] index",
        "PERF-45 - Waarschuwing - index",
        "| PERF-45 | Warning | index |",
        "| waarschuwing | index | PERF-45 |",
        "PERF-45, niveau: waarschuwing, index",
        ":warning: perf-45 index",
        "⚠️ PERF\u201145 index",
        "⚠️ PERF\u201345 index",
        "⚠️ PERF - 45 index",
        "⚠️ PERF\u00ad-45 index",
        "> ⚠️ [PERF-45](https://docs.example/perf) index",
        "<li>⚠️ <b>PERF</b>-45 index</li>",
        "- [ ] ⚠️ PERF\\-45 index",
        "### ⚠️ PERF-45 index",
        "**⚠️ PERF-45 index**",
    ],
)
def test_a_finding_is_found_in_any_of_its_forms(line: str) -> None:
    report = read(HEADED + line + "\n")
    assert (told(report), report.unplaced) == ([FINDING], ())


@pytest.mark.parametrize(
    "heading",
    [
        "## Webshop_Stock",
        "## GetConnector: Webshop_Stock (12 velden)",
        "## `Webshop_Stock`",
        "## ❌ Webshop_Stock",
        "### 3. Webshop_Stock - voorraad",
        "**Webshop_Stock**",
        "Webshop_Stock\n---",
        "- Webshop_Stock",
        "Connector Webshop\\_Stock:",
        "<h2>Webshop_Stock</h2>",
        "## Voorraad",
    ],
)
def test_a_connector_is_named_above_in_any_of_its_forms(heading: str) -> None:
    [(_, connector, _)] = told(read(f"{heading}\n\n  - ⚠️ PERF-45 index\n"))
    assert connector in ("Webshop_Stock", "Voorraad")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## A_B\n### Fouten\n- DATA-20\n### Waarschuwingen\n- PERF-45\n## C_D\n- DATA-21 ❌",
         [("DATA-20", "A_B", "error"), ("PERF-45", "A_B", "warning"), ("DATA-21", "C_D", "error")]),
        ("**Errors**\n\n**A_B**\nDATA-20\n\n**C_D**\nDATA-20\n\n**Warnings**\n\n**A_B**\nPERF-45",
         [("DATA-20", "A_B", "error"), ("DATA-20", "C_D", "error"), ("PERF-45", "A_B", "warning")]),
        ("**A_B**\n\n**Fouten**\n\nDATA-20\n\n**C_D**\n\nDATA-20",
         [("DATA-20", "A_B", "error")]),
        ("## A_B\n❌ DATA-20, ⚠️ PERF-45",
         [("DATA-20", "A_B", "error"), ("PERF-45", "A_B", "warning")]),
        ("## A_B\nDATA-20 ❌, PERF-45 ⚠️",
         [("DATA-20", "A_B", "error"), ("PERF-45", "A_B", "warning")]),
        ("## A_B\n- ❌ DATA-23 velden:\n  - Oud_Veld\n- ⚠️ PERF-45",
         [("DATA-23", "A_B", "error"), ("PERF-45", "A_B", "warning")]),
    ],
)  # fmt: skip
def test_headings_hold_until_another_takes_their_place(
    text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert told(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "code", "why"),
    [
        ("⚠️ PERF-45 index", "PERF-45", "no connector stands above it"),
        ("## A_B\n- ❌ DATA-20\n## Algemeen\n- ⚠️ PERF-45", "PERF-45", "no connector"),
        ("## A_B\n- PERF-45 index", "PERF-45", "its level is not told"),
        ("## A_B\n- ❌ ACME-1 new", "ACME-1", "no rule of AFAS's"),
        ("## A_B\n- ❌ Er is geen token", "", "without the code"),
        ("## A_B\n- ❌ DATA-20, zie ook DATA-21", "DATA-21", "only referred to"),
    ],
)
def test_what_cannot_be_placed_is_listed_with_why(text: str, code: str, why: str) -> None:
    [left] = read(text).unplaced
    assert left.code == code
    assert why in left.why


def test_a_word_in_a_sentence_is_no_level() -> None:
    report = read(HEADED + "- PERF-45 leads to an error, or to information that is late\n")
    assert [one.why for one in report.unplaced] == ["its level is not told"]


def test_a_legend_and_counts_are_no_findings() -> None:
    legend = "❌ error, ⚠️ warning, \u2139\ufe0f information"
    text = f"{legend}\n\n❌ 3 fouten\n\n| A_B | ❌ 1 | ⚠️ 2 |\n"
    report = read(text)
    assert (report.findings, report.unplaced) == ((), ())


def test_a_secret_in_a_report_is_not_repeated() -> None:
    digits = "0123456789abcdef" * 4
    report = read(HEADED + f"- ❌ DATA-20 {digits}\n- ❌ {digits} is bad\n")
    shown = [*(one.text for one in report.findings), *(one.text for one in report.unplaced)]
    assert len(shown) == 2
    assert digits not in "".join(shown)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is empty"),
        (b" \n", "is empty"),
        (b"%PDF-1.7", "is no text"),
        (None, "cannot be read"),
    ],
)
def test_a_file_that_is_no_report_is_one_clear_line(
    tmp_path: Path, content: bytes | None, says: str
) -> None:
    path = tmp_path / "auditor.md"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UsageError) as caught:
        read_report(path)
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


PIECES = st.sampled_from(
    [*sorted(RULES), "ACME-7", "❌", "⚠️", "\u2139\ufe0f", "fout", "Warning", "## ",
     "### Fouten", "- ", "| ",
     "**", "`", "_", "\n", "\n\n", "<td>", "</td>", "<tr>", "<p>", "<br>", "<h2>", "</h2>", "<b>",
     "&nbsp;", "<!--x-->", "---\n", "Webshop_Stock", "GetConnector ", "A.B", " zie ", "(", "]", ":"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=40))
def test_no_arrangement_of_its_parts_loses_a_code(pieces: list[str]) -> None:
    text = " ".join(pieces)
    report = read(text, ["Webshop_Stock"])
    assert kept_codes(report) == codes_in(text.encode())
    if not re.search("[<*_`|]", text):
        assert visible_codes(text) <= kept_codes(report)


@given(st.text(max_size=300), st.sampled_from(sorted(RULES)), st.text(max_size=300))
def test_no_text_around_a_code_makes_it_crash_or_loses_the_code(
    before: str, code: str, after: str
) -> None:
    plain = re.sub(r"[<>&]", "", before), re.sub(r"[<>&]", "", after)
    report = read(f"{plain[0]}\n\n{code} \n\n{plain[1]}")
    assert code in kept_codes(report)


@given(st.binary(max_size=400))
def test_no_bytes_make_it_crash(content: bytes) -> None:
    read(content)


@given(st.text(st.sampled_from("<>!-/[]&;\"'=# |*_`ab1\n"), max_size=200))
def test_no_mark_up_makes_it_crash(text: str) -> None:
    report = read(f"<html><p>{text}</p>")
    assert report.name == "auditor.md"
