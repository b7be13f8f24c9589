"""`profit-check sandbox`: serves an emulated environment until it is stopped."""

from __future__ import annotations

from contextlib import AbstractContextManager, closing, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from profit_check.cli.language import echo, lang_option, tell
from profit_check.cli.recording import recording
from profit_check.cli.seconds import Seconds
from profit_check.cli.spoken import Spoken
from profit_check.errors import UsageError
from profit_check.language.phrase import say

if TYPE_CHECKING:
    from profit_check.recorder.recorder import Recorder
    from profit_check.sandbox.faults import Fault
    from profit_check.sandbox.messages import Exchange
    from profit_check.sandbox.server import SandboxServer
    from profit_check.sandbox.world import World


@click.command(
    cls=Spoken,
    help=say(
        "Serves an emulated environment on this machine, from a world FILE (default: a webshop)."
    ),
)
@click.argument("file", metavar=say("[FILE]"), type=click.Path(path_type=Path), required=False)
@click.option(
    "--port", default=8099, show_default=True, metavar="N", help=say("0 takes any free port.")
)
@click.option(
    "--fault",
    "faults",
    multiple=True,
    metavar=say("NAME[=CONNECTOR]"),
    help=say("A fault to show, for one connector or for all. Repeatable."),
)
@click.option(
    "--list-faults", is_flag=True, help=say("Lists the faults and what they trip; serves nothing.")
)
@click.option(
    "--generate",
    type=(click.IntRange(min=0), click.IntRange(min=0)),
    metavar=say("CONNECTORS ROWS"),
    help=say("Makes up a world instead."),
)
@click.option(
    "--delay",
    type=Seconds(min=0),
    default=0.0,
    metavar=say("MS"),
    help=say("Milliseconds that every answer waits."),
)
@click.option(
    "--writes", is_flag=True, help=say("Accepts what is written too, and keeps none of it.")
)
@click.option(
    "--record",
    type=click.Path(path_type=Path),
    metavar="FILE.har",
    help=say("Records what comes in, as HAR, without credentials; a new file."),
)
@click.option("--keep-bodies", is_flag=True, help=say("Keeps bodies in that file too."))
@lang_option
def command(
    file: Path | None,
    port: int,
    faults: tuple[str, ...],
    list_faults: bool,
    generate: tuple[int, int] | None,
    delay: float,
    writes: bool,
    record: Path | None,
    keep_bodies: bool,
) -> None:
    """Serves until it is stopped."""
    from profit_check.sandbox.faults import named

    if list_faults:
        _list()
        return
    switched_on = [named(name) for name in faults]
    world = _world(file, generate)
    _refuse_strangers(switched_on, world)

    from profit_check.sandbox.server import SandboxServer

    watch = _Watch()
    server = SandboxServer(world, switched_on, port, delay, writable=writes, watch=watch)
    with closing(server), _recorded(record, server, keep_bodies) as recorder:
        watch.recorder = recorder
        watch.origin = server.origin
        _announce(server, world, faults, record)
        try:
            server.serve()
        except KeyboardInterrupt:
            echo(say("stopped"))


class _Watch:
    """Records what is served, once there is something to record with."""

    recorder: Recorder | None = None
    origin = ""

    def __call__(self, exchange: Exchange) -> None:
        from profit_check.recorder.of_sandbox import seen_of

        if self.recorder:
            self.recorder.record(seen_of(exchange, self.origin))


def _recorded(
    path: Path | None, server: SandboxServer, keep_bodies: bool
) -> AbstractContextManager[Recorder | None]:
    if path:
        return recording(path, server.base_url, keep_bodies=keep_bodies)
    if keep_bodies:
        raise UsageError(say("--keep-bodies: is about a recording; name its file with --record"))
    return nullcontext()


def _world(file: Path | None, generate: tuple[int, int] | None) -> World:
    from profit_check.sandbox.generated import generated_world
    from profit_check.sandbox.sample import WEBSHOP
    from profit_check.sandbox.world_file import load_world

    if file and generate:
        raise UsageError(say("--generate: makes up a world, so leave out the file"))
    if generate:
        return generated_world(*generate)
    return load_world(file or WEBSHOP / "world.json")


def _refuse_strangers(faults: list[Fault], world: World) -> None:
    known = {one.id.lower() for one in world.get} | {one["id"].lower() for one in world.update}
    for fault in faults:
        if fault.connector is not None and fault.connector.lower() not in known:
            named = f"{fault.name}={fault.connector}"
            raise UsageError(say("--fault {named}: there is no such connector", named=named))


def _list() -> None:
    from profit_check.sandbox.faults import catalogue

    for fault in catalogue().values():
        names = ", ".join(sorted(fault.trips))
        trips = (
            say("trips {names}", names=names) if names else say("trips nothing: it is a near miss")
        )
        click.echo(f"{fault.name}\n    {tell(fault.title)}\n    {tell(trips)}")


def _announce(
    server: SandboxServer, world: World, faults: tuple[str, ...], record: Path | None
) -> None:
    client_id, client_secret = world.client
    echo(
        say(
            "Sandbox of environment {id} at {place}", id=world.environment_id, place=server.base_url
        )
    )
    echo(say("  classic token   {token}", token=world.token))
    echo(
        say(
            "  OAuth client    {id} with client secret {secret}", id=client_id, secret=client_secret
        )
    )
    echo(say("  (made up: these open this sandbox and nothing else)"))
    if faults:
        echo(say("  faults          {names}", names=", ".join(faults)))
    if record:
        echo(say("  recorded in     {file}", file=record))
    echo(say("Stop it with Ctrl-C."))
