"""`profit-check diff`: compares what two targets offer, or one with what was kept of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from profit_check.cli.language import current, echo, lang_option, tell
from profit_check.cli.options import timeout_option
from profit_check.cli.spoken import Spoken
from profit_check.errors import UsageError
from profit_check.language.phrase import Phrase, joined, say
from profit_check.visible import line

if TYPE_CHECKING:
    from profit_check.model import Manifest, Snapshot
    from profit_check.snapshot.drift import Drift

_COLOURS = {"breaking": "red", "notable": "yellow", "harmless": "green"}
_WEIGHTS = {
    "breaking": say("breaking"),
    "notable": say("notable"),
    "harmless": say("harmless"),
}
_BREAKING = 1


@dataclass(frozen=True, slots=True)
class Side:
    """What is compared: its name as it was given, and its offer."""

    name: str
    offer: Snapshot

    @property
    def title(self) -> Phrase:
        """The name, and the id of the environment."""
        environment = self.offer.environment_id
        known = line(environment) if environment else say("environment not known")
        return say("{name} ({environment})", name=line(self.name), environment=known)


@click.command(
    cls=Spoken,
    help=say(
        "Says what changed from A to B, and what of it breaks this integration.\n\n"
        "Each is a file that `profit-check snapshot` wrote, or the name of a target, which is "
        "asked. Exit status: 0 when nothing breaks, 1 when something does, 3 when a target gave "
        "no answer."
    ),
)
@click.argument("a")
@click.argument("b")
@click.option(
    "--manifest",
    "path",
    metavar=say("FILE"),
    type=click.Path(path_type=Path),
    help=say("For whom; profit-check.toml here or in a parent folder if left out."),
)
@click.option("--only-used", is_flag=True, help=say("Only the connectors that the manifest uses."))
@click.option(
    "--json", "as_json", is_flag=True, help=say("The changes on standard output as JSON.")
)
@timeout_option
@lang_option
def command(
    a: str, b: str, path: Path | None, only_used: bool, as_json: bool, timeout: float
) -> int:
    """Compares, and gives the exit status."""
    from profit_check.manifest.load import find, load
    from profit_check.snapshot.drift import drift
    from profit_check.snapshot.weight import Weight

    manifest = load(path or find(Path.cwd()))
    kept = {name: _kept(name, manifest) for name in (a, b) if name not in manifest.targets}
    before, after = (
        Side(name, kept.get(name) or _live(name, manifest, only_used, timeout)) for name in (a, b)
    )
    found = drift(
        _compared(before, manifest, only_used), _compared(after, manifest, only_used), manifest
    )
    (_print_json if as_json else _print)(before, after, found, manifest)
    return _BREAKING if found.of(Weight.BREAKING) else 0


def _kept(name: str, manifest: Manifest) -> Snapshot:
    from profit_check.snapshot.kept import read

    if not Path(name).exists():
        known = ", ".join(manifest.targets)
        raise UsageError(
            say(
                "{name}: there is no such file, and no such target in {file}; "
                "give a snapshot file, or one of {known}",
                name=name,
                file=str(manifest.path),
                known=known,
            )
        )
    return read(Path(name))


def _compared(side: Side, manifest: Manifest, only_used: bool) -> Snapshot:
    from profit_check.snapshot.drift import connectors_of

    return connectors_of(side.offer, manifest) if only_used else side.offer


def _live(name: str, manifest: Manifest, only_used: bool, timeout: float) -> Snapshot:
    from profit_check.cli.live import live_snapshot

    return live_snapshot(manifest, manifest.targets[name], only_used=only_used, timeout=timeout)


def _print(before: Side, after: Side, found: Drift, manifest: Manifest) -> None:
    from profit_check.snapshot.drift import ALLOWED_SHARE
    from profit_check.snapshot.words import describe, tally_changes, tell_share

    name = line(manifest.integration.name)
    echo(say("From {a} to {b}, for {name}:", a=before.title, b=after.title, name=name))
    width = max(len(tell(word)) for word in _WEIGHTS.values())
    for change in found.changes:
        weight = click.style(f"{tell(_WEIGHTS[change.weight]):{width}}", fg=_COLOURS[change.weight])
        click.echo(f"  {weight}  {tell(describe(change.difference))}")
    echo(joined((tally_changes(found), tell_share(found))))
    if found.share > ALLOWED_SHARE:
        allowed = round(ALLOWED_SHARE * 100)
        echo(say("AFAS allows a customer of a certified integration {share} %.", share=allowed))


def _print_json(before: Side, after: Side, found: Drift, manifest: Manifest) -> None:
    from profit_check.snapshot.document import dumps

    sides = (before.name, before.offer), (after.name, after.offer)
    click.echo(dumps(*sides, found, current()), nl=False)
