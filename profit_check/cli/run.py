"""`profit-check run`: checks a target and says whether the integration is ready."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from profit_check.cli.seconds import Seconds
from profit_check.errors import UsageError
from profit_check.language.catalogue import LANGUAGES
from profit_check.model import Profile

if TYPE_CHECKING:
    from profit_check.assessment import Options
    from profit_check.cli.execution import Order


@click.command()
@click.argument("manifest", type=click.Path(path_type=Path), required=False)
@click.option("--target", metavar="NAME", help="Which target; needed if there are more.")
@click.option(
    "--profile",
    type=click.Choice([one.value for one in Profile]),
    default="go-live",
    show_default=True,
)
@click.option("--only", multiple=True, metavar="ID", help="A check or family. Repeatable.")
@click.option("--skip", multiple=True, metavar="ID", help="A check or family. Repeatable.")
@click.option(
    "--report",
    "reports",
    multiple=True,
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Writes a report; .html, .md, .json or .ics. Repeatable.",
)
@click.option("--fail-on", type=click.Choice(["fail", "warn"]), default="fail", show_default=True)
@click.option(
    "--lang",
    "language",
    type=click.Choice(LANGUAGES),
    default="en",
    show_default=True,
    help="Of requirements and remedies, and of Profit's answers; the rest is English so far.",
)
@click.option("--quiet", is_flag=True, help="Prints nothing, unless it cannot run.")
@click.option("--verbose", is_flag=True, help="Prints a line for every result.")
@click.option("--json", "as_json", is_flag=True, help="Results on standard output, nothing else.")
@click.option(
    "--deadline",
    type=Seconds(min=1),
    default=600.0,
    metavar="SECONDS",
    show_default=True,
    help="For the whole run.",
)
@click.option(
    "--timeout",
    type=Seconds(min=0.1),
    default=60.0,
    metavar="SECONDS",
    show_default=True,
    help="For one answer.",
)
@click.option(
    "--connect-timeout",
    type=Seconds(min=0.1),
    default=10.0,
    metavar="SECONDS",
    show_default=True,
    help="For a connection.",
)
@click.option("--plugin", "plugins", multiple=True, metavar="FILE_OR_PACKAGE", help="More checks.")
@click.option("--keep-rows", is_flag=True, help="Leaves row values in the evidence.")
@click.option(
    "--isolation", is_flag=True, help="Sends the credential to the other targets too: they refuse?"
)
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="Judges as if it were that day.",
)
def command(**given: Any) -> int:
    """Checks a target of MANIFEST (default: profit-check.toml here or in a parent folder)."""
    from profit_check.cli.execution import Output, execute

    asked = Given(**given)
    output = Output(asked.reports, asked.as_json, asked.quiet, asked.verbose, asked.fail_on)
    return execute(_order(asked), output)


@dataclass(frozen=True, slots=True)
class Given:
    """The options of the command line, as click gives them; time-outs are in seconds."""

    manifest: Path | None
    target: str | None
    profile: str
    only: tuple[str, ...]
    skip: tuple[str, ...]
    reports: tuple[Path, ...]
    fail_on: str
    language: str
    quiet: bool
    verbose: bool
    as_json: bool
    deadline: float
    timeout: float
    connect_timeout: float
    plugins: tuple[str, ...]
    keep_rows: bool
    isolation: bool
    as_of: datetime | None


def _order(asked: Given) -> Order:
    from profit_check.cli.choice import choose_target
    from profit_check.cli.execution import Order
    from profit_check.manifest.load import find, load
    from profit_check.registry import load as load_checks
    from profit_check.wire.credentials import read_credential

    registry = load_checks(asked.plugins)
    path = asked.manifest or find(_here())
    manifest = load(path, known_checks=[check.id for check in registry])
    target = choose_target(manifest, asked.target)
    return Order(
        manifest=manifest,
        target=target,
        credential=read_credential(target, folder=path.parent, environ=os.environ),
        registry=registry,
        options=_options(asked),
        connect_timeout=asked.connect_timeout,
        timeout=asked.timeout,
        keep_rows=asked.keep_rows,
    )


def _here() -> Path:
    try:
        return Path.cwd()
    except OSError:
        raise UsageError("the working directory is gone; go to another") from None


def _options(asked: Given) -> Options:
    from profit_check.assessment import Options

    return Options(
        profile=Profile(asked.profile),
        only=asked.only,
        skip=asked.skip,
        deadline=asked.deadline,
        language=asked.language,
        as_of=asked.as_of.replace(tzinfo=UTC) if asked.as_of else None,
        isolation=asked.isolation,
    )
