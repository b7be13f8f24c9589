"""`profit-check render`: another report from kept results, without any request."""

from __future__ import annotations

from pathlib import Path

import click

from profit_check.language.catalogue import LANGUAGES


@click.command()
@click.argument("results", type=click.Path(path_type=Path), metavar="RESULTS.json")
@click.option(
    "--report",
    "reports",
    multiple=True,
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Writes a report; .html, .md, .json or .ics. Repeatable. Without it Markdown is printed.",
)
@click.option("--lang", "code", type=click.Choice(LANGUAGES), default="en", show_default=True)
@click.option("--plugin", "plugins", multiple=True, metavar="FILE_OR_PACKAGE", help="More checks.")
def command(results: Path, reports: tuple[Path, ...], code: str, plugins: tuple[str, ...]) -> None:
    """Writes another report from kept RESULTS.json, without any request."""
    from profit_check.explanation import explained_by
    from profit_check.kept import read
    from profit_check.language.catalogue import language
    from profit_check.registry import load
    from profit_check.report import build
    from profit_check.writers import formats

    for path in reports:
        formats.prepare(path)
    report = build(read(results), explained_by(load(plugins), code), language(code))
    for path in reports:
        formats.write(report, path)
        click.echo(f"The report is in {path}", err=True)
    if not reports:
        # As bytes, so that a file behind a pipe is UTF-8 on Windows too.
        click.echo(formats.render(report, ".md").encode("utf-8", "backslashreplace"), nl=False)
