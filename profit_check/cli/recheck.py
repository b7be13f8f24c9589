"""`profit-check recheck`: judges a dossier again, and names all that differs."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from profit_check.cli.day import Day
from profit_check.cli.language import current, echo, lang_option
from profit_check.cli.options import plugin_option
from profit_check.cli.spoken import Spoken
from profit_check.language.phrase import say

if TYPE_CHECKING:
    from profit_check.dossier.recheck import Rechecked


@click.command(
    cls=Spoken,
    help=say(
        "Judges the dossier in DIR again, without network or credential, and names each file and "
        "each result that is not as it was written."
    ),
)
@click.argument("folder", type=click.Path(path_type=Path), metavar=say("DIR"))
@click.option(
    "--as-of",
    type=Day(),
    metavar=say("YYYY-MM-DD"),
    help=say("Judges it on that day as well, and tells what differs then."),
)
@click.option(
    "--verify",
    metavar=say("KEY"),
    type=click.Path(path_type=Path),
    help=say("The public Ed25519 key (PEM) of who signed the dossier."),
)
@plugin_option()
@click.option("--json", "as_json", is_flag=True, help=say("JSON on standard output, nothing else."))
@lang_option
def command(
    folder: Path,
    as_of: datetime | None,
    verify: Path | None,
    plugins: tuple[str, ...],
    as_json: bool,
) -> int:
    """Tells what differs, and gives the exit status."""
    from profit_check.dossier.recheck import plugins_of, recheck
    from profit_check.dossier.signature import read_public
    from profit_check.dossier.telling import as_data, lines
    from profit_check.registry import load

    key = read_public(verify) if verify else None
    named = plugins_of(folder)
    if named and not plugins:
        told = say(
            "The run used checks of {names}; give them with --plugin", names=", ".join(named)
        )
        echo(told, err=True)
    found = recheck(folder, load(plugins), key=key, as_of=as_of.date() if as_of else None)
    if as_json:
        import json

        click.echo(json.dumps(as_data(found, current()), indent=2))
    else:
        for line in lines(found):
            echo(line)
    return _exit_status(found)


def _exit_status(found: Rechecked) -> int:
    """0 when all agrees, and the gate of the other day holds; 1, or what that gate gives."""
    from profit_check import gate

    if not found.agrees:
        return gate.EXIT_NOT_READY
    return gate.exit_status(found.day.document.verdict) if found.day else gate.EXIT_READY
