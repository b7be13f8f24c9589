"""`profit-check snapshot`: keeps what a target offers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from profit_check.errors import UsageError

if TYPE_CHECKING:
    from profit_check.model import Snapshot


@click.command()
@click.argument("manifest", type=click.Path(path_type=Path), required=False)
@click.option("--target", metavar="NAME", help="Which target; needed if there are more.")
@click.option(
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Where to keep it; beside the manifest if left out, where `run` finds it.",
)
@click.option("--only-used", is_flag=True, help="Only the connectors that the manifest uses.")
@click.option("--timeout", type=click.FloatRange(min=0.1), default=60.0, metavar="SECONDS")
def command(
    manifest: Path | None, target: str | None, output: Path | None, only_used: bool, timeout: float
) -> None:
    """Keeps what a target offers: its connectors, their fields, no rows and no secret.

    Keep the file with the manifest. `run` then tells what has changed since, and so does `diff`.
    """
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
        raise UsageError(f"--output {place}: cannot be written ({error.strerror})") from None
    return True


def _tell(taken: Snapshot, place: Path, *, changed: bool) -> None:
    from profit_check.visible import line

    refused = [one.id for one in taken.get if one.fields is None]
    refused += [one.id for one in taken.update if one.definition is None]
    for id in sorted(refused):
        click.echo(f"{line(id)}: Profit refuses its definition; kept as null", err=True)
    of = f" of environment {taken.environment_id}" if taken.environment_id else ""
    found = f"GetConnectors {len(taken.get)}, UpdateConnectors {len(taken.update)}"
    said = f"Wrote {place}" if changed else f"{place} is up to date: nothing has changed in it"
    click.echo(f"{said}{of}: {found}." if changed else f"{said} ({found}).")
