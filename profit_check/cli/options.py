"""The options that more than one command has, each told in one way."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from profit_check.cli.completion import check_names, report_files, target_names
from profit_check.cli.day import Day
from profit_check.cli.seconds import Seconds
from profit_check.language.phrase import say
from profit_check.model import Profile

if TYPE_CHECKING:
    from profit_check.cli.execution import Output

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

_REPORT = say(
    "Writes a report; the end of its name picks the format, such as .html, .md or .sarif. "
    "Repeatable."
)
_MORE_CHECKS = say("More checks. Repeatable.")
_EVERY_RESULT = say("Prints a line for every result.")


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


def manifest_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option `--manifest`, for commands whose arguments are something else."""
    return click.option(
        "--manifest",
        type=click.Path(path_type=Path),
        metavar=say("FILE"),
        help=say(
            "What the integration says of itself (default: profit-check.toml here or in a parent)."
        ),
    )(command)


def profile_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option `--profile`."""
    return profile_option_with(Profile.GO_LIVE)(command)


def profile_option_with(default: Profile) -> Decorator:
    """The option `--profile`, where another profile is meant if it is left out."""
    return click.option(
        "--profile",
        type=click.Choice([one.value for one in Profile]),
        default=default.value,
        show_default=True,
        help=say("Which checks, and how strictly."),
    )


def selection_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options `--only` and `--skip`: ids of checks, or families."""
    for name in ("--skip", "--only"):
        told = say("A check or family. Repeatable.")
        complete = check_names
        option = click.option(name, multiple=True, metavar="ID", shell_complete=complete, help=told)
        command = option(command)
    return command


def baseline_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option `--baseline`: kept results of an earlier run."""
    return click.option(
        "--baseline",
        metavar=say("RESULTS.json"),
        type=click.Path(path_type=Path),
        help=say("Kept results: only what is new or worse than in them fails the gate."),
    )(command)


def fail_on_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option `--fail-on`."""
    return click.option(
        "--fail-on",
        type=click.Choice(["fail", "warn"]),
        default="fail",
        show_default=True,
        help=say("What ends the run with status 1; with warn a condition does too."),
    )(command)


def telling_options(*, verbose: str = _EVERY_RESULT) -> Decorator:
    """The options `--quiet`, `--verbose` and `--json` (as `as_json`): what is printed."""
    silent = say("Prints nothing, unless it cannot run.")
    kept = say("Results on standard output, nothing else.")

    def added(command: Callable[..., Any]) -> Callable[..., Any]:
        command = click.option("--json", "as_json", is_flag=True, help=kept)(command)
        command = click.option("--verbose", is_flag=True, help=verbose)(command)
        return click.option("--quiet", is_flag=True, help=silent)(command)

    return added


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What `report_option`, `fail_on_option` and `telling_options` were given."""

    fail_on: str
    quiet: bool
    verbose: bool
    as_json: bool
    reports: tuple[Path, ...] = ()

    def output(self) -> Output:
        """What the run is to leave behind."""
        from profit_check.cli.execution import Output

        return Output(
            reports=self.reports,
            as_json=self.as_json,
            quiet=self.quiet,
            verbose=self.verbose,
            fail_on=self.fail_on,
            environ=os.environ,
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


def asking_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options `--deadline`, `--timeout` and `--connect-timeout`, in seconds."""
    connecting = _seconds("--connect-timeout", 0.1, 10.0, say("For a connection."))
    whole = _seconds("--deadline", 1, 600.0, say("For the whole run."))
    return whole(timeout_option(connecting(command)))


def _seconds(name: str, least: float, default: float, told: str) -> Decorator:
    return click.option(
        name,
        type=Seconds(min=least),
        default=default,
        metavar=say("SECONDS"),
        show_default=True,
        help=told,
    )


def auditor_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option `--auditor`: saved reports of AFAS's auditor."""
    return click.option(
        "--auditor",
        multiple=True,
        metavar=say("FILE"),
        type=click.Path(path_type=Path),
        help=say("A saved report of AFAS's AppConnector Auditor, joined in. Repeatable."),
    )(command)


def isolation_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option `--isolation`."""
    told = say("Sends the credential to the other targets too: they refuse?")
    return click.option("--isolation", is_flag=True, help=told)(command)


def as_of_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option `--as-of`: a day to judge by."""
    told = say("Judges as if it were that day.")
    return click.option("--as-of", type=Day(), metavar=say("YYYY-MM-DD"), help=told)(command)


def traffic_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option `--traffic`: recorded traffic of the integration."""
    return click.option(
        "--traffic",
        multiple=True,
        metavar="FILE.har",
        help=say("Recorded traffic of the integration, judged too. Repeatable."),
    )(command)
