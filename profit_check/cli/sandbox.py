"""`profit-check sandbox`: serves an emulated environment until it is stopped."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from profit_check.cli.seconds import Seconds
from profit_check.errors import UsageError

if TYPE_CHECKING:
    from profit_check.sandbox.faults import Fault
    from profit_check.sandbox.server import SandboxServer
    from profit_check.sandbox.world import World


@click.command()
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.option("--port", default=8099, show_default=True, help="0 takes any free port.")
@click.option(
    "--fault",
    "faults",
    multiple=True,
    metavar="NAME[=CONNECTOR]",
    help="A fault to show, for one connector or for all. Repeatable.",
)
@click.option(
    "--list-faults", is_flag=True, help="Lists the faults and what they trip; serves nothing."
)
@click.option(
    "--generate",
    type=(click.IntRange(min=0), click.IntRange(min=0)),
    metavar="CONNECTORS ROWS",
    help="Makes up a world instead.",
)
@click.option(
    "--delay",
    type=Seconds(min=0),
    default=0.0,
    metavar="MS",
    help="Milliseconds that every answer waits.",
)
@click.option("--writes", is_flag=True, help="Accepts what is written too, and keeps none of it.")
def command(
    file: Path | None,
    port: int,
    faults: tuple[str, ...],
    list_faults: bool,
    generate: tuple[int, int] | None,
    delay: float,
    writes: bool,
) -> None:
    """Serves an emulated environment on this machine, from a world FILE (default: a webshop)."""
    from profit_check.sandbox.faults import named

    if list_faults:
        _list()
        return
    switched_on = [named(name) for name in faults]
    world = _world(file, generate)
    _refuse_strangers(switched_on, world)

    from profit_check.sandbox.server import SandboxServer

    server = SandboxServer(world, switched_on, port, delay, writable=writes)
    _announce(server, world, faults)
    try:
        server.serve()
    except KeyboardInterrupt:
        click.echo("stopped")


def _world(file: Path | None, generate: tuple[int, int] | None) -> World:
    from profit_check.sandbox.generated import generated_world
    from profit_check.sandbox.sample import WEBSHOP
    from profit_check.sandbox.world_file import load_world

    if file and generate:
        raise UsageError("--generate: makes up a world, so leave out the file")
    if generate:
        return generated_world(*generate)
    return load_world(file or WEBSHOP / "world.json")


def _refuse_strangers(faults: list[Fault], world: World) -> None:
    known = {one.id.lower() for one in world.get} | {one["id"].lower() for one in world.update}
    for fault in faults:
        if fault.connector is not None and fault.connector.lower() not in known:
            raise UsageError(f"--fault {fault.name}={fault.connector}: there is no such connector")


def _list() -> None:
    from profit_check.sandbox.faults import catalogue

    for fault in catalogue().values():
        trips = ", ".join(sorted(fault.trips)) or "nothing: it is a near miss"
        click.echo(f"{fault.name}\n    {fault.title}\n    trips {trips}")


def _announce(server: SandboxServer, world: World, faults: tuple[str, ...]) -> None:
    digits = world.token.removeprefix("<token><version>1</version><data>").partition("<")[0]
    client_id, client_secret = world.client
    click.echo(f"Sandbox of environment {world.environment_id} at {server.base_url}")
    click.echo(f"  classic token   {digits}")
    click.echo(f"  OAuth client    {client_id} with client secret {client_secret}")
    click.echo("  (made up: these open this sandbox and nothing else)")
    if faults:
        click.echo(f"  faults          {', '.join(faults)}")
    click.echo("Stop it with Ctrl-C.")
