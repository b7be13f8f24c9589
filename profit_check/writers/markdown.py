"""Writes the Markdown report, for pasting into a ticket (GitHub's dialect)."""

from __future__ import annotations

import re

from jinja2 import Environment
from markupsafe import Markup

from profit_check.curl import SCHEMES, VARIABLE
from profit_check.language.catalogue import Language
from profit_check.report import Report
from profit_check.writers.results_json import fingerprint
from profit_check.writers.templates import environment, once_for_each_language

_SPECIAL = re.compile(r"[\\`*\[\]|~#$]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])")
_HTML = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_BULLET = re.compile(r"^(\s*)([-+=])")
_NUMBER = re.compile(r"^(\s*[0-9]+)([.)])(?=\s|$)")
_MENTION = re.compile(r"@(?=\w)")

CLIPPED = 300
"""Characters of a text that a summary shows."""


def text(report: Report) -> str:
    """The report as Markdown."""
    return (
        templates(report.language)
        .get_template("report.md.j2")
        .render(
            report=report,
            variable=VARIABLE,
            setups=[SCHEMES[scheme] for scheme in report.schemes],
            results_sha256=fingerprint(report.document),
        )
    )


def escape(value: str) -> str:
    """`value` as plain text on one line: nothing in it is read as Markdown, HTML or a mention."""
    flat = re.sub(r"\s+", " ", value)
    quoted = _SPECIAL.sub(r"\\\g<0>", flat)
    quoted = re.sub("[&<>]", lambda found: _HTML[found[0]], quoted)
    for list_start in (_BULLET, _NUMBER):
        quoted = list_start.sub(r"\1\\\2", quoted)
    return _MENTION.sub("@<!-- -->", quoted)


def code(value: str) -> Markup:
    """`value` as a code span, whatever backticks it holds."""
    flat = " ".join(value.split()) or "(empty)"
    ticks = "`" * (_longest_run(flat) + 1)
    space = " " if "`" in (flat[0], flat[-1]) else ""
    return Markup(f"{ticks}{space}{flat}{space}{ticks}")  # noqa: S704 - a code span is literal


def cell(value: str) -> Markup:
    """`value` as a code span in a table, whose cell no `|` in it can end."""
    return Markup(code(value).replace("|", "\\|"))  # noqa: S704 - a code span is literal


def fence(value: str, language: str = "text") -> Markup:
    """`value` as a fenced block, in the language of `language`, that it cannot close."""
    ticks = "`" * max(3, _longest_run(value) + 1)
    return Markup(f"{ticks}{language}\n{value}\n{ticks}")  # noqa: S704 - a fenced block is literal


def clip(value: str, length: int = CLIPPED) -> str:
    """`value` up to `length` characters, ending in … where there is more."""
    return value if len(value) <= length else f"{value[: length - 1]}…"


@once_for_each_language
def templates(language: Language) -> Environment:
    """The templates of Markdown, speaking `language`."""
    made = environment(language, escape)
    made.filters.update(code=code, cell=cell, fence=fence, clip=clip)
    return made


def _longest_run(value: str) -> int:
    return max((len(run) for run in re.findall("`+", value)), default=0)
