"""Prints what it costs to read and judge recorded traffic: `python tests/benchmarks/traffic.py`."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).parents[2]
CALLS = 200_000
ROWS = 22
"""Rows of an answer: with so many, the recording of CALLS has 1 GB."""

_MEASURE = """
import sys
try:
    import resource
except ImportError:
    import tracemalloc
    tracemalloc.start()
import conftest
{work}
if "resource" in globals():
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    peak = peak if sys.platform == "darwin" else peak * 1024
else:
    peak = tracemalloc.get_traced_memory()[1]
print(told, peak)
"""

_READ = """
from profit_check.traffic.reading import read_traffic
traffic = read_traffic(sys.argv[1:], key=b"benchmark")
told = sum(call.rows or 0 for call in traffic.calls)
"""

_OBSERVE = """
from profit_check.cli.observe import command
told = command.main([*sys.argv[1:], "--quiet"], standalone_mode=False)
"""
"""Judges, and tells the exit status: 0 or 1."""


def entry(number: int) -> dict[str, object]:
    """One page of a connector, as Chromium records it."""
    connector, skip = number % 40, number // 40 * ROWS
    body = {"skip": skip, "take": ROWS, "rows": [row(skip + place) for place in range(ROWS)]}
    second, thousandth = divmod(number * 37, 1000)
    moment = f"2026-11-{1 + second // 86400:02}T{second // 3600 % 24:02}"
    url = "https://12345.rest.afas.online/ProfitRestServices/connectors"
    changed = f"filterfieldids=Modified&filtervalues=2026-01-01T00:00:{number % 60:02}"
    return {
        "startedDateTime": f"{moment}:{second // 60 % 60:02}:{second % 60:02}.{thousandth:03}Z",
        "time": 41.25 + number % 100,
        "timings": {"send": 0.1, "wait": 40.0, "receive": 1.15, "ssl": -1},
        "request": {
            "method": "GET",
            "httpVersion": "h2",
            "url": f"{url}/Load_{connector:05}?skip={skip}&take={ROWS}&orderbyfieldids=Number"
            f"&{changed}&operatortypes=2",
            "headers": [
                {"name": ":authority", "value": "12345.rest.afas.online"},
                {"name": "authorization", "value": f"Bearer {number // 5000:064}"},
                {"name": "IntegrationId", "value": "12345_678900"},
                {"name": "user-agent", "value": "benchmark/1.0"},
            ],
            "queryString": [{"name": "skip", "value": str(skip)}],
            "cookies": [],
            "headersSize": -1,
            "bodySize": 0,
        },
        "response": {
            "status": 200,
            "statusText": "",
            "headers": [{"name": "content-type", "value": "application/json; charset=utf-8"}],
            "content": {"mimeType": "application/json", "text": json.dumps(body)},
            "cookies": [],
            "redirectURL": "",
        },
        "cache": {},
    }


def row(number: int) -> dict[str, object]:
    """A row whose values all follow from its number."""
    return {
        "Number": number,
        "Code": f"C{number:08}",
        "Description": f"Article number {number}, as it is described to customers",
        "Amount": number / 8,
        "Modified": "2026-01-01T00:00:00Z",
        "Blocked": False,
        "Remark": None,
    }


def write(path: Path) -> None:
    """Writes the recording."""
    with path.open("w", encoding="utf-8") as file:
        file.write('{"log": {"version": "1.2", "creator": {"name": "benchmark"}, "entries": [\n')
        for number in range(CALLS):
            file.write(",\n" if number else "")
            file.write(json.dumps(entry(number)))
        file.write("]}}\n")


def measure(work: str, path: Path) -> tuple[int, int, float]:
    """What the work tells, the bytes of memory it took at most, and its seconds."""
    start = perf_counter()
    command = [sys.executable, "-c", _MEASURE.format(work=work), str(path)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8")
    if ended.returncode:
        raise RuntimeError(ended.stderr)
    told, peak = map(int, ended.stdout.split())
    return told, peak, perf_counter() - start


def main() -> None:
    """Prints a line for each with size, seconds and memory."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "recorded.har")
        write(path)
        size = f"{CALLS:,} calls, {path.stat().st_size / 1e9:.2f} GB"
        for what, work in (("read", _READ), ("judged by every check", _OBSERVE)):
            told, peak, seconds = measure(work, path)
            figures = f"{seconds:.1f} s, {peak / 1e6:.0f} MB"
            print(f"{f'recorded traffic {what}, {size} ({told:,})':64}  under 300 MB   {figures}")


if __name__ == "__main__":
    main()
