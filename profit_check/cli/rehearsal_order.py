"""Plays a rehearsal as it was ordered, writes its reports, gives the exit status."""

from __future__ import annotations

import asyncio
import secrets
import signal
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import click

from profit_check import gate
from profit_check.cli.terminal import Terminal
from profit_check.language.catalogue import language
from profit_check.model import Document, Manifest, Status
from profit_check.registry import Registry
from profit_check.registry import load as load_checks
from profit_check.rehearsal.pages import explaining
from profit_check.rehearsal.performance import Performance, Production
from profit_check.rehearsal.rehearsing import Rehearsal, rehearse
from profit_check.rehearsal.scenario import Scenario
from profit_check.rehearsal.telling import tell
from profit_check.report import build
from profit_check.sandbox.world import World
from profit_check.visible import block
from profit_check.wire.redaction import Redactor
from profit_check.writers import formats

INTERRUPTED = 130
SHOWN_LINES = 15
"""Lines that are shown of what a program printed last, where it did not cope."""

EPILOGUE = "Mend the integration, and rehearse again: profit-check rehearse {names} -- COMMAND"

_COPED = (Status.PASS, Status.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class RehearsalOrder:
    """A rehearsal as it was asked for."""

    production: Production = field(repr=False)
    scenarios: Sequence[Scenario]
    manifest: Manifest | None = None


def play(
    order: RehearsalOrder,
    *,
    reports: tuple[Path, ...],
    fail_on: str,
    code: str,
    quiet: bool,
    verbose: bool,
    as_json: bool,
) -> int:
    """Plays, writes and prints; UsageError for a program or a file that cannot be used."""
    for path in reports:
        formats.prepare(path)
    registry, silent = load_checks(), quiet or as_json
    with suppress(ValueError):  # only the main thread hears of signals
        signal.signal(signal.SIGTERM, signal.default_int_handler)
    rehearsal = rehearse(
        order.production, order.scenarios, (lambda one: None) if silent else _announce
    )
    document = asyncio.run(_tell(order, rehearsal, registry, code))
    if not silent:
        _show_output(rehearsal, document, verbose)
    report = build(document, explaining(registry, code, order.scenarios), language(code))
    for path in reports:
        formats.write(report, path)
    if as_json:
        click.echo(formats.render(report, ".json"), nl=False)
    epilogue = EPILOGUE.format(names=" ".join(one.name for one in order.scenarios))
    Terminal(quiet=silent, verbose=verbose).summary(report, reports, epilogue)
    if rehearsal.interrupted:
        return INTERRUPTED
    return gate.exit_status(document.verdict, fail_on)


async def _tell(
    order: RehearsalOrder, rehearsal: Rehearsal, registry: Registry, code: str
) -> Document:
    return await tell(
        rehearsal,
        registry,
        manifest=order.manifest,
        language=code,
        key=secrets.token_bytes(32),
        clock=lambda: datetime.now(UTC),
    )


def _announce(scenario: Scenario | None) -> None:
    click.echo(f"Rehearsing {scenario.name}" if scenario else "Dry run", err=True)


def _show_output(rehearsal: Rehearsal, document: Document, verbose: bool) -> None:
    """What the program printed: all of it, or the end of it where the program did not cope."""
    masked = Redactor(_secrets(rehearsal.production.world))
    statuses = {result.check: result.status for result in document.results}
    runs: list[tuple[str, bool, Sequence[Performance]]] = []
    if rehearsal.dry:
        runs.append(("the dry run", rehearsal.dry.ended.status != 0, (rehearsal.dry,)))
    for one in rehearsal.scenarios:
        runs.append((one.name, statuses.get(one.check) not in _COPED, rehearsal.runs(one)))
    for name, failed, performances in runs:
        for performance in performances if failed or verbose else ():
            for stream in (performance.ended.output, performance.ended.errors):
                _echo(name, masked.show(stream), verbose)


def _echo(name: str, text: str, whole: bool) -> None:
    lines = block(text).strip("\n").splitlines()
    for line in lines if whole else lines[-SHOWN_LINES:]:
        click.echo(f"  {name} | {line}", err=True)


def _secrets(world: World) -> list[str]:
    """All that opens the sandbox: made up, yet nothing that output should get used to."""
    return [world.token, world.bearer, *world.client]
