"""`profit-check checks`: lists the checks, or explains one."""

from __future__ import annotations

from itertools import groupby
from shutil import get_terminal_size

import click

from profit_check.check import Check
from profit_check.errors import UsageError
from profit_check.explanation import explain
from profit_check.language.catalogue import LANGUAGES
from profit_check.prose import Block, blocks
from profit_check.registry import load, position
from profit_check.writers.catalogue import levels, markdown


@click.command()
@click.argument("id", required=False)
@click.option("--lang", "language", type=click.Choice(LANGUAGES), default="en", show_default=True)
@click.option("--plugin", "plugins", multiple=True, metavar="FILE_OR_PACKAGE", help="More checks.")
@click.option("--markdown", "as_markdown", is_flag=True, help="All of them as one Markdown page.")
@click.option(
    "--mutants",
    "proves",
    is_flag=True,
    help="Runs every check that ships against every fault and near miss of the sandbox.",
)
def command(
    id: str | None, language: str, plugins: tuple[str, ...], as_markdown: bool, proves: bool
) -> int:
    """Lists the checks; with an ID, explains one and names the faults that it catches."""
    if proves:
        return _prove(id, plugins)
    registry = load(plugins)
    if as_markdown:
        click.echo(markdown(registry), nl=False)
    elif id is None:
        _list(list(registry), language)
    elif id in registry:
        _explain(registry[id], language)
    elif members := [check for check in registry if check.family == id]:
        _list(members, language)
    else:
        raise UsageError(f"checks {id}: no such check{registry.nearest(id)}")
    return 0


def _prove(id: str | None, plugins: tuple[str, ...]) -> int:
    from profit_check.cli.proving import prove

    if id or plugins:
        unwanted = "--plugin" if plugins else id
        raise UsageError(f"--mutants: proves all checks that ship; leave out {unwanted}")
    return prove()


def _list(checks: list[Check], language: str) -> None:
    checks.sort(key=lambda check: (position(check.family), check.id))
    width = max(len(check.id) for check in checks)
    for family, members in groupby(checks, key=lambda check: check.family):
        click.secho(family, bold=True)
        for check in members:
            title = explain(check, language).title
            click.echo(f"  {check.id:{width}}  {check.level:6}  {title}")


def _explain(check: Check, language: str) -> None:
    page = explain(check, language)
    click.secho(check.id, bold=True)
    click.echo(page.title + "\n")
    click.echo(f"level: {levels(check)}")
    if check.afas_rules:
        click.echo(f"AFAS rules: {', '.join(check.afas_rules)}")
    if check.needs:
        click.echo(f"needs: {', '.join(check.needs)}")
    headings = {"nl": ("Waarom", "Oplossing", "Bronnen")}.get(
        language, ("Why", "Fix", "References")
    )
    for heading, text in zip(headings, (page.why, page.fix, page.references), strict=True):
        if text:
            click.echo("")
            click.secho(heading, bold=True)
            click.echo("\n\n".join(_wrapped(block) for block in blocks(text)))
    _tell_mutants(check.id, language)


def _wrapped(block: Block) -> str:
    """A block of a page in lines that fit the terminal."""
    width = min(100, get_terminal_size().columns)
    starts = {"bullets": "- ", "steps": "{number}. "}.get(block.kind, "")
    lines = []
    for number, item in enumerate(block.items, 1):
        text = "".join(f"`{span.text}`" if span.code else span.text for span in item)
        start = starts.format(number=number)
        lines.append(click.wrap_text(text, width, start, " " * len(start)))
    return "\n".join(lines)


def _tell_mutants(id: str, language: str) -> None:
    """Names the faults of the sandbox that the check catches, and what it must not alarm on."""
    from profit_check.proof.cases import known

    caught, spared = {"nl": ("Vangt", "Slaat geen alarm bij")}.get(
        language, ("Catches", "Does not alarm on")
    )
    subjects = known().values()
    for heading, members in (
        (caught, [one for one in subjects if id in one.trips]),
        (spared, [one for one in subjects if id in one.near]),
    ):
        if members:
            click.echo("")
            click.secho(heading, bold=True)
            for one in members:
                click.echo(f"- {one.name}: {one.title}")
