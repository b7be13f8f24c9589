"""`profit-check run`: checks a target and says whether the integration is ready."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from profit_check.cli.language import current, echo, lang_option
from profit_check.cli.options import (
    Telling,
    as_of_option,
    asking_options,
    auditor_option,
    baseline_option,
    fail_on_option,
    isolation_option,
    plugin_option,
    profile_option,
    report_option,
    selection_options,
    target_option,
    telling_options,
    traffic_option,
)
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
@asking_options
@plugin_option()
@auditor_option
@click.option("--keep-rows", is_flag=True, help=say("Leaves row values in the evidence."))
@isolation_option
@as_of_option
@baseline_option
@traffic_option
def command(**given: Any) -> int:
    """Runs the checks, and gives the exit status."""
    from profit_check.cli.execution import execute

    asked = Given(**given)
    return execute(ordered(asked), asked.output())


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
    auditor: tuple[Path, ...]
    isolation: bool
    as_of: datetime | None
    traffic: tuple[str, ...]
    keep_rows: bool = False
    baseline: Path | None = None


def ordered(asked: Given) -> Order:
    """The run that is asked for, with all that it needs read; UsageError for what is wrong."""
    order = _with_reports(_order(asked), asked.auditor)
    if asked.isolation and not asked.quiet:
        _tell_lonely(order)
    return order


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


def _with_reports(order: Order, paths: Sequence[Path]) -> Order:
    """The order with the reports of AFAS's auditor that these files hold."""
    from profit_check.auditor.report_file import read_report

    manifest = order.manifest
    known = [*(one.id for one in manifest.get), *(one.id for one in manifest.update)]
    reports = [read_report(path, known) for path in paths]
    return replace(order, options=replace(order.options, auditor=reports))


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
