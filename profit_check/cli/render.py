"""`profit-check render`: another report from kept results, without any request."""

from __future__ import annotations

from pathlib import Path

import click

from profit_check.cli.language import current, echo, lang_option
from profit_check.cli.options import plugin_option, report_option
from profit_check.cli.spoken import Spoken
from profit_check.language.phrase import say


@click.command(
    cls=Spoken,
    help=say("Writes another report from kept RESULTS.json, without any request."),
)
@click.argument("results", type=click.Path(path_type=Path), metavar=say("RESULTS.json"))
@report_option(
    help=say(
        "Writes a report; the end of its name picks the format, such as .html, .md or .sarif. "
        "Repeatable. Without it Markdown is printed."
    )
)
@plugin_option()
@lang_option
def command(results: Path, reports: tuple[Path, ...], plugins: tuple[str, ...]) -> None:
    """Writes the reports, or prints Markdown."""
    from profit_check.kept import read
    from profit_check.registry import load
    from profit_check.rehearsal.pages import explaining
    from profit_check.report import build
    from profit_check.writers import formats

    spoken = current()
    for path in reports:
        formats.prepare(path)
    report = build(read(results), explaining(load(plugins), spoken.code), spoken)
    for path in reports:
        formats.write(report, path)
        echo(say("The report is in {file}", file=str(path)), err=True)
    if not reports:
        # As bytes, so that a file behind a pipe is UTF-8 on Windows too.
        click.echo(formats.render(report, ".md").encode("utf-8", "backslashreplace"), nl=False)
