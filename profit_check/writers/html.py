"""Writes the HTML report: one file that asks nothing of any network, and needs no script."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

from jinja2 import Environment
from markupsafe import Markup

from profit_check.curl import SCHEMES, VARIABLE
from profit_check.findings import SHOWN
from profit_check.language.catalogue import Language
from profit_check.model import Status
from profit_check.report import Report
from profit_check.writers.overview import WIDTH, bars, segments
from profit_check.writers.results_json import fingerprint
from profit_check.writers.templates import environment, once_for_each_language, source

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


LONG = 500
"""More results than this, and a browser lays out a finding only when it comes into sight."""


def text(report: Report) -> str:
    """The report as one HTML document."""
    return (
        _templates(report.language)
        .get_template("report.html.j2")
        .render(
            report=report,
            long=len(report.document.results) > LONG,
            width=WIDTH,
            whole=segments(report.counts, max(1, len(report.document.results))),
            bars=bars(report),
            setups=[(scheme, SCHEMES[scheme]) for scheme in report.schemes],
            results_sha256=fingerprint(report.document),
        )
    )


@once_for_each_language
def _templates(language: Language) -> Environment:
    made = environment(language)
    style, script = source("report.css"), source("report.js")
    made.globals.update(
        marks=MARKS,
        filtered=(*SHOWN, Status.PASS),
        variable=VARIABLE,
        style=Markup(style),  # noqa: S704 - our own
        script=Markup(script),  # noqa: S704 - our own
        policy=_policy(style, script),
    )
    return made


def _policy(style: str, script: str) -> str:
    """A content security policy under which only these two, to the letter, have effect."""
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src {_hash(style)}",
            f"script-src {_hash(script)}",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _hash(content: str) -> str:
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"
