"""`profit-check checks`: lists the checks, or explains one."""

from __future__ import annotations

from itertools import groupby
from shutil import get_terminal_size

import click

from profit_check.check import Check
from profit_check.cli.completion import check_names
from profit_check.cli.language import current, echo, lang_option, tell
from profit_check.cli.options import plugin_option
from profit_check.cli.spoken import Spoken
from profit_check.errors import UsageError
from profit_check.explanation import explain
from profit_check.language.phrase import say
from profit_check.prose import Block, blocks
from profit_check.registry import Registry, load, position
from profit_check.wording import LEVELS
from profit_check.writers.catalogue import levels, markdown


@click.command(
    cls=Spoken,
    help=say("Lists the checks; with an ID, explains one and names the faults that it catches."),
)
@click.argument("id", required=False, shell_complete=check_names)
@lang_option
@plugin_option()
@click.option(
    "--markdown", "as_markdown", is_flag=True, help=say("All of them as one Markdown page.")
)
@click.option(
    "--requirements",
    "as_requirements",
    is_flag=True,
    help=say("What AFAS asks, and which checks look at it, as one Markdown page."),
)
@click.option(
    "--mutants",
    "proves",
    is_flag=True,
    help=say("Runs every check that ships against every fault and near miss of the sandbox."),
)
def command(
    id: str | None,
    plugins: tuple[str, ...],
    as_markdown: bool,
    as_requirements: bool,
    proves: bool,
) -> int:
    """Lists, explains, or proves."""
    if proves and as_markdown:
        raise UsageError(say("--markdown, --mutants: they do not go together; give one of them"))
    if proves:
        return _prove(id, plugins)
    registry = load(plugins)
    if as_markdown:
        click.echo(markdown(registry), nl=False)
    elif as_requirements:
        click.echo(_requirements(registry), nl=False)
    elif id is None:
        _list(list(registry))
    elif id in registry:
        _explain(registry[id])
    elif members := [check for check in registry if check.family == id]:
        _list(members)
    else:
        raise UsageError(say("checks {id}: no such check", id=id) + registry.nearest(id))
    return 0


def _requirements(registry: Registry) -> str:
    from profit_check.rehearsal.scenario_file import shipped
    from profit_check.writers.requirements import markdown

    return markdown(registry, [one.check for one in shipped().values()])


def _prove(id: str | None, plugins: tuple[str, ...]) -> int:
    from profit_check.cli.proving import prove

    if id or plugins:
        unwanted = "--plugin" if plugins else id
        raise UsageError(
            say("--mutants: proves all checks that ship; leave out {unwanted}", unwanted=unwanted)
        )
    return prove()


def _list(checks: list[Check]) -> None:
    checks.sort(key=lambda check: (position(check.family), check.id))
    width = max(len(check.id) for check in checks)
    longest = max(len(tell(level)) for level in LEVELS.values())
    for family, members in groupby(checks, key=lambda check: check.family):
        click.secho(family, bold=True)
        for check in members:
            title = explain(check, current().code).title
            level = tell(LEVELS[check.level])
            click.echo(f"  {check.id:{width}}  {level:{longest}}  {title}")


def _explain(check: Check) -> None:
    page = explain(check, current().code)
    click.secho(check.id, bold=True)
    click.echo(page.title + "\n")
    echo(say("level: {levels}", levels=levels(check)))
    if check.afas_rules:
        echo(say("AFAS rules: {rules}", rules=", ".join(check.afas_rules)))
    if check.needs:
        echo(say("needs: {checks}", checks=", ".join(check.needs)))
    headings = say("Why"), say("Fix"), say("References")
    for heading, text in zip(headings, (page.why, page.fix, page.references), strict=True):
        if text:
            click.echo("")
            click.secho(tell(heading), bold=True)
            click.echo("\n\n".join(_wrapped(block) for block in blocks(text)))
    _tell_mutants(check.id)


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


def _tell_mutants(id: str) -> None:
    """Names the faults of the sandbox that the check catches, and what it must not alarm on."""
    from profit_check.proof.cases import known

    subjects = known().values()
    for heading, members in (
        (say("Catches"), [one for one in subjects if id in one.trips]),
        (say("Does not alarm on"), [one for one in subjects if id in one.near]),
    ):
        if members:
            click.echo("")
            click.secho(tell(heading), bold=True)
            for one in members:
                click.echo(f"- {one.name}: {tell(one.title)}")
