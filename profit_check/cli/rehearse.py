"""`profit-check rehearse`: plays AFAS's faults to an integration, and judges how it copes."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from profit_check.cli.language import current, lang_option, tell
from profit_check.cli.options import (
    Telling,
    fail_on_option,
    manifest_option,
    report_option,
    telling_options,
)
from profit_check.cli.seconds import Seconds
from profit_check.cli.spoken import Spoken
from profit_check.errors import UsageError
from profit_check.language.phrase import say

if TYPE_CHECKING:
    from profit_check.cli.rehearsal_order import RehearsalOrder

_COMMAND = "profit_check.command"
_USUAL_ID = "12345_678900"


class WithCommand(Spoken):
    """A command whose arguments after `--` are a command of the user's."""

    def parse_args(self, context: click.Context, args: list[str]) -> list[str]:
        """Takes the user's command off, so that it is not mistaken for scenarios and options."""
        place = args.index("--") if "--" in args else len(args)
        context.meta[_COMMAND] = tuple(args[place + 1 :])
        return super().parse_args(context, args[:place])

    def collect_usage_pieces(self, context: click.Context) -> list[str]:
        """How the command is used."""
        return [*super().collect_usage_pieces(context), tell(say("-- COMMAND ..."))]


@click.command(
    cls=WithCommand,
    help=say(
        "Plays AFAS's faults to COMMAND while it works, and judges how it copes. SCENARIO is a "
        "name, the .toml file of one, or `all`. COMMAND finds a sandbox by PROFIT_BASE_URL, "
        "PROFIT_TOKEN, PROFIT_CLIENT_ID, PROFIT_CLIENT_SECRET and PROFIT_INTEGRATION_ID in its "
        "environment, and may write the rows that it read to the file PROFIT_ROWS."
    ),
)
@click.argument("scenarios", nargs=-1, metavar=say("SCENARIO ..."))
@click.option("--list", "listed", is_flag=True, help=say("Lists the scenarios; plays nothing."))
@click.option("--schema", is_flag=True, help=say("Prints the JSON Schema of a scenario's file."))
@click.option(
    "--world",
    type=click.Path(path_type=Path),
    metavar=say("FILE"),
    help=say("The data of the sandbox (default: a webshop)."),
)
@click.option(
    "--env",
    "names",
    multiple=True,
    metavar=say("NAME=OWN_NAME"),
    help=say("Another name for a variable that COMMAND gets. Repeatable."),
)
@click.option(
    "--deadline",
    type=Seconds(min=0, min_open=True),
    default=60.0,
    show_default=True,
    metavar=say("SECONDS"),
    help=say("How long COMMAND may take each time."),
)
@manifest_option
@report_option()
@fail_on_option
@lang_option
@telling_options(verbose=say("Prints all that COMMAND prints, and every result."))
@click.pass_context
def command(context: click.Context, /, **given: Any) -> int:
    """Plays the scenarios, and gives the exit status."""
    asked = Given(program=context.meta[_COMMAND], **given)
    if asked.listed or asked.schema:
        _print(asked.schema)
        return 0
    from profit_check.cli.rehearsal_order import play

    return play(_order(asked), asked.output())


@dataclass(frozen=True, slots=True)
class Given(Telling):
    """The options of the command line, as click gives them; `program` is what follows `--`."""

    program: tuple[str, ...]
    scenarios: tuple[str, ...]
    listed: bool
    schema: bool
    world: Path | None
    names: tuple[str, ...]
    deadline: float
    manifest: Path | None


def _order(asked: Given) -> RehearsalOrder:
    from profit_check.cli.choice import manifest_if_any
    from profit_check.cli.rehearsal_order import RehearsalOrder
    from profit_check.rehearsal.performance import Production, renamed
    from profit_check.rehearsal.scenario_file import chosen
    from profit_check.sandbox.sample import WEBSHOP
    from profit_check.sandbox.world_file import load_world

    if not asked.scenarios:
        raise UsageError(say("SCENARIO: none is named; name one (--list shows them), or all"))
    if not asked.program:
        raise UsageError(say("COMMAND: there is none; give the integration's command after --"))
    scenarios, manifest = chosen(asked.scenarios), manifest_if_any(asked.manifest, _checks())
    production = Production(
        command=asked.program,
        world=load_world(asked.world or WEBSHOP / "world.json"),
        environ=os.environ,
        integration_id=(manifest and manifest.integration.integration_id) or _USUAL_ID,
        names=renamed(asked.names),
        deadline=asked.deadline,
    )
    return RehearsalOrder(production, scenarios, asked.scenarios, manifest)


def _checks() -> list[str]:
    from profit_check.registry import load as load_checks

    return [check.id for check in load_checks()]


def _print(schema: bool) -> None:
    import json

    from profit_check.rehearsal.faulty_file import schema as schema_of
    from profit_check.rehearsal.pages import explanation
    from profit_check.rehearsal.scenario_file import shipped

    if schema:
        click.echo(json.dumps(schema_of(), indent=2, ensure_ascii=False))
        return
    for name, scenario in shipped().items():
        click.echo(f"{name}\n    {explanation(scenario, current().code).title}")
