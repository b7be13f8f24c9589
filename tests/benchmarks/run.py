"""Prints the figures that the project holds itself to: `python tests/benchmarks/run.py`."""

from __future__ import annotations

import http.client
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).parents[2]))

import conftest  # noqa: F401 - registers the top-level folders
from profit_check.sandbox.generated import generated_world
from profit_check.sandbox.messages import Request
from profit_check.sandbox.respond import respond
from profit_check.sandbox.server import SandboxServer
from tests.benchmarks.measuring import bench, per_second, seconds_of
from tests.benchmarks.reporting import reports
from tests.harness import document, sample_manifest

CONNECTORS, ROWS, DELAY = 50, 500, 20
PAGE = "skip=100&take=100&orderbyfieldids=Number"
Line = tuple[str, str, str]
"""What, the figure that is held to, and what was measured."""


def wall_time() -> Iterator[Line]:
    """50 GetConnectors, 20 ms per answer, `go-live`."""
    with bench(CONNECTORS, ROWS, delay=DELAY) as ready:
        start_up = min(ready.run("--only", "token.format").seconds for _ in range(3))
        run = min((ready.run() for _ in range(3)), key=lambda each: each.seconds)
    bound = 1.5 * run.requests * DELAY / 1000 / 5 + start_up
    what = f"{CONNECTORS} GetConnectors, {DELAY} ms per answer: {run.requests} requests"
    yield what, f"under {bound:.2f} s (start-up {start_up:.2f} s)", f"{run.seconds:.2f} s"
    yield "  verdict of that run", "ready_with_conditions", run.results["verdict"]


def requests() -> Iterator[Line]:
    """What a run costs in requests, by the number of connectors."""
    manifest = sample_manifest()
    for get, update in ((0, 0), (1, 0), (5, 0), (5, 1), (5, 2)):
        narrowed = replace(manifest, get=manifest.get[:get], update=manifest.update[:update])
        count = document(manifest=narrowed).traffic.count
        what = f"requests for {get} GetConnectors, {update} UpdateConnectors"
        yield what, f"at most {14 + 8 * get + update}", str(count)


def help_time() -> Iterator[Line]:
    """`--help`, beside what click takes on its own."""
    start = "import conftest; from profit_check.cli import main; main()"
    module = "import sys; sys.argv = ['profit-check', '--help']; "
    own = seconds_of(["-c", module + start.partition("; ")[2]])
    click = seconds_of(["-c", "import click"])
    yield "profit-check --help", f"under {1500 * click:.0f} ms", f"{1000 * own:.0f} ms"


def memory() -> Iterator[Line]:
    """The most memory that a run takes, by connectors in metainfo and by rows."""
    with bench(5000, 100, used=5) as ready:
        peak = ready.run().peak
    yield "memory, 5,000 connectors in metainfo", "under 150 MB", f"{peak / 1e6:.0f} MB"
    for rows, take in ((500, 400), (5_000, 400), (50_000, 400), (50_000, 20_000)):
        with bench(5, rows, take=take) as ready:
            peak = ready.run().peak
        yield f"memory, {rows:,} rows, in pages of {take:,}", "flat", f"{peak / 1e6:.0f} MB"


def sandbox_speed() -> Iterator[Line]:
    """Pages of 100 rows that the sandbox gives."""
    world = generated_world(1, ROWS)
    headers = {"authorization": f"Bearer {world.bearer}"}
    path = "/ProfitRestServices/connectors/Load_00001"
    asked = Request("GET", path, PAGE, headers)
    rate = per_second(lambda: respond(world, asked), 3000)
    yield "sandbox, a page of 100 rows in process", "under 1 ms", f"{1000 / rate:.2f} ms"
    with SandboxServer(world) as server:
        opened = http.client.HTTPConnection("127.0.0.1", urlsplit(server.base_url).port)

        def over_a_socket() -> bytes:
            opened.request("GET", f"{path}?{PAGE}", headers=headers)
            return opened.getresponse().read()

        rate = per_second(over_a_socket, 1000)
        opened.close()
    yield "sandbox, pages over a socket", "", f"{rate:,.0f} a second"


def main() -> None:
    """Prints a line for each figure as it comes."""
    for measure in (help_time, requests, sandbox_speed, reports, wall_time, memory):
        for what, held, measured in measure():
            print(f"{what:56}  {held:34}  {measured}", flush=True)


if __name__ == "__main__":
    main()
