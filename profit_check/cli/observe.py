"""`profit-check observe`: judges the integration's own requests, from recorded traffic."""

from __future__ import annotations

import asyncio
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from profit_check.cli.completion import check_names, report_files, target_names
from profit_check.cli.language import current, lang_option
from profit_check.cli.spoken import Spoken
from profit_check.errors import UsageError
from profit_check.language.phrase import say

if TYPE_CHECKING:
    from profit_check.cli.execution import Output
    from profit_check.model import Manifest, RecordedTraffic, Target
    from profit_check.report import Report


@click.command(
    cls=Spoken,
    help=say(
        "Judges what an integration sent to Profit, as HAR files tell it (- is standard input). "
        "Nothing is asked of Profit."
    ),
)
@click.argument("traffic", nargs=-1, required=True, metavar="TRAFFIC.har ...")
@click.option(
    "--manifest",
    type=click.Path(path_type=Path),
    metavar=say("FILE"),
    help=say(
        "What the integration says of itself (default: profit-check.toml here or in a parent)."
    ),
)
@click.option(
    "--target",
    metavar=say("NAME"),
    shell_complete=target_names,
    help=say("Which target of the manifest was called (default: the one at that address)."),
)
@click.option(
    "--only",
    multiple=True,
    metavar="ID",
    shell_complete=check_names,
    help=say("A check or family. Repeatable."),
)
@click.option(
    "--skip",
    multiple=True,
    metavar="ID",
    shell_complete=check_names,
    help=say("A check or family. Repeatable."),
)
@click.option(
    "--report",
    "reports",
    multiple=True,
    shell_complete=report_files,
    metavar=say("FILE"),
    type=click.Path(path_type=Path),
    help=say("Writes a report; .html, .md, .json or .ics. Repeatable."),
)
@click.option(
    "--fail-on",
    type=click.Choice(["fail", "warn"]),
    default="fail",
    show_default=True,
    help=say("What ends the run with status 1; with warn a condition does too."),
)
@lang_option
@click.option("--quiet", is_flag=True, help=say("Prints nothing, unless it cannot run."))
@click.option("--verbose", is_flag=True, help=say("Prints a line for every result."))
@click.option(
    "--json", "as_json", is_flag=True, help=say("Results on standard output, nothing else.")
)
@click.option(
    "--plugin", "plugins", multiple=True, metavar=say("FILE_OR_PACKAGE"), help=say("More checks.")
)
def command(**given: Any) -> int:
    """Judges the recordings, and gives the exit status."""
    from profit_check.cli.execution import Output, deliver
    from profit_check.writers import formats

    asked = Given(**given)
    for path in asked.reports:
        formats.prepare(path)
    output = Output(
        reports=asked.reports,
        as_json=asked.as_json,
        quiet=asked.quiet,
        verbose=asked.verbose,
        fail_on=asked.fail_on,
        environ=os.environ,
    )
    return deliver(_report(asked, output), output)


@dataclass(frozen=True, slots=True)
class Given:
    """The options of the command line, as click gives them."""

    traffic: tuple[str, ...]
    manifest: Path | None
    target: str | None
    only: tuple[str, ...]
    skip: tuple[str, ...]
    reports: tuple[Path, ...]
    fail_on: str
    quiet: bool
    verbose: bool
    as_json: bool
    plugins: tuple[str, ...]


def _report(asked: Given, output: Output) -> Report:
    from profit_check.assessment import Options
    from profit_check.cli.checkout import in_checkout
    from profit_check.cli.choice import manifest_if_any
    from profit_check.cli.execution import terminal_of
    from profit_check.cli.traffic import read_recorded
    from profit_check.explanation import explained_by
    from profit_check.observation import observe
    from profit_check.registry import load as load_checks
    from profit_check.report import build

    registry, spoken = load_checks(asked.plugins), current()
    manifest = manifest_if_any(asked.manifest, [check.id for check in registry])
    recorded = read_recorded(asked.traffic, manifest, quiet=asked.quiet or asked.as_json)
    target = _target(manifest, asked.target, recorded)
    options = Options(only=asked.only, skip=asked.skip, language=spoken.code)
    with terminal_of(output, spoken).progress() as listener:
        document = asyncio.run(
            observe(
                manifest,
                target,
                recorded,
                registry,
                options,
                clock=lambda: datetime.now(UTC),
                listener=listener,
            )
        )
    if manifest:
        document = in_checkout(document, manifest.path, output.environ)
    return build(document, explained_by(registry, spoken.code), spoken)


def _target(
    manifest: Manifest | None, name: str | None, recorded: RecordedTraffic
) -> Target | None:
    """The target that is named, or else the one that the calls went to, if the manifest has it."""
    from profit_check.cli.choice import choose_target
    from profit_check.observation import fitting_target

    if manifest is None:
        if name is not None:
            told = say("--target {name}: there is no manifest that names it", name=name)
            raise UsageError(told)
        return None
    return choose_target(manifest, name) if name else fitting_target(manifest, recorded)
