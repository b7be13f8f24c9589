"""`profit-check observe`: judges the integration's own requests, from recorded traffic."""

from __future__ import annotations

from pathlib import Path

import click

from profit_check.language.catalogue import LANGUAGES


@click.command()
@click.argument("traffic", nargs=-1, required=True, metavar="TRAFFIC.har ...")
@click.option(
    "--manifest",
    type=click.Path(path_type=Path),
    help="What the integration says of itself (default: profit-check.toml here or in a parent).",
)
@click.option("--target", metavar="NAME", help="Which target of the manifest was called.")
@click.option("--only", multiple=True, metavar="ID", help="A check or family. Repeatable.")
@click.option("--skip", multiple=True, metavar="ID", help="A check or family. Repeatable.")
@click.option(
    "--report",
    "reports",
    multiple=True,
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Writes a report; its suffix picks the format. Repeatable.",
)
@click.option("--fail-on", type=click.Choice(["fail", "warn"]), default="fail", show_default=True)
@click.option("--lang", "code", type=click.Choice(LANGUAGES), default="en", show_default=True)
@click.option("--quiet", is_flag=True, help="Prints nothing, unless it cannot run.")
@click.option("--verbose", is_flag=True, help="Prints a line for every result.")
@click.option("--json", "as_json", is_flag=True, help="Results on standard output, nothing else.")
@click.option("--plugin", "plugins", multiple=True, metavar="FILE_OR_PACKAGE", help="More checks.")
def command(
    traffic: tuple[str, ...],
    manifest: Path | None,
    target: str | None,
    only: tuple[str, ...],
    skip: tuple[str, ...],
    reports: tuple[Path, ...],
    fail_on: str,
    code: str,
    quiet: bool,
    verbose: bool,
    as_json: bool,
    plugins: tuple[str, ...],
) -> int:
    """Judges what an integration sent to Profit, as HAR files tell it (- is standard input)."""
    raise NotImplementedError
