"""`profit-check observe`: judges the integration's own requests, from recorded traffic."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from profit_check.cli.completion import target_names
from profit_check.cli.language import current, lang_option
from profit_check.cli.options import (
    Telling,
    baseline_option,
    fail_on_option,
    manifest_option,
    plugin_option,
    profile_option,
    report_option,
    selection_options,
    telling_options,
)
from profit_check.cli.spoken import Spoken
from profit_check.errors import UsageError
from profit_check.language.phrase import say
from profit_check.model import Profile

if TYPE_CHECKING:
    from profit_check.assessment import Options
    from profit_check.cli.execution import Output
    from profit_check.engine import Listener
    from profit_check.model import Document, Manifest, RecordedTraffic, Target
    from profit_check.registry import Registry


@click.command(
    cls=Spoken,
    help=say(
        "Judges what an integration sent to Profit, as HAR files tell it (- is standard input). "
        "Nothing is asked of Profit."
    ),
)
@click.argument("traffic", nargs=-1, required=True, metavar="TRAFFIC.har ...")
@manifest_option
@click.option(
    "--target",
    metavar=say("NAME"),
    shell_complete=target_names,
    help=say("Which target of the manifest was called (default: the one at that address)."),
)
@profile_option
@selection_options
@report_option()
@fail_on_option
@lang_option
@telling_options()
@plugin_option()
@baseline_option
def command(**given: Any) -> int:
    """Judges the recordings, and gives the exit status."""
    from profit_check.cli.execution import prepare

    asked = Given(**given)
    output = asked.output()
    prepare(output)
    return _observe(asked, output)


@dataclass(frozen=True, slots=True)
class Given(Telling):
    """The options of the command line, as click gives them."""

    traffic: tuple[str, ...]
    manifest: Path | None
    target: str | None
    profile: str
    only: tuple[str, ...]
    skip: tuple[str, ...]
    plugins: tuple[str, ...]
    baseline: Path | None


def _observe(asked: Given, output: Output) -> int:
    from profit_check.cli.baseline import read_baseline
    from profit_check.cli.choice import manifest_if_any
    from profit_check.cli.execution import carry_out
    from profit_check.cli.traffic import read_recorded
    from profit_check.observation import observe, observed_target
    from profit_check.registry import load as load_checks

    registry, spoken = load_checks(asked.plugins), current()
    _refuse_other_checks(asked.only, registry)
    manifest = manifest_if_any(asked.manifest, [check.id for check in registry])
    recorded = read_recorded(asked.traffic, manifest, quiet=asked.quiet or asked.as_json)
    target = _target(manifest, asked.target, recorded)

    async def assessing(listener: Listener) -> Document:
        return await observe(
            manifest,
            target,
            recorded,
            registry,
            _options(asked),
            clock=lambda: datetime.now(UTC),
            listener=listener,
        )

    integration_id = manifest.integration.integration_id if manifest else None
    about = target or observed_target(recorded.calls)
    baseline = read_baseline(asked.baseline, integration_id, about) if asked.baseline else None
    return carry_out(assessing, output, registry, spoken, manifest, baseline)


def _refuse_other_checks(names: Sequence[str], registry: Registry) -> None:
    """Raises UsageError for a check that is not about recorded traffic: it could only be silent."""
    for name in names:
        named = [one for one in registry if name in (one.id, one.family)]
        if named and not any(one.channel == "traffic" for one in named):
            told = say(
                "--only {name}: is about Profit, not about recorded traffic; use profit-check run",
                name=name,
            )
            raise UsageError(told)


def _options(asked: Given) -> Options:
    from profit_check.assessment import Options

    return Options(
        profile=Profile(asked.profile),
        only=asked.only,
        skip=asked.skip,
        language=current().code,
        plugins=asked.plugins,
    )


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
