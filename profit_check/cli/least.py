"""`profit-check least`: lists the least that an app connector must open for an integration."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from profit_check.cli.language import echo, lang_option
from profit_check.cli.options import manifest_option
from profit_check.cli.spoken import Spoken
from profit_check.errors import UsageError
from profit_check.language.phrase import Phrase, joined, mark, say
from profit_check.visible import line

if TYPE_CHECKING:
    from profit_check.conduct.least import Least, Needed
    from profit_check.model import Manifest, Snapshot

KINDS = {
    "get": mark("GetConnectors that must stay:"),
    "update": mark("UpdateConnectors that must stay:"),
    "file": mark("Connectors for files that must stay:"),
}


@click.command(
    cls=Spoken,
    help=say(
        "Lists the least that an app connector must open: the connectors, fields and methods that "
        "the manifest declares or recorded traffic shows; and, held against a snapshot, what can "
        "go. For the administrator of Profit."
    ),
)
@click.argument("traffic", nargs=-1, metavar="[TRAFFIC.har ...]")
@manifest_option
@click.option(
    "--snapshot",
    "kept",
    type=click.Path(path_type=Path),
    metavar=say("FILE"),
    help=say("What is open now (default: the only snapshot beside the manifest)."),
)
@lang_option
@click.option("--json", "as_json", is_flag=True, help=say("The list on standard output as JSON."))
def command(
    traffic: tuple[str, ...], manifest: Path | None, kept: Path | None, as_json: bool
) -> int:
    """Prints the list."""
    from profit_check.cli.choice import manifest_if_any
    from profit_check.cli.traffic import read_recorded
    from profit_check.conduct.least import least

    declared = manifest_if_any(manifest)
    if declared is None and not traffic:
        raise UsageError(
            say("least: there is no manifest and no traffic; name a manifest, or TRAFFIC.har")
        )
    calls = read_recorded(traffic, declared, quiet=as_json).calls if traffic else None
    found = least(declared, calls, _snapshot(kept, declared))
    if as_json:
        click.echo(json.dumps(_listed(found), indent=2, ensure_ascii=False))
    else:
        for told in _told(found):
            echo(told)
    return 0


def _snapshot(path: Path | None, manifest: Manifest | None) -> Snapshot | None:
    from profit_check.snapshot.kept import read

    if path:
        return read(path)
    beside = [*manifest.snapshots.values()] if manifest else []
    return beside[0] if len(beside) == 1 else None


def _listed(found: Least) -> dict[str, object]:
    open_beyond = None if found.superfluous is None else list(found.superfluous)
    return {"needed": [asdict(one) for one in found.needed], "can_go": open_beyond}


def _told(found: Least) -> Iterator[str]:
    for kind, title in KINDS.items():
        needed = [one for one in found.needed if one.kind == kind and one not in found.unseen]
        if needed:
            yield say(title)
            yield from ("  " + _needed(one) for one in needed)
    if found.unseen:
        yield say("Declared, but never called in the recorded traffic; ask the developer:")
        yield from ("  " + _needed(one) for one in found.unseen)
    if found.superfluous is None:
        yield say("What can go is not known: keep a snapshot with `profit-check snapshot`.")
        return
    yield say("What can go:")
    yield from (f"  {line(id)}" for id in found.superfluous)
    for one in found.needed:
        if one.superfluous:
            names = line(", ".join(one.superfluous))
            yield "  " + say("fields of {id}: {names}", id=line(one.id), names=names)
    if not found.superfluous and not any(one.superfluous for one in found.needed):
        yield "  " + say("nothing")


def _needed(one: Needed) -> Phrase:
    """The connector with its methods, its fields, and how often it was called."""
    parts: list[str] = [line(one.id)]
    if one.kind == "update":
        parts.append(say("methods {names}", names=", ".join(one.methods)))
    if one.fields:
        parts.append(say("fields {names}", names=line(", ".join(one.fields))))
    if one.calls is not None:
        parts.append(say("requests: {count:,}", count=one.calls))
    if not one.declared:
        parts.append(say("not in the manifest"))
    return joined(parts)
