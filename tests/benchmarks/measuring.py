"""Measures profit-check from outside: in processes of its own, against sandboxes of its own."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from profit_check.sandbox.generated import generated_world
from tests.process import ROOT, sandbox

# Tells, at its end, how much memory the process took at most; where the system does not say, what
# Python took at most.
_RUN = """
import sys
try:
    import resource
except ImportError:
    import tracemalloc
    tracemalloc.start()
import conftest
from profit_check.cli import main
try:
    main()
finally:
    if "resource" in globals():
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        peak = peak if sys.platform == "darwin" else peak * 1024
    else:
        peak = tracemalloc.get_traced_memory()[1]
    print("peak", peak, file=sys.stderr)
"""


@dataclass(frozen=True)
class Measured:
    """A run of profit-check: seconds, the bytes it took at most, and its results."""

    seconds: float
    peak: int
    results: dict[str, Any]

    @property
    def requests(self) -> int:
        """How many requests it sent."""
        return int(self.results["requests"]["count"])


@dataclass(frozen=True)
class Bench:
    """A sandbox that is running, and a manifest of `connectors` that fits it."""

    manifest: Path

    def run(self, *options: str) -> Measured:
        """A run of the `go-live` profile."""
        arguments = ("run", str(self.manifest), "--json", *options)
        start = perf_counter()
        ended = subprocess.run(
            [sys.executable, "-c", _RUN, *arguments],
            cwd=ROOT,
            capture_output=True,
            encoding="utf-8",
            timeout=600,
        )
        seconds = perf_counter() - start
        if ended.returncode not in (0, 1, 3):
            raise RuntimeError(ended.stderr)
        peak = int(ended.stderr.rpartition("peak ")[2].split()[0])
        return Measured(seconds, peak, json.loads(ended.stdout))


@contextmanager
def bench(
    connectors: int, rows: int, *, delay: int = 0, used: int | None = None, take: int = 100
) -> Iterator[Bench]:
    """A generated sandbox in a process of its own; the manifest names `used` of its connectors."""
    arguments = ("--generate", str(connectors), str(rows), "--delay", str(delay))
    with sandbox(*arguments) as (_, base_url), tempfile.TemporaryDirectory() as folder:
        manifest = Path(folder, "profit-check.toml")
        Path(folder, "token.txt").write_text(generated_world(0, 0).token, "utf-8")
        manifest.write_text(manifest_text(base_url, used or connectors, take), "utf-8")
        yield Bench(manifest)


def manifest_text(base_url: str, connectors: int, take: int) -> str:
    """A manifest for a generated world."""
    head = f"""
[integration]
name = "Benchmark"
tested_with = [8]
[targets.generated]
participant = "12345"
type = "production"
release = 8
base_url = "{base_url}"
token = {{ file = "token.txt" }}
"""
    fields = 'Number = "int", Code = "string", Description = "string"'
    return head + "".join(
        f"""
[[get]]
id = "Load_{number:05}"
order = ["Number"]
take = {take}
fields = {{ {fields}, Amount = "decimal", Modified = "date" }}
modified = "Modified"
"""
        for number in range(1, connectors + 1)
    )


def seconds_of(code: Sequence[str], times: int = 9) -> float:
    """The median of some runs of Python with these arguments."""

    def once() -> float:
        start = perf_counter()
        command = [sys.executable, *code]
        subprocess.run(command, cwd=ROOT, capture_output=True, check=True, timeout=60)
        return perf_counter() - start

    return median(once() for _ in range(times))


def per_second(work: Callable[[], object], times: int) -> float:
    """How often `work` can be done in a second."""
    start = perf_counter()
    for _ in range(times):
        work()
    return times / (perf_counter() - start)
