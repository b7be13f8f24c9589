"""Measures the reports of a run of 2,000 results: how large, how long to write, how soon seen."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from time import perf_counter

from profit_check.explanation import explained_by
from profit_check.kept import loads
from profit_check.model import Document, Level, Status
from profit_check.registry import load
from profit_check.report import build
from profit_check.writers.formats import FORMATS, render
from tests.benchmarks.measuring import bench
from tests.browser import chromium

RESULTS = 2000
CONNECTORS = 110
"""GetConnectors that give somewhat more than RESULTS."""

_PAINTED = "performance.getEntriesByName('first-contentful-paint')[0].startTime"


def large_run() -> Document:
    """A run of RESULTS results with their evidence, of which half failed."""
    with bench(CONNECTORS, 50) as ready:
        run = loads(json.dumps(ready.run().results))
    results = [
        replace(one, status=Status.FAIL, level=Level.MUST, remedy="Mend it.") if n % 2 else one
        for n, one in enumerate(run.results[:RESULTS])
    ]
    return replace(run, results=results)


def reports() -> Iterator[tuple[str, str, str]]:
    """What, the figure that is held to, and what was measured, for each format."""
    run, explain = large_run(), explained_by(load(), "en")
    what = f"{len(run.results):,} results"
    for suffix in FORMATS:
        start = perf_counter()
        text = render(build(run, explain), suffix)
        seconds, size = perf_counter() - start, len(text.encode("utf-8"))
        held = {".html": "under 2 s, under 3 MB", ".summary.md": "under 60 kB"}.get(suffix, "")
        yield f"{what} as {suffix}", held, f"{seconds:.2f} s, {size / 1e6:.2f} MB"
        if suffix == ".html":
            yield f"{what} in Chromium, first paint", "under 1 s", f"{_first_paint(text):.0f} ms"


def _first_paint(text: str) -> float:
    """Milliseconds until Chromium has painted something of the report."""
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        path = Path(folder, "report.html")
        path.write_text(text, "utf-8")
        page = browser.new_page()
        page.goto(path.as_uri())
        page.wait_for_function("performance.getEntriesByName('first-contentful-paint').length")
        return float(page.evaluate(_PAINTED))
