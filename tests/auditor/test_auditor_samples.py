"""The sample reports, in both languages and both mark-ups, are read completely."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profit_check.auditor.report_file import read_report, report_of
from profit_check.model import AuditorReport, Strength
from tests.auditor.reports import SAMPLES, codes_in, kept_codes, samples, told

FOUND = {
    "partner-nl.md": (
        Strength.PARTNER,
        {
            ("DATA-23", "Webshop_Articles", "error"),
            ("PERF-45", "Webshop_Articles", "warning"),
            ("DATA-24", "Webshop_Articles", "warning"),
            ("AUT-19", "Webshop_Debtors", "warning"),
            ("PERF-46", "Webshop_Debtors", "information"),
            ("AUT-16", "Webshop_Debtors", "warning"),
            ("AUT-17", "Webshop_Debtors", "warning"),
            ("STRUCT-27", "Profit_Countries", "error"),
            ("STRUCT-28", "Profit_Countries", "error"),
        },
        [(39, "AUT-17"), (40, "NIEUW-99"), (41, "")],
    ),
    "developer-en.md": (
        Strength.DEVELOPER,
        {
            ("DATA-20", "Webshop_Articles", "error"),
            ("FILT-47", "Webshop_Articles", "error"),
            ("DATA-23", "Webshop_Stock", "error"),
            ("PERF-32", "Webshop_Stock", "warning"),
            ("PERF-45", "Webshop_Stock", "warning"),
            ("PERF-52", "Webshop_Stock", "warning"),
            ("PERF-46", "Webshop_PriceLists", "information"),
            ("DATA-26", "Webshop_SalesOrders", "warning"),
        },
        [(25, "DATA-25")],
    ),
    "partner-en.html": (
        Strength.PARTNER,
        {
            ("STRUCT-29", "Webshop_Articles", "error"),
            ("PERF-45", "Webshop_Articles", "warning"),
            ("PERF-34", "Webshop_Stock", "warning"),
            ("DATA-25", "Webshop_Stock", "information"),
            ("STRUCT-27", "Profit_Countries", "error"),
            ("STRUCT-27", "Profit_Units", "error"),
            ("AUT-19", "Webshop_Debtors", "warning"),
            ("PERF-31", "Webshop_SalesOrders", "error"),
        },
        [(15, "PERF-35"), (20, "AUT-17")],
    ),
    "pasted-nl.html": (
        None,
        {
            ("FILT-47", "Webshop_SalesOrders", "error"),
            ("PERF-33", "Webshop_SalesOrders", "warning"),
            ("PERF-36", "Webshop_SalesOrders", "warning"),
            ("PERF-46", "Webshop_PriceLists", "information"),
            ("DATA-21", "Webshop_Stock", "error"),
        },
        [(12, "PERF-37")],
    ),
}


def unplaced(report: AuditorReport) -> list[tuple[int, str]]:
    return [(one.line, one.code) for one in report.unplaced]


def test_there_are_samples_in_both_languages_and_mark_ups() -> None:
    assert {path.name for path in samples()} == set(FOUND)


@pytest.mark.parametrize("path", samples(), ids=lambda path: path.name)
def test_a_sample_is_read_completely(path: Path) -> None:
    report = read_report(path)
    strength, findings, left = FOUND[path.name]
    assert (report.strength, set(told(report)), unplaced(report)) == (strength, findings, left)
    assert len(report.findings) == len(findings)


@pytest.mark.parametrize("path", samples(), ids=lambda path: path.name)
def test_every_code_in_the_text_is_in_the_result_or_among_the_unplaced(path: Path) -> None:
    content = path.read_bytes()
    assert codes_in(content) == kept_codes(read_report(path))
    bare = re.sub(r"<style.*?</style>|<[^>]+>", "", unescape(content.decode()), flags=re.DOTALL)
    bare = bare.replace("\u2011", "-").replace("\u2013", "-").replace("\\", "")
    assert set(re.findall(r"\b[A-Z]{2,}-[0-9]+\b", bare)) <= kept_codes(read_report(path))


@pytest.mark.parametrize("path", samples(), ids=lambda path: path.name)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_whatever_encoding_it_was_saved_in_it_says_the_same(path: Path, encoding: str) -> None:
    text = path.read_text("utf-8")
    found = report_of(text.replace("\n", "\r\n").encode(encoding), path.name)
    assert (found.findings, found.unplaced) == _parts(read_report(path))


def test_windows_1252_keeps_what_it_has_characters_for() -> None:
    text = (SAMPLES / "developer-en.md").read_text("utf-8")
    found = report_of(f"{text}\nCafé \u2013 PERF-45".encode("cp1252"), "developer-en.md")
    assert set(told(found)) >= FOUND["developer-en.md"][1]


def test_what_the_connectors_are_does_not_change_what_a_sample_says() -> None:
    known = ["WEBSHOP_ARTICLES", "webshop_stock"]
    for path in samples():
        report = read_report(path, known)
        assert {(a, b.casefold(), c) for a, b, c in told(report)} == {
            (a, b.casefold(), c) for a, b, c in FOUND[path.name][1]
        }


TEXTS = {path: path.read_text("utf-8") for path in samples()}
CHANGES = st.lists(
    st.tuples(
        st.sampled_from(["drop", "double", "swap", "cut", "insert", "upper", "indent", "join"]),
        st.integers(0, 200),
        st.integers(0, 200),
        st.text(st.characters(codec="utf-8"), max_size=8)
        | st.sampled_from(["❌", "PERF-45", "<td>", "</p>", "```", "|", "<!--", "<br>", "## "]),
    ),
    max_size=12,
)


@given(st.sampled_from(samples()), CHANGES)
def test_no_change_of_a_sample_makes_it_crash_or_loses_a_code(
    path: Path, changes: list[tuple[str, int, int, str]]
) -> None:
    lines = TEXTS[path].splitlines()
    for what, number, place, text in changes:
        changed(lines, what, number % len(lines), place, text)
    content = "\n".join(lines).encode()
    assert kept_codes(report_of(content, path.name)) == codes_in(content)


def changed(lines: list[str], what: str, number: int, place: int, text: str) -> None:
    """Changes a line of the text, or where it stands."""
    own, other = lines[number], place % len(lines)
    if what == "drop" and len(lines) > 1:
        del lines[number]
    elif what == "double":
        lines.insert(other, own)
    elif what == "swap":
        lines[number], lines[other] = lines[other], own
    elif what == "cut":
        lines[number] = own[:place]
    elif what == "insert":
        lines[number] = own[:place] + text + own[place:]
    elif what == "upper":
        lines[number] = own.upper()
    elif what == "indent":
        lines[number] = " " * (place % 9) + own
    elif what == "join" and number + 1 < len(lines):
        lines[number : number + 2] = [own + lines[number + 1]]


def _parts(report: AuditorReport) -> tuple[object, object]:
    return report.findings, report.unplaced
