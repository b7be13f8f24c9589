"""The options that more than one command has, each told in one way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from profit_check.cli.completion import report_files, target_names
from profit_check.cli.seconds import Seconds
from profit_check.language.phrase import say

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

_REPORT = say(
    "Writes a report; the end of its name picks the format, such as .html, .md or .sarif. "
    "Repeatable."
)
_MORE_CHECKS = say("More checks. Repeatable.")


def target_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option `--target`: the name of one of the manifest's targets."""
    return click.option(
        "--target",
        metavar=say("NAME"),
        shell_complete=target_names,
        help=say("Which target; needed if there are more."),
    )(command)


def report_option(*, help: str = _REPORT, default: Sequence[Path] = ()) -> Decorator:
    """The option `--report`, as `reports`: the files to write."""
    return click.option(
        "--report",
        "reports",
        multiple=True,
        shell_complete=report_files,
        metavar=say("FILE"),
        type=click.Path(path_type=Path),
        default=default,
        show_default=bool(default),
        help=help,
    )


def plugin_option(*, help: str = _MORE_CHECKS) -> Decorator:
    """The option `--plugin`, as `plugins`: files and packages that hold checks."""
    metavar = say("FILE_OR_PACKAGE")
    return click.option("--plugin", "plugins", multiple=True, metavar=metavar, help=help)


def timeout_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option `--timeout`: the seconds that one answer may take."""
    return click.option(
        "--timeout",
        type=Seconds(min=0.1),
        default=60.0,
        metavar=say("SECONDS"),
        show_default=True,
        help=say("For one answer."),
    )(command)
