"""What all commands that judge share: assessing, writing reports, the exit status."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from profit_check import gate
from profit_check.assessment import Asked, Options, assess
from profit_check.cli.baseline import Earlier
from profit_check.cli.checkout import in_checkout
from profit_check.cli.github import tell_github
from profit_check.cli.interruption import interruptible
from profit_check.cli.terminal import Terminal
from profit_check.comparison.changes import held_against
from profit_check.comparison.words import gate_lines
from profit_check.engine import Listener
from profit_check.errors import UsageError
from profit_check.explanation import explained_by
from profit_check.language.catalogue import Language, language
from profit_check.language.phrase import joined
from profit_check.model import Document, Manifest, Target
from profit_check.profit.environments import base_url
from profit_check.profit.other_targets import other_addresses
from profit_check.registry import Registry
from profit_check.report import Report, build
from profit_check.wire.client import Client
from profit_check.wire.credentials import Credential
from profit_check.wire.http import HttpTransport
from profit_check.writers import formats

INTERRUPTED = 130

Assessing = Callable[[Listener], Coroutine[Any, Any, Document]]

PROFIT_LANGUAGES = {"en": "en-us", "nl": "nl-nl"}
"""What Profit is asked to answer in, by the language of the report."""


@dataclass(frozen=True, slots=True)
class Order:
    """A run as it was asked for. Time-outs are in seconds; `credential` is never shown."""

    manifest: Manifest
    target: Target
    credential: Credential = field(repr=False)
    registry: Registry
    options: Options = field(default_factory=Options)
    connect_timeout: float = 10.0
    timeout: float = 60.0
    keep_rows: bool = False
    baseline: Earlier | None = None


@dataclass(frozen=True, slots=True)
class Output:
    """What a run is to leave behind: files, and with `as_json` the results on standard output.

    `epilogue` stands at the end of the summary in place of the command that asks again. `environ`
    are the environment variables by which a CI system says that it is one.
    """

    reports: Sequence[Path] = ()
    as_json: bool = False
    quiet: bool = False
    verbose: bool = False
    fail_on: str = "fail"
    epilogue: str = ""
    environ: Mapping[str, str] = field(default_factory=dict, repr=False)


def execute(order: Order, output: Output) -> int:
    """Runs, writes and prints; returns the exit status. UsageError for a file not to be written."""
    prepare(output)

    async def assessing(listener: Listener) -> Document:
        return await ask_target(order, listener)

    spoken = language(order.options.language)
    return carry_out(assessing, output, order.registry, spoken, order.manifest, order.baseline)


def prepare(output: Output) -> None:
    """Makes sure, before any work, that all reports can be written; else UsageError."""
    for path in output.reports:
        formats.prepare(path)


def carry_out(
    assessing: Assessing,
    output: Output,
    registry: Registry,
    spoken: Language,
    manifest: Manifest | None,
    baseline: Earlier | None = None,
) -> int:
    """Assesses while a person can follow and interrupt it, then delivers; the exit status."""
    with interruptible() as interruption:

        async def cancellable(listener: Listener) -> Document:
            interruption.cancels_this_task()
            return await assessing(listener)

        with _terminal(output, spoken).progress() as listener:
            document = _held_against(baseline, asyncio.run(cancellable(listener)))
        if manifest:
            document = in_checkout(document, manifest.path, output.environ)
        return deliver(build(document, explained_by(registry, spoken.code), spoken), output)


def _terminal(output: Output, spoken: Language) -> Terminal:
    silent = output.quiet or output.as_json
    return Terminal(quiet=silent, verbose=output.verbose, language=spoken)


def deliver(report: Report, output: Output) -> int:
    """Writes and prints what a run has come to, and gives the exit status."""
    document = report.document
    unwritten = _write(report, output.reports)
    if output.as_json:
        click.echo(formats.render(report, ".json"), nl=False)
    written = [path for path in output.reports if path not in unwritten]
    status = _exit_status(document, output.fail_on)
    terminal = _terminal(output, report.language)
    terminal.summary(report, written, output.epilogue, gate_lines(document, status))
    tell_github(report, output.environ, annotate=not output.quiet, as_json=output.as_json)
    if unwritten:
        raise UsageError(joined(unwritten.values(), "\n"))
    return status


def _exit_status(document: Document, fail_on: str) -> int:
    if document.scope.interrupted:
        return INTERRUPTED
    return gate.exit_status(gate.decisive(document), fail_on)


def _held_against(earlier: Earlier | None, document: Document) -> Document:
    if earlier is None:
        return document
    baseline = held_against(document, earlier.document, earlier.file, earlier.sha256)
    return replace(document, baseline=baseline)


def _write(report: Report, paths: Sequence[Path]) -> dict[Path, str]:
    """Writes all it can, and gives what hindered each of the others: a run is not lost with one."""
    hindered = {}
    for path in paths:
        try:
            formats.write(report, path)
        except UsageError as error:
            hindered[path] = str(error)
    return hindered


async def ask_target(
    order: Order, listener: Listener, around: Callable[[Asked], Asked] = lambda client: client
) -> Document:
    """The document of the run; `around` may put something between the checks and the client."""
    client = Client(
        base_url(order.target),
        order.credential,
        HttpTransport(connect_timeout=order.connect_timeout, answer_timeout=order.timeout),
        integration_id=order.manifest.integration.integration_id,
        accept_language=PROFIT_LANGUAGES[order.options.language],
        keep_rows=order.keep_rows,
        elsewhere=other_addresses(order.manifest, order.target) if order.options.isolation else (),
    )
    try:
        return await assess(
            order.manifest,
            order.target,
            around(client),
            order.registry,
            order.options,
            clock=lambda: datetime.now(UTC),
            listener=listener,
        )
    finally:
        await client.close()
