"""The summary of a report in lines for a terminal of any width."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from profit_check import wording
from profit_check.findings import Finding
from profit_check.language.phrase import say_number
from profit_check.model import Imminence, Status, Verdict
from profit_check.report import Report
from profit_check.visible import line

CASES_SHOWN = 4
DATES_SHOWN = 3
FINDINGS_SHOWN = 12
"""More than this is left to the report, so that the verdict stays on the screen."""

STYLES: Mapping[Status, str] = {
    Status.FAIL: "bold red",
    Status.ERROR: "magenta",
    Status.WARN: "yellow",
    Status.REVIEW: "blue",
    Status.NOT_TESTED: "dim",
    Status.WAIVED: "cyan",
    Status.PASS: "green",
    Status.NOT_APPLICABLE: "dim",
}

_VERDICT_STYLES = {
    Verdict.READY: "bold green",
    Verdict.READY_WITH_CONDITIONS: "bold yellow",
    Verdict.NOT_READY: "bold red",
    Verdict.INCONCLUSIVE: "bold magenta",
}


_SOON = (Imminence.WARN_30, Imminence.WARN_90)


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its end, and rich's name of its style."""

    text: str
    style: str = ""


def summarise(
    report: Report,
    written: Sequence[Path],
    *,
    width: int | None,
    whole: bool = False,
    epilogue: str = "",
) -> Iterator[Line]:
    """The lines, wrapped to `width` columns or not at all; `whole` leaves nothing out.

    `epilogue` says what to do next, where that is not to ask again.
    """
    for text, indent, style in _paragraphs(report, written, whole, epilogue):
        for wrapped in _wrap(text, indent, width):
            yield Line(wrapped, style)


_Paragraph = tuple[str, int, str]
"""Text, columns to indent it by, style."""


def _paragraphs(
    report: Report, written: Sequence[Path], whole: bool, epilogue: str
) -> Iterator[_Paragraph]:
    yield from _findings(report, whole)
    for gap in report.not_tested:
        count = sum(len(finding.cases) for finding in gap.findings)
        yield f"Not tested ({count}): {gap.cause}", 0, STYLES[Status.NOT_TESTED]
    if report.not_tested:
        yield "", 0, ""
    yield report.headline, 0, _VERDICT_STYLES[report.verdict]
    yield f"{report.subtitle}: {report.tally or 'no results'}", 0, ""
    yield "", 0, ""
    yield "What to do next", 0, "bold"
    yield from [(epilogue, 2, "")] if epilogue else _next(report)
    for path in written:
        yield f"The report is in {line(str(path))}", 2, ""


def _findings(report: Report, whole: bool) -> Iterator[_Paragraph]:
    shown = report.steps if whole else report.steps[:FINDINGS_SHOWN]
    for finding in shown:
        title = f"{wording.STATUSES[finding.status]}: {finding.check}: {finding.title}"
        yield title, 0, STYLES[finding.status]
        yield from _cases(finding, whole)
        if finding.opening:
            yield f"Fix: {finding.opening}", 2, ""
        if finding.more:
            yield f"More: {finding.more}", 2, "dim"
        yield "", 0, ""
    left = len(report.steps) - len(shown)
    if left:
        more = say_number("and {count:,} more finding", "and {count:,} more findings", count=left)
        yield report.language.tell(more), 0, "dim"
        yield "", 0, ""


def _cases(finding: Finding, whole: bool) -> Iterator[_Paragraph]:
    shown = finding.cases if whole else finding.cases[:CASES_SHOWN]
    for case in shown:
        yield f"{case.subject}: {case.message}" if case.subject else case.message, 2, ""
    if len(finding.cases) > len(shown):
        yield f"and {len(finding.cases) - len(shown)} more", 2, "dim"


def _next(report: Report) -> Iterator[_Paragraph]:
    if report.barred:
        yield report.barred, 2, ""
    elif report.steps:
        first = report.steps[0]
        yield f"1. Start with {first.check}.", 2, ""
        yield f"2. Ask again: {first.rerun}", 2, ""
    else:
        yield report.no_steps, 2, ""
    for due in [one for one in report.dates if one.state in _SOON][:DATES_SHOWN]:
        yield f"Date: {due.day}, {due.left}: {due.what}", 2, STYLES[Status.WARN]


def _wrap(text: str, indent: int, width: int | None) -> list[str]:
    space = " " * indent
    text = text.replace("…", "...")
    if width is None or not text:
        return [(space + text).rstrip()]
    return textwrap.wrap(
        text,
        max(20, width),
        initial_indent=space,
        subsequent_indent=space + "  ",
        break_long_words=False,
        break_on_hyphens=False,
    )
