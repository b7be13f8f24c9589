"""Plays a rehearsal as it was ordered, writes its reports, gives the exit status."""

from __future__ import annotations

import asyncio
import secrets
import shlex
import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import PurePath

import click

from profit_check.cli.checkout import in_checkout
from profit_check.cli.execution import Output, deliver, prepare
from profit_check.cli.language import current, echo, tell
from profit_check.findings import ACTED_ON
from profit_check.language.phrase import mark, say
from profit_check.model import Document, Manifest, Status, Verdict
from profit_check.registry import Registry
from profit_check.registry import load as load_checks
from profit_check.rehearsal.pages import explaining
from profit_check.rehearsal.performance import Performance, Production
from profit_check.rehearsal.rehearsing import Rehearsal, rehearse
from profit_check.rehearsal.scenario import Scenario
from profit_check.rehearsal.telling import document_of
from profit_check.report import build
from profit_check.sandbox.world import World
from profit_check.visible import block
from profit_check.wire.redaction import Redactor

SHOWN_LINES = 15
"""Lines that are shown of what a program printed last, where it did not cope."""

_COPED = (Status.PASS, Status.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class RehearsalOrder:
    """A rehearsal as it was asked for: `asked` are the scenarios as they were named."""

    production: Production = field(repr=False)
    scenarios: Sequence[Scenario]
    asked: Sequence[str]
    manifest: Manifest | None = None


def play(order: RehearsalOrder, output: Output) -> int:
    """Plays, writes and prints; UsageError for a program or a file that cannot be used."""
    prepare(output)
    spoken, registry, silent = current(), load_checks(), output.quiet or output.as_json
    listener = (lambda scenario: None) if silent else _announce
    with _interrupted_by_signals():
        rehearsal = rehearse(order.production, order.scenarios, listener)
    document = asyncio.run(_document(order, rehearsal, registry, spoken.code))
    if not silent:
        _show_output(rehearsal, document, output.verbose)
    if order.manifest:
        document = in_checkout(document, order.manifest.path, output.environ)
    report = build(document, explaining(registry, spoken.code, order.scenarios), spoken)
    if document.verdict is not Verdict.READY:
        output = replace(output, epilogue=_epilogue(order, rehearsal, document))
    return deliver(report, output)


@contextmanager
def _interrupted_by_signals() -> Iterator[None]:
    """Lets a CI system that ends the job do what Ctrl-C does: leave what was found so far."""
    before = {}
    for name in ("SIGTERM", "SIGBREAK"):  # the second is Windows' own
        with suppress(ValueError, AttributeError):  # only the main thread hears of signals
            before[name] = signal.signal(getattr(signal, name), signal.default_int_handler)
    try:
        yield
    finally:
        for name, handler in before.items():
            signal.signal(getattr(signal, name), handler)


async def _document(
    order: RehearsalOrder, rehearsal: Rehearsal, registry: Registry, code: str
) -> Document:
    return await document_of(
        rehearsal,
        registry,
        manifest=order.manifest,
        language=code,
        key=secrets.token_bytes(32),
        clock=lambda: datetime.now(UTC),
    )


def _epilogue(order: RehearsalOrder, rehearsal: Rehearsal, document: Document) -> str:
    """What to do next: of scenarios that failed these alone, or else all that was asked."""
    failed = {one.check for one in document.results if one.status in ACTED_ON}
    given = {PurePath(name).stem: name for name in order.asked}
    names = [given.get(one.name, one.name) for one in order.scenarios if one.check in failed]
    command = shlex.join(["profit-check", "rehearse", *(names or order.asked), "--", "COMMAND"])
    if rehearsal.dry is None or not rehearsal.dry.exchanges or rehearsal.dry.ended.status:
        template = mark(
            "First make COMMAND work with the sandbox and end with exit status 0; then: {command}"
        )
        return tell(say(template, command=command))
    return tell(say("Mend what failed, and rehearse again: {command}", command=command))


def _announce(scenario: Scenario | None) -> None:
    started = say("Rehearsing {name}", name=scenario.name) if scenario else say("Dry run")
    echo(started, err=True)


def _show_output(rehearsal: Rehearsal, document: Document, verbose: bool) -> None:
    """What the program printed: all of it, or the end of it where the program did not cope."""
    masked = Redactor(_secrets(rehearsal.production.world))
    for name, failed, performance in _runs(rehearsal, document):
        if failed or verbose:
            for stream in (performance.ended.output, performance.ended.errors):
                _echo(name, masked.show(stream), verbose)


def _runs(rehearsal: Rehearsal, document: Document) -> Iterator[tuple[str, bool, Performance]]:
    """Each run with its name, and whether the program did not cope with it."""
    statuses = {result.check: result.status for result in document.results}
    if rehearsal.dry:
        yield tell(say("the dry run")), rehearsal.dry.ended.status != 0, rehearsal.dry
    for scenario in rehearsal.scenarios:
        for performance in rehearsal.runs(scenario):
            yield scenario.name, statuses.get(scenario.check) not in _COPED, performance


def _echo(name: str, text: str, whole: bool) -> None:
    lines = block(text).strip("\n").splitlines()
    for line in lines if whole else lines[-SHOWN_LINES:]:
        click.echo(f"  {name} | {line}", err=True)


def _secrets(world: World) -> list[str]:
    """All that opens the sandbox: made up, yet nothing that output should get used to."""
    return [world.token, world.bearer, *world.client]
