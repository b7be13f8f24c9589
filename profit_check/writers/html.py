"""Writes the HTML report: one file that needs no script and no network."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment

from profit_check.language.catalogue import Language
from profit_check.model import Status
from profit_check.report import Report
from profit_check.writers.overview import WIDTH, bars, segments
from profit_check.writers.templates import environment

MARKS = {
    Status.FAIL: "✕",
    Status.ERROR: "?",
    Status.WARN: "!",
    Status.REVIEW: "◉",
    Status.NOT_TESTED: "\N{EN DASH}",
    Status.WAIVED: "≈",
    Status.PASS: "✓",
    Status.NOT_APPLICABLE: "·",
}
"""A sign for each status, so that it is never told by colour alone."""


def text(report: Report) -> str:
    """The report as one HTML document."""
    return (
        _templates(report.language)
        .get_template("report.html.j2")
        .render(
            report=report,
            marks=MARKS,
            width=WIDTH,
            whole=segments(report.counts, max(1, len(report.document.results))),
            bars=bars(report),
        )
    )


@cache
def _templates(language: Language) -> Environment:
    return environment(language)
