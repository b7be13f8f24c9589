"""`profit-check dossier`: checks a target, and keeps the run for who assesses it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from profit_check.cli.language import echo, lang_option
from profit_check.cli.options import (
    as_of_option,
    asking_options,
    auditor_option,
    fail_on_option,
    isolation_option,
    plugin_option,
    profile_option_with,
    selection_options,
    target_option,
    telling_options,
    traffic_option,
)
from profit_check.cli.run import Given, ordered
from profit_check.cli.spoken import Spoken
from profit_check.errors import UsageError
from profit_check.language.phrase import say, say_number
from profit_check.model import Profile

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from profit_check.assessment import Asked
    from profit_check.cli.execution import Order
    from profit_check.dossier.differences import Differing
    from profit_check.engine import Listener
    from profit_check.model import Document
    from profit_check.replay.tape import Tape


@click.command(
    cls=Spoken,
    help=say(
        "Checks a target of MANIFEST, as `profit-check run` does, and keeps the run in a folder: "
        "report, results, annexes, letters, and all it takes to judge it again."
    ),
)
@click.argument("manifest", type=click.Path(path_type=Path), required=False)
@click.option(
    "--out",
    required=True,
    metavar=say("DIR"),
    type=click.Path(path_type=Path),
    help=say("The folder to write: a new one, or an empty one."),
)
@click.option(
    "--sign",
    metavar=say("KEY"),
    type=click.Path(path_type=Path),
    help=say("A private Ed25519 key (PEM) to sign the dossier with."),
)
@target_option
@profile_option_with(Profile.CERTIFICATION)
@selection_options
@fail_on_option
@lang_option
@telling_options()
@asking_options
@plugin_option()
@auditor_option
@isolation_option
@as_of_option
@traffic_option
def command(out: Path, sign: Path | None, **given: Any) -> int:
    """Runs the checks, writes the dossier, and gives the exit status."""
    from profit_check.cli.execution import ask_target, carry_out
    from profit_check.dossier.writing import prepare
    from profit_check.language.catalogue import language
    from profit_check.replay.tape import Tape

    asked = Given(**given)
    key = _key(sign)
    prepare(out)
    order = ordered(asked)
    done: list[Run] = []

    async def assessing(listener: Listener) -> Document:
        tapes: list[Tape] = []

        def tapped(client: Asked) -> Tape:
            tapes.append(Tape(client))
            return tapes[0]

        document = await ask_target(order, listener, tapped)
        done.append(Run(tapes[0], document))
        return document

    spoken = language(order.options.language)
    status = carry_out(assessing, asked.output(), order.registry, spoken, order.manifest)
    quiet = asked.quiet or asked.as_json
    _keep(order, done[0], out, key, quiet=quiet)
    return status


@dataclass(frozen=True, slots=True)
class Run:
    """A run that is over: all that was asked, and what it came to."""

    tape: Tape
    document: Document


def _key(path: Path | None) -> Ed25519PrivateKey | None:
    if path is None:
        return None
    from profit_check.dossier.signature import PASSPHRASE, read_private

    return read_private(path, os.environ.get(PASSPHRASE))


def _keep(
    order: Order, run: Run, folder: Path, key: Ed25519PrivateKey | None, *, quiet: bool
) -> None:
    from profit_check.cli.checkout import in_checkout
    from profit_check.dossier.bundle import bundle
    from profit_check.dossier.search import trace, values_of
    from profit_check.dossier.sums import SIGNATURE, SUMS, sums_of
    from profit_check.dossier.writing import write
    from profit_check.pseudonyms import pseudonymised
    from profit_check.replay.keeping import kept_run

    document = in_checkout(run.document, order.manifest.path, os.environ)
    raw = kept_run(run.tape, order.manifest, order.target, order.options, document)
    values = values_of(raw)
    made = bundle(pseudonymised(raw), order.registry, run.document, sought=len(values))
    found = trace(made.files, order.credential.secrets, values)
    if found is not None:
        raise UsageError(say("no dossier was written: {found}", found=found))
    sums = sums_of(made.files)
    files = {**made.files, SUMS: sums}
    if key is not None:
        from profit_check.dossier.signature import sign

        files[SIGNATURE] = sign(sums, key)
    write(folder, files)
    if not quiet:
        _tell(folder, len(files), made.unrepeated, is_signed=key is not None)


def _tell(folder: Path, count: int, unrepeated: Sequence[Differing], *, is_signed: bool) -> None:
    template = say("The dossier is in {folder}: {count} files", folder=str(folder), count=count)
    signed = say(
        "The dossier is in {folder}: {count} files, signed", folder=str(folder), count=count
    )
    echo(signed if is_signed else template)
    if unrepeated:
        echo(
            say_number(
                "Judged again from the dossier, {count} result is another:",
                "Judged again from the dossier, {count} results are others:",
                count=len(unrepeated),
            )
        )
    for one in unrepeated:
        echo(f"  {one.check} {one.subject or ''}".rstrip())
    echo(say("Judge it again: {command}", command=f"profit-check recheck {folder}"))
