"""`profit-check compare`: says what became of each finding between two kept runs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from profit_check.cli.language import current, lang_option, tell
from profit_check.cli.spoken import Spoken
from profit_check.language.phrase import joined, say

if TYPE_CHECKING:
    from profit_check.comparison.changes import Change, Changed
    from profit_check.language.phrase import Phrase
    from profit_check.model import Document

_REGRESSED = 1

_COLOURS = {"new": "red", "worse": "red", "still_there": "yellow", "fixed": "green"}


@dataclass(frozen=True, slots=True)
class Run:
    """A kept run, and the name of its file."""

    name: str
    document: Document


@click.command(
    cls=Spoken,
    help=say(
        "Says what became of each finding between two runs that were kept.\n\n"
        "Each is a file that `profit-check run --report FILE.json` wrote. Exit status: 0 when "
        "nothing is new or worse, 1 when something is; at level info nothing counts."
    ),
)
@click.argument("old", type=click.Path(path_type=Path), metavar=say("OLD.json"))
@click.argument("new", type=click.Path(path_type=Path), metavar=say("NEW.json"))
@click.option(
    "--json", "as_json", is_flag=True, help=say("The changes on standard output as JSON.")
)
@lang_option
def command(old: Path, new: Path, as_json: bool) -> int:
    """Reads both files, compares, prints; the exit status says whether something regressed."""
    from profit_check.comparison.changes import compare
    from profit_check.kept import read

    before, after = (Run(path.name, read(path)) for path in (old, new))
    found = compare(before.document.results, after.document.results)
    if as_json:
        _print_json(before, after, found)
    else:
        for line in _lines(before, after, found):
            click.echo(line)
    return _REGRESSED if any(one.regresses for one in found) else 0


def _print_json(before: Run, after: Run, found: Sequence[Changed]) -> None:
    from profit_check.comparison.document import dumps

    runs = (before.name, before.document), (after.name, after.document)
    click.echo(dumps(*runs, found, current()), nl=False)


def _lines(before: Run, after: Run, found: Sequence[Changed]) -> Iterator[str]:
    from profit_check.comparison.words import CHANGES, counted
    from profit_check.visible import line

    yield from (line(tell(text)) for text in _opening(before, after))
    for change, members in _by_change(found):
        yield ""
        yield click.style(f"{tell(CHANGES[change])} ({len(members)})", fg=_COLOURS.get(change))
        yield from (f"  {line(tell(_told(one)))}" for one in members)
    yield ""
    yield tell(counted(Counter(one.change for one in found)))


def _opening(before: Run, after: Run) -> Iterator[Phrase]:
    """What was compared, and what differs between the runs as a whole."""
    from profit_check.comparison.words import conditions, differences, reservations

    old, new = before.document, after.document
    yield say(
        "From {old} ({start}) to {new} ({end}): {integration} on target {target}",
        old=before.name,
        start=f"{old.started_at:%Y-%m-%d %H:%M}",
        new=after.name,
        end=f"{new.started_at:%Y-%m-%d %H:%M}",
        integration=new.integration.name,
        target=new.target["name"],
    )
    yield from differences(old, new)
    yield from reservations(conditions(old, before.name), conditions(new, after.name))


def _told(one: Changed) -> Phrase:
    from profit_check.comparison.words import standing

    result = one.result
    about = f"{result.check} {result.subject}" if result.subject else result.check
    stood = say("{now}, was: {was}", now=standing(one.after), was=standing(one.before))
    told = joined((about, stood, result.message), ": ")
    added = (say("not there before: {names}", names=", ".join(one.added)),) if one.added else ()
    return joined((told, *added), "; ")


def _by_change(found: Sequence[Changed]) -> Iterator[tuple[Change, list[Changed]]]:
    from itertools import groupby

    for change, members in groupby(found, key=lambda one: one.change):
        yield change, list(members)
