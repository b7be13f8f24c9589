"""`profit-check impact`: which published changes of Profit touch what the integration uses."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from profit_check.cli.language import current, lang_option, tell
from profit_check.cli.spoken import Spoken
from profit_check.errors import UsageError
from profit_check.language.phrase import say
from profit_check.visible import block

if TYPE_CHECKING:
    from profit_check.model import Manifest, Published

_RELEASE = click.IntRange(1, 99)


@click.command(
    cls=Spoken,
    help=say(
        "Lists the published changes of Profit that touch what MANIFEST uses, breaking ones first."
        "\n\n"
        "Those after the release --from (default: the newest of tested_with), up to --to (default: "
        "the newest that is published). Ends with status 1 when one of them breaks the integration."
    ),
)
@click.argument("manifest", type=click.Path(path_type=Path), required=False)
@click.option("--from", "after", type=_RELEASE, metavar="N", help=say("The release you have now."))
@click.option("--to", "upto", type=_RELEASE, metavar="N", help=say("The release you go to."))
@click.option("--json", "as_json", is_flag=True, help=say("As JSON on standard output."))
@click.option(
    "--import",
    "page",
    type=click.Path(path_type=Path),
    metavar=say("PAGE.md"),
    help=say("Reads a page of AFAS's release notes, and keeps it beside the manifest."),
)
@click.option(
    "--release", type=_RELEASE, metavar="N", help=say("The release that the page is about.")
)
@lang_option
def command(
    manifest: Path | None,
    after: int | None,
    upto: int | None,
    as_json: bool,
    page: Path | None,
    release: int | None,
) -> int:
    """Tells of the changes, or reads a page of them."""
    from profit_check.cli import release_import
    from profit_check.manifest.load import find, load

    path = manifest or find(Path.cwd())
    if page is not None:
        if after or upto or as_json:
            raise UsageError(
                say("--import: only reads the page; leave out --from, --to and --json")
            )
        return release_import.keep(page, path.parent, release)
    if release is not None:
        raise UsageError(say("--release: says what the page is about that --import reads"))
    return _show(load(path), after, upto, as_json)


def _show(manifest: Manifest, after: int | None, upto: int | None, as_json: bool) -> int:
    from profit_check.cli import release_impact
    from profit_check.profit.releases import merged, shipped

    published = merged(shipped(), manifest.published)
    first = _first(manifest) if after is None else after
    last = _last(published, first) if upto is None else upto
    if last <= first:
        raise UsageError(
            say(
                "--to {last}: expected a release after {first}, where --from starts",
                last=last,
                first=first,
            )
        )
    found = release_impact.find(manifest, published, first, last)
    if as_json:
        click.echo(release_impact.as_json(found, current()), nl=False)
    else:
        for text in release_impact.in_words(found, current()):
            click.echo(block(tell(text)))
    return 1 if found.breaking else 0


def _first(manifest: Manifest) -> int:
    tested = manifest.integration.tested_with
    if not tested:
        raise UsageError(
            say(
                "--from: {file} has no integration.tested_with to start from; "
                "give the release that you have now, such as --from 7",
                file=str(manifest.path),
            )
        )
    return max(tested)


def _last(published: Published, first: int) -> int:
    releases = {change.release for change in published.changes}
    releases |= {note.release for note in published.notes}
    return max(*releases, first + 1)
