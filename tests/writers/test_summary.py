from __future__ import annotations

from dataclasses import replace

import pytest

from profit_check.language.catalogue import LANGUAGES
from profit_check.model import Document, Result, Status
from profit_check.report import Report, build
from profit_check.writers import summary
from profit_check.writers.summary import LIMIT, MOST
from tests.writers import hostile, sample_run
from tests.writers.test_markdown_report import flat, parse


def many(count: int, text: str = "found") -> Report:
    """A run in which `count` checks failed."""
    results = [sample_run.result(f"paging.n{n:04}", Status.FAIL, text) for n in range(count)]
    return of(replace(sample_run.document(), results=results))


def of(run: Document) -> Report:
    return build(run, sample_run.explanation)


def size(text: str) -> int:
    return len(text.encode("utf-8", "backslashreplace"))


@pytest.mark.parametrize("code", LANGUAGES)
def test_it_starts_with_the_verdict_and_ends_with_how_it_was_run(code: str) -> None:
    report = sample_run.report(code)
    text = summary.text(report)
    assert text.startswith(f"## {report.headline}\n")
    assert "profit-check 0.1.0" in text.partition("<details>")[2]


def test_each_finding_has_a_row_and_its_remedy_folded() -> None:
    report = sample_run.report()
    text = summary.text(report)
    rows = [line for line in text.splitlines() if line.startswith("| ")]
    assert len(rows) == 1 + len(report.steps)
    assert text.count("<details>") == 1 + len(report.steps)
    assert "left out here" not in text


@pytest.mark.parametrize("count", [0, 1, 200, 2000])
def test_it_stays_small_whatever_the_run(count: int) -> None:
    assert size(summary.text(many(count))) < LIMIT


def test_it_says_how_many_findings_are_left_out() -> None:
    text = summary.text(many(1000))
    shown = sum(line.startswith("| Failed |") for line in text.splitlines())
    assert 0 < shown <= MOST
    assert f"{1000 - shown:,} more are left out here; the whole report holds them." in text


@pytest.mark.parametrize(
    "attack",
    ["x" * 100_000, "@" * 50_000, "<&>`" * 20_000, "`a|<script>|`" * 9_000, hostile.ATTACK],
)
def test_no_text_makes_it_large_or_more_than_text(attack: str) -> None:
    text = summary.text(hostile.report(attack))
    assert size(text) < LIMIT
    tokens = list(flat(parse(text)))
    assert not {"link_open", "image"} & {token.type for token in tokens}
    html = [token.content for token in tokens if token.type in ("html_inline", "html_block")]
    assert not [one for one in html if "<script" in one or "<img" in one]


def test_a_long_list_of_dates_or_causes_is_cut_as_well() -> None:
    run = sample_run.document()
    calendar = [replace(run.calendar[0], what=f"date {n} " + "x" * 200) for n in range(3000)]
    gaps = [
        Result(f"a.n{n}", None, Status.NOT_TESTED, run.results[0].level, f"cause {n}")
        for n in range(3000)
    ]
    text = summary.text(of(replace(run, calendar=calendar, results=gaps)))
    assert size(text) < LIMIT
    assert text.count("more are left out here") == 2
