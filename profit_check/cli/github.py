"""Tells GitHub of a run that goes on in one of its workflows."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from profit_check.cli.language import echo
from profit_check.language.phrase import say
from profit_check.report import Report
from profit_check.system_errors import reason


def tell_github(
    report: Report, environ: Mapping[str, str], *, annotate: bool, as_json: bool
) -> None:
    """Prints annotations, and adds the summary to the page of the step; elsewhere nothing.

    Annotations go to standard error where results are on standard output: GitHub reads both. A
    summary that cannot be written is a line on standard error, never a lost run.
    """
    if environ.get("GITHUB_ACTIONS") != "true":
        return
    if annotate:
        from profit_check.writers import github

        # As bytes: GitHub reads UTF-8, whatever the code page of a Windows runner is.
        lines = github.text(report).encode("utf-8", "backslashreplace")
        click.echo(lines, nl=False, err=as_json)
    if environ.get("GITHUB_STEP_SUMMARY"):
        _add_summary(report, Path(environ["GITHUB_STEP_SUMMARY"]))


def _add_summary(report: Report, path: Path) -> None:
    from profit_check.writers.summary import text

    content = text(report).encode("utf-8", "backslashreplace")
    try:
        with path.open("ab") as file:
            file.write(content)
    except OSError as error:
        echo(
            say(
                "GITHUB_STEP_SUMMARY: {file} cannot be written ({why})",
                file=str(path),
                why=reason(error),
            ),
            err=True,
        )
