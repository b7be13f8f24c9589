"""`profit-check rehearse`: plays AFAS's faults to an integration, and judges how it copes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from profit_check.cli.seconds import Seconds
from profit_check.errors import UsageError
from profit_check.language.catalogue import LANGUAGES

if TYPE_CHECKING:
    from profit_check.cli.rehearsal_order import RehearsalOrder
    from profit_check.model import Manifest

_BEYOND = "profit_check.command"


class WithCommand(click.Command):
    """A command whose arguments after `--` are a command of the user's."""

    def parse_args(self, context: click.Context, args: list[str]) -> list[str]:
        """Takes the user's command off, so that it is not mistaken for scenarios and options."""
        place = args.index("--") if "--" in args else len(args)
        context.meta[_BEYOND] = tuple(args[place + 1 :])
        return super().parse_args(context, args[:place])

    def collect_usage_pieces(self, context: click.Context) -> list[str]:
        """How the command is used."""
        return [*super().collect_usage_pieces(context), "-- COMMAND ..."]


@click.command(cls=WithCommand)
@click.argument("scenarios", nargs=-1, metavar="SCENARIO ...")
@click.option("--list", "listed", is_flag=True, help="Lists the scenarios; plays nothing.")
@click.option("--schema", is_flag=True, help="Prints the JSON Schema of a scenario's file.")
@click.option(
    "--world",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The data of the sandbox (default: a webshop).",
)
@click.option(
    "--env",
    "names",
    multiple=True,
    metavar="NAME=OWN_NAME",
    help="Another name for a variable that COMMAND gets, such as PROFIT_BASE_URL. Repeatable.",
)
@click.option(
    "--deadline",
    type=Seconds(min=0, min_open=True),
    default=60.0,
    show_default=True,
    metavar="SECONDS",
    help="How long COMMAND may take each time.",
)
@click.option(
    "--manifest",
    type=click.Path(path_type=Path),
    help="What the integration says of itself (default: profit-check.toml here or in a parent).",
)
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
@click.option("--verbose", is_flag=True, help="Prints all that COMMAND prints, and every result.")
@click.option("--json", "as_json", is_flag=True, help="Results on standard output, nothing else.")
@click.pass_context
def command(
    context: click.Context,
    /,
    scenarios: tuple[str, ...],
    listed: bool,
    schema: bool,
    world: Path | None,
    names: tuple[str, ...],
    deadline: float,
    manifest: Path | None,
    **output: object,
) -> int:
    """Plays AFAS's faults to COMMAND while it works, and judges how it copes.

    SCENARIO is a name, the file of one, or `all`. COMMAND finds a sandbox by the variables
    PROFIT_BASE_URL, PROFIT_TOKEN, PROFIT_CLIENT_ID, PROFIT_CLIENT_SECRET and
    PROFIT_INTEGRATION_ID, and may write the rows that it read to the file PROFIT_ROWS.
    """
    if listed or schema:
        return _print(schema, str(output["code"]))
    from profit_check.cli.rehearsal_order import play

    return play(_order(context, scenarios, world, names, deadline, manifest), **output)  # type: ignore[arg-type]


def _order(
    context: click.Context,
    scenarios: tuple[str, ...],
    world: Path | None,
    names: tuple[str, ...],
    deadline: float,
    manifest: Path | None,
) -> RehearsalOrder:
    import os

    from profit_check.cli.rehearsal_order import RehearsalOrder
    from profit_check.rehearsal.performance import Production, renamed
    from profit_check.rehearsal.scenario_file import chosen
    from profit_check.sandbox.sample import WEBSHOP
    from profit_check.sandbox.world_file import load_world

    program: tuple[str, ...] = context.meta[_BEYOND]
    if not scenarios:
        raise UsageError("SCENARIO: none is named; name one (`--list` shows them), or all")
    if not program:
        raise UsageError("COMMAND: there is none; give the integration's command after --")
    picked, given = chosen(scenarios), _manifest(manifest)
    production = Production(
        command=program,
        world=load_world(world or WEBSHOP / "world.json"),
        environ=os.environ,
        integration_id=(given and given.integration.integration_id) or "12345_678900",
        names=renamed(names),
        deadline=deadline,
    )
    return RehearsalOrder(production, picked, given)


def _manifest(path: Path | None) -> Manifest | None:
    """The manifest that is named, or the one that is near; None where there is none."""
    from profit_check.manifest.load import find, load

    if path is None:
        try:
            path = find(Path())
        except UsageError:
            return None
    return load(path)


def _print(schema: bool, language: str) -> int:
    import json

    from profit_check.rehearsal.pages import explanation
    from profit_check.rehearsal.scenario_file import schema as schema_of
    from profit_check.rehearsal.scenario_file import shipped

    if schema:
        click.echo(json.dumps(schema_of(), indent=2, ensure_ascii=False))
        return 0
    for name, scenario in shipped().items():
        click.echo(f"{name}\n    {explanation(scenario, language).title}")
    return 0
