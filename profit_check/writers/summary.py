"""Writes the summary: Markdown that fits a pull-request comment or the summary of a CI step."""

from __future__ import annotations

from profit_check.report import Report
from profit_check.writers.markdown import templates

LIMIT = 60_000
"""Bytes: GitHub takes comments of 65,536 characters, and others have something to add."""

MOST = 200
"""Findings, dates and causes that are named at most."""


def text(report: Report) -> str:
    """The report in brief, under LIMIT whatever the run: whole findings are left out, and counted.

    The most urgent findings are those that stay.
    """
    whole = _with(report, MOST)
    if _fits(whole):
        return whole
    least, most = 0, MOST
    while most - least > 1:  # invariant: `least` fits, or is 0; `most` does not
        middle = (least + most) // 2
        least, most = (middle, most) if _fits(_with(report, middle)) else (least, middle)
    return _with(report, least)


def _fits(text: str) -> bool:
    return len(text.encode("utf-8", "backslashreplace")) < LIMIT


def _with(report: Report, most: int) -> str:
    template = templates(report.language).get_template("summary.md.j2")
    return template.render(report=report, most=most)
