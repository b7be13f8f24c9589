"""`profit-check snapshot`: keeps what a target offers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from profit_check.cli.language import echo, lang_option
from profit_check.cli.options import target_option, timeout_option
from profit_check.cli.spoken import Spoken
from profit_check.errors import UsageError
from profit_check.language.phrase import say
from profit_check.system_errors import reason

if TYPE_CHECKING:
    from profit_check.model import Snapshot


@click.command(
    cls=Spoken,
    help=say(
        "Keeps what a target offers: its connectors, their fields, no rows and no secret.\n\n"
        "Keep the file with the manifest. `run` then tells what has changed since, and so does "
        "`diff`."
    ),
)
@click.argument("manifest", type=click.Path(path_type=Path), required=False)
@target_option
@click.option(
    "--output",
    metavar=say("FILE"),
    type=click.Path(path_type=Path),
    help=say("Where to keep it; beside the manifest if left out, where `run` finds it."),
)
@click.option("--only-used", is_flag=True, help=say("Only the connectors that the manifest uses."))
@timeout_option
@lang_option
def command(
    manifest: Path | None, target: str | None, output: Path | None, only_used: bool, timeout: float
) -> None:
    """Asks the target, and writes the snapshot."""
    from profit_check.cli.choice import choose_target
    from profit_check.cli.live import live_snapshot
    from profit_check.manifest.load import find, load
    from profit_check.snapshot.kept import file_name, read

    path = manifest or find(Path.cwd())
    loaded = load(path)
    chosen = choose_target(loaded, target)
    place = output or path.parent / file_name(chosen.name)
    if place.exists():
        read(place)  # what is no snapshot is not overwritten
    taken = live_snapshot(loaded, chosen, only_used=only_used, timeout=timeout)
    _tell(taken, place, changed=_write(taken, place))


def _write(taken: Snapshot, place: Path) -> bool:
    """Writes the file; says whether that changed it."""
    from profit_check.snapshot.text import encoded

    content = encoded(taken)
    try:
        if place.exists() and place.read_bytes() == content:
            return False
        place.write_bytes(content)
    except OSError as error:
        raise UsageError(
            say("--output {file}: cannot be written ({why})", file=str(place), why=reason(error))
        ) from None
    return True


def _tell(taken: Snapshot, place: Path, *, changed: bool) -> None:
    from profit_check.visible import line

    refused = [one.id for one in taken.get if one.fields is None]
    refused += [one.id for one in taken.update if one.definition is None]
    for id in sorted(refused):
        echo(say("{id}: Profit refuses its definition; kept as null", id=line(id)), err=True)
    found = say(
        "GetConnectors {get}, UpdateConnectors {update}",
        get=len(taken.get),
        update=len(taken.update),
    )
    file, environment = str(place), taken.environment_id
    if not changed:
        text = say(
            "{file} is up to date: nothing has changed in it ({found}).", file=file, found=found
        )
    elif environment:
        text = say(
            "Wrote {file} of environment {id}: {found}.", file=file, id=environment, found=found
        )
    else:
        text = say("Wrote {file}: {found}.", file=file, found=found)
    echo(text)
