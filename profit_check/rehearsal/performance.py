"""One run of the program against a sandbox in which something happens."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from profit_check.errors import UsageError
from profit_check.language.phrase import say
from profit_check.rehearsal.program import Ended, run_program
from profit_check.rehearsal.rows_read import RowsUnreadable, read_rows
from profit_check.rehearsal.scenario import Step
from profit_check.rehearsal.stage import Stage
from profit_check.sandbox.messages import Exchange
from profit_check.sandbox.server import SandboxServer
from profit_check.sandbox.world import World

VARIABLES = (
    "PROFIT_BASE_URL",
    "PROFIT_TOKEN",
    "PROFIT_CLIENT_ID",
    "PROFIT_CLIENT_SECRET",
    "PROFIT_INTEGRATION_ID",
    "PROFIT_ROWS",
)
"""What the program is told in its environment; each can have another name."""

_PROXIES = ("NO_PROXY", "no_proxy")


@dataclass(frozen=True, slots=True)
class Production:
    """What is the same in every run: program, world and the environment it starts from.

    `names` are other names of VARIABLES; `deadline` is in seconds.
    """

    command: tuple[str, ...]
    world: World = field(repr=False)
    environ: Mapping[str, str] = field(repr=False)
    integration_id: str = "12345_678900"
    names: Mapping[str, str] = field(default_factory=dict)
    deadline: float = 60.0


@dataclass(frozen=True, slots=True)
class Performance:
    """What came of one run. `met` are the places in `exchanges` where something happened.

    `rows` counts the rows that the program wrote, None where it wrote none; `rows_unreadable` says
    why they cannot be told. `withheld` rows were not given to it, `inserted` ones came to be.
    """

    exchanges: tuple[Exchange, ...]
    ended: Ended
    met: tuple[int, ...] = ()
    rows: Counter[bytes] | None = field(default=None, repr=False)
    rows_unreadable: str = ""
    withheld: int = 0
    inserted: int = 0


def perform(
    production: Production, steps: Sequence[Step] = (), language: str | None = None
) -> Performance:
    """Runs the program once; raises UsageError where it cannot be started."""
    stage, seen = Stage(steps, language), list[Exchange]()
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        rows = Path(folder, "rows.jsonl")
        with SandboxServer(
            production.world, [stage.fault], writable=True, watch=seen.append
        ) as server:
            environ = environment(production, server.base_url, rows)
            ended = run_program(production.command, environ, production.deadline)
        exchanges = sorted(seen, key=lambda one: one.request.earlier)
        found, unreadable = None, ""
        try:
            found = read_rows(rows)
        except RowsUnreadable as why:
            unreadable = str(why)
    return Performance(
        exchanges=tuple(exchanges),
        ended=ended,
        met=tuple(n for n, one in enumerate(exchanges) if one.request.earlier in stage.met),
        rows=found,
        rows_unreadable=unreadable,
        withheld=sum(stage.withheld.values()),
        inserted=sum(stage.inserted.values()),
    )


def environment(production: Production, base_url: str, rows: Path) -> dict[str, str]:
    """The variables that the program starts with."""
    client_id, client_secret = production.world.client
    values = (
        base_url,
        production.world.token,
        client_id,
        client_secret,
        production.integration_id,
        str(rows),
    )
    told = {
        production.names.get(name, name): value
        for name, value in zip(VARIABLES, values, strict=True)
    }
    # A proxy of the user's must not come between: the sandbox is on this machine.
    beside = {name: _with_loopback(production.environ.get(name, "")) for name in _PROXIES}
    return {**production.environ, **beside, **told}


def _with_loopback(hosts: str) -> str:
    return ",".join(filter(None, (hosts, "127.0.0.1")))


def renamed(options: Sequence[str]) -> dict[str, str]:
    """Other names of VARIABLES, from `PROFIT_BASE_URL=MY_URL`; raises UsageError."""
    names = dict[str, str]()
    for option in options:
        known, separator, name = option.partition("=")
        if known not in VARIABLES or not separator or not name or "\0" in name or "=" in name:
            text = say(
                "--env {option}: expected NAME=OWN_NAME, where NAME is one of {known}",
                option=option,
                known=", ".join(VARIABLES),
            )
            raise UsageError(text)
        names[known] = name
    return names
