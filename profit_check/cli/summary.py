"""The summary of a report in lines for a terminal of any width."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from profit_check import wording
from profit_check.findings import Finding
from profit_check.language.phrase import Phrase, joined, say, say_number
from profit_check.model import Channel, Imminence, Status, Verdict
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
    gate: Sequence[str] = (),
) -> Iterator[Line]:
    """The lines, wrapped to `width` columns or not at all; `whole` leaves nothing out.

    `gate` is what a gate with a baseline says. `epilogue` says what to do next, where that is not
    to ask again.
    """
    for text, indent, style in _paragraphs(report, written, whole, epilogue, gate):
        for part in wrapped(report.language.tell(text), indent, width):
            yield Line(part, style)


_Paragraph = tuple[str, int, str]
"""Text, columns to indent it by, style."""


def _paragraphs(
    report: Report, written: Sequence[Path], whole: bool, epilogue: str, gate: Sequence[str]
) -> Iterator[_Paragraph]:
    yield from _findings(report, whole)
    for gap in report.not_tested:
        count = sum(len(finding.cases) for finding in gap.findings)
        barred = say("Not tested ({count:,}): {cause}", count=count, cause=gap.cause)
        yield barred, 0, STYLES[Status.NOT_TESTED]
    if report.not_tested:
        yield "", 0, ""
    yield report.headline, 0, _VERDICT_STYLES[report.verdict]
    yield joined((report.subtitle, report.tally or say("no results")), ": "), 0, ""
    if report.how_known:
        yield report.how_known, 0, ""
    for number, told in enumerate(gate):
        yield line(report.language.tell(told)), 2 if number else 0, "" if number else "bold"
    yield "", 0, ""
    yield say("What to do next"), 0, "bold"
    yield from [(epilogue, 2, "")] if epilogue else _next(report)
    for path in written:
        yield say("The report is in {file}", file=line(str(path))), 2, ""


def _findings(report: Report, whole: bool) -> Iterator[_Paragraph]:
    shown = report.steps if whole else report.steps[:FINDINGS_SHOWN]
    for finding in shown:
        status = sourced(wording.STATUSES[finding.status], finding.channel)
        yield joined((status, finding.check, finding.title), ": "), 0, STYLES[finding.status]
        yield from _cases(finding, whole)
        if finding.opening:
            yield say("Fix: {remedy}", remedy=finding.opening), 2, ""
        if finding.more:
            yield say("More: {command}", command=finding.more), 2, "dim"
        yield "", 0, ""
    left = len(report.steps) - len(shown)
    if left:
        more = say_number("and {count:,} more finding", "and {count:,} more findings", count=left)
        yield more, 0, "dim"
        yield "", 0, ""


def sourced(status: Phrase, channel: Channel) -> Phrase:
    """The word for a status; with how it is known, where this program did not verify it itself."""
    known = wording.source(channel)
    return say("{status} ({source})", status=status, source=known) if known else status


def _cases(finding: Finding, whole: bool) -> Iterator[_Paragraph]:
    shown = finding.cases if whole else finding.cases[:CASES_SHOWN]
    for case in shown:
        yield f"{case.subject}: {case.message}" if case.subject else case.message, 2, ""
    left = len(finding.cases) - len(shown)
    if left:
        yield say_number("and {count:,} more", "and {count:,} more", count=left), 2, "dim"


def _next(report: Report) -> Iterator[_Paragraph]:
    if report.barred:
        yield report.barred, 2, ""
    elif report.steps:
        first = report.steps[0]
        yield say("1. Start with {check}.", check=first.check), 2, ""
        yield say("2. Ask again: {command}", command=first.rerun), 2, ""
    else:
        yield report.no_steps, 2, ""
    for due in [one for one in report.dates if one.state in _SOON][:DATES_SHOWN]:
        told = say("Date: {day}, {left}: {what}", day=due.day, left=due.left, what=due.what)
        yield told, 2, STYLES[Status.WARN]


def wrapped(text: str, indent: int, width: int | None) -> list[str]:
    """The lines that `text` takes at `width` columns, broken between words; one without a width."""
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
