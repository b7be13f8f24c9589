"""`profit-check run`: checks a target and says whether the integration is ready."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from profit_check.cli.day import Day
from profit_check.cli.language import current, echo, lang_option
from profit_check.cli.options import (
    Telling,
    baseline_option,
    fail_on_option,
    plugin_option,
    profile_option,
    report_option,
    selection_options,
    target_option,
    telling_options,
    timeout_option,
)
from profit_check.cli.seconds import Seconds
from profit_check.cli.spoken import Spoken
from profit_check.errors import UsageError
from profit_check.language.phrase import say
from profit_check.model import Manifest, Profile

if TYPE_CHECKING:
    from profit_check.assessment import Options
    from profit_check.cli.execution import Order


@click.command(
    cls=Spoken,
    help=say(
        "Checks a target of MANIFEST (default: profit-check.toml here or in a parent folder)."
    ),
)
@click.argument("manifest", type=click.Path(path_type=Path), required=False)
@target_option
@profile_option
@selection_options
@report_option()
@fail_on_option
@lang_option
@telling_options()
@click.option(
    "--deadline",
    type=Seconds(min=1),
    default=600.0,
    metavar=say("SECONDS"),
    show_default=True,
    help=say("For the whole run."),
)
@timeout_option
@click.option(
    "--connect-timeout",
    type=Seconds(min=0.1),
    default=10.0,
    metavar=say("SECONDS"),
    show_default=True,
    help=say("For a connection."),
)
@plugin_option()
@click.option("--keep-rows", is_flag=True, help=say("Leaves row values in the evidence."))
@click.option(
    "--isolation",
    is_flag=True,
    help=say("Sends the credential to the other targets too: they refuse?"),
)
@click.option(
    "--as-of",
    type=Day(),
    metavar=say("YYYY-MM-DD"),
    help=say("Judges as if it were that day."),
)
@baseline_option
@click.option(
    "--traffic",
    multiple=True,
    metavar="FILE.har",
    help=say("Recorded traffic of the integration, judged too. Repeatable."),
)
def command(**given: Any) -> int:
    """Runs the checks, and gives the exit status."""
    from profit_check.cli.execution import execute

    asked = Given(**given)
    order = _order(asked)
    if asked.isolation and not asked.quiet:
        _tell_lonely(order)
    return execute(order, asked.output())


@dataclass(frozen=True, slots=True)
class Given(Telling):
    """The options of the command line, as click gives them; time-outs are in seconds."""

    manifest: Path | None
    target: str | None
    profile: str
    only: tuple[str, ...]
    skip: tuple[str, ...]
    deadline: float
    timeout: float
    connect_timeout: float
    plugins: tuple[str, ...]
    keep_rows: bool
    isolation: bool
    as_of: datetime | None
    baseline: Path | None
    traffic: tuple[str, ...]


def _order(asked: Given) -> Order:
    from profit_check.cli.baseline import read_baseline
    from profit_check.cli.choice import choose_target
    from profit_check.cli.execution import Order
    from profit_check.cli.secrecy import refuse_secret_in
    from profit_check.manifest.load import find, load
    from profit_check.registry import load as load_checks
    from profit_check.wire.credentials import read_credential

    registry = load_checks(asked.plugins)
    path = asked.manifest or find(_here())
    manifest = load(path, known_checks=[check.id for check in registry])
    target = choose_target(manifest, asked.target)
    own_id = manifest.integration.integration_id
    credential = read_credential(target, folder=path.parent, environ=os.environ)
    refuse_secret_in(path, target, credential)
    return Order(
        manifest=manifest,
        target=target,
        credential=credential,
        registry=registry,
        options=_options(asked, manifest),
        connect_timeout=asked.connect_timeout,
        timeout=asked.timeout,
        keep_rows=asked.keep_rows,
        baseline=read_baseline(asked.baseline, own_id, target) if asked.baseline else None,
    )


def _tell_lonely(order: Order) -> None:
    from profit_check.profit.other_targets import other_addresses

    if not other_addresses(order.manifest, order.target):
        told = say(
            "--isolation: there is no other target to try the credential on; "
            "the manifest names none at another address"
        )
        echo(told, err=True)


def _here() -> Path:
    try:
        return Path.cwd()
    except OSError:
        raise UsageError(say("the working directory is gone; go to another")) from None


def _options(asked: Given, manifest: Manifest) -> Options:
    from profit_check.assessment import Options
    from profit_check.cli.traffic import read_recorded

    quiet = asked.quiet or asked.as_json

    return Options(
        profile=Profile(asked.profile),
        only=asked.only,
        skip=asked.skip,
        deadline=asked.deadline,
        language=current().code,
        as_of=asked.as_of.replace(tzinfo=UTC) if asked.as_of else None,
        isolation=asked.isolation,
        recorded=read_recorded(asked.traffic, manifest, quiet=quiet) if asked.traffic else None,
        plugins=asked.plugins,
    )
