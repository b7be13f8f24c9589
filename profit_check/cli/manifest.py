"""`profit-check manifest`: says whether a manifest is sound, without any request."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import click

from profit_check.cli.language import lang_option, tell
from profit_check.cli.options import plugin_option
from profit_check.cli.spoken import Spoken
from profit_check.errors import ManifestError, UsageError
from profit_check.language.phrase import Phrase, joined, mark, say, say_number
from profit_check.model import Manifest, Target, UpdateConnector, Waiver


@click.command(
    cls=Spoken,
    help=say(
        "Says whether each MANIFEST is sound, with the files it names; needs no credential.\n\n"
        "Without one it is profit-check.toml here or in a parent folder. Exit status: 0 when all "
        "are sound, 2 with a line for each fault."
    ),
)
@click.argument("manifests", type=click.Path(path_type=Path), metavar="[MANIFEST]...", nargs=-1)
@plugin_option(help=say("More checks, which a waiver may name. Repeatable."))
@lang_option
def command(manifests: tuple[Path, ...], plugins: tuple[str, ...]) -> None:
    """Loads each manifest and tells what is in it; raises ManifestError for all faults at once."""
    from profit_check.manifest.load import find, load
    from profit_check.profit.dutch_time import dutch_day
    from profit_check.registry import load as load_checks
    from profit_check.visible import line

    checks = load_checks(plugins)
    known = [check.id for check in checks]
    musts = frozenset(check.id for check in checks if check.is_always_a_must)
    today = dutch_day(datetime.now(UTC))
    faults: list[str] = []
    for path in manifests or (find(Path.cwd()),):
        try:
            manifest = load(path, known_checks=known)
        except ManifestError as error:
            faults += error.faults
        except UsageError as error:
            faults.append(str(error))
        else:
            click.echo(line(tell(say("{file}: sound", file=str(path)))))
            for told in _contents(manifest, today, musts):
                click.echo(f"  {line(tell(told))}")
    if faults:
        raise ManifestError(faults)


def _contents(manifest: Manifest, today: date, musts: Container[str]) -> Iterator[Phrase]:
    """What the manifest names, a line a kind; what it does not name is left out."""
    integration = manifest.integration
    numbered = f" ({integration.integration_id})" if integration.integration_id else ""
    yield say("integration: {name}", name=integration.name + numbered)
    yield _named(say("targets"), [_target(one) for one in manifest.targets.values()])
    kinds = (
        (say("GetConnectors"), [one.id for one in manifest.get]),
        (say("UpdateConnectors"), [_update(one) for one in manifest.update]),
        (say("files"), [one.id for one in manifest.file]),
        (say("snapshots of"), list(manifest.snapshots)),
    )
    for label, names in kinds:
        if names:
            yield _named(label, names)
    yield from (_waiver(one, today, musts) for one in manifest.waive)


def _named(label: Phrase, names: Sequence[str]) -> Phrase:
    return joined((label, joined(names, ", ")), ": ")


def _target(target: Target) -> Phrase:
    return say(
        "{name} ({type}, participant {participant})",
        name=target.name,
        type=target.type,
        participant=target.participant,
    )


def _update(connector: UpdateConnector) -> Phrase | str:
    count = len(connector.payloads)
    if not count:
        return connector.id
    return say_number(
        "{id} ({count:,} payload)", "{id} ({count:,} payloads)", count=count, id=connector.id
    )


def _waiver(waiver: Waiver, today: date, musts: Container[str]) -> Phrase:
    """Until when it holds, or why it cannot."""
    about = f"{waiver.check} {waiver.subject}" if waiver.subject else waiver.check
    if today > waiver.until:
        template = mark("waiver: {about}, ended on {until}: it covers nothing any more")
        return say(template, about=about, until=waiver.until)
    if waiver.check in musts and not waiver.agreed_with:
        template = mark(
            "waiver: {about}: it covers nothing, a must is only waived with agreed_with"
        )
        return say(template, about=about)
    return say("waiver: {about}, until {until}", about=about, until=waiver.until)
