"""The sample integrations, run against the sandbox as their users would, and what is expected."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from profit_check.assessment import Options
from profit_check.errors import Untestable
from profit_check.manifest.load import load
from profit_check.model import Level, RecordedTraffic, Result, Status
from profit_check.rehearsal.performance import Production
from profit_check.rehearsal.rehearsing import Rehearsal, play, rehearse
from profit_check.rehearsal.scenario import Scenario
from profit_check.rehearsal.scenario_file import shipped
from profit_check.traffic.reading import read_traffic
from tests.harness import run, sample_world
from tests.process import ROOT, sandbox

FOLDER = ROOT / "samples" / "integrations"
INTEGRATION_ID = "12345_678900"

_CELL = re.compile(r"(?<=\|)[^|]*(?=\|)")


@dataclass(frozen=True)
class Expected:
    """A row of a README: the verdict, and which requests it names ("3 of 33")."""

    check: str
    about: str
    verdict: str
    requests: str


def expected(name: str, family: str) -> list[Expected]:
    """What the README of a sample says of the checks of a family."""
    found = []
    for line in (FOLDER / name / "README.md").read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in _CELL.findall(line)]
        if line.startswith(f"| `{family}."):
            about, verdict, requests = (["", cells[1], ""], cells[1:4])[len(cells) == 5]
            found.append(Expected(cells[0].strip("`"), about, verdict, requests))
    return found


def command(name: str) -> tuple[str, ...]:
    """What starts a sample; the test is skipped where Node.js is needed and missing, not in CI."""
    if name != "node":
        return (sys.executable, str(FOLDER / name / "sync.py"))
    node = shutil.which("node")
    if not os.environ.get("CI") and not (node and (FOLDER / name / "node_modules").is_dir()):
        pytest.skip("Node.js or its packages are missing: run npm ci in samples/integrations/node")
    assert node, "Node.js is missing"
    return (node, str(FOLDER / name / "sync.js"))


def recorded(name: str) -> RecordedTraffic:
    """What a sample sends to a sandbox in a process of its own, recorded by that."""
    arguments = ("--writes", "--keep-bodies", "--delay", "150" if name == "node" else "5")
    with TemporaryDirectory() as folder:
        har = Path(folder, "sync.har")
        with sandbox(*arguments, "--record", str(har)) as (_, base_url):
            ended = subprocess.run(
                command(name), env=_environ(base_url), capture_output=True, timeout=60
            )
            assert (ended.returncode, ended.stderr) == (0, b"")
            return read_traffic([str(har)], key=b"a key for tests", base_urls=[base_url])


def judged(name: str, traffic: RecordedTraffic) -> Sequence[Result]:
    """What the family `conduct` says of it, beside the sandbox as the target."""
    return run(
        manifest=load(FOLDER / name / "profit-check.toml"),
        environ={"PROFIT_TOKEN": sample_world().token},
        options=Options(recorded=traffic, only=["conduct"]),
    ).results


def rehearsed(name: str, checks: Sequence[str]) -> dict[str, str]:
    """What becomes of each of these scenarios; they are played at the same time."""
    production = Production(command(name), sample_world(), os.environ, INTEGRATION_ID)
    dry = rehearse(production, [])
    played = [one for one in shipped().values() if one.check in checks]
    with ThreadPoolExecutor(6) as pool:
        return dict(pool.map(lambda one: (one.check, _verdict(dry, one)), played))


def _verdict(dry: Rehearsal, scenario: Scenario) -> str:
    rehearsal = Rehearsal(dry.production, (scenario,), dry.dry)
    rehearsal.played[scenario.name] = play(dry.production, scenario)
    try:
        outcome = rehearsal.outcome(scenario)
    except Untestable:
        return Status.NOT_TESTED
    return outcome.status or (Status.FAIL if scenario.level is Level.MUST else Status.WARN)


def _environ(base_url: str) -> Mapping[str, str]:
    world = sample_world()
    client_id, client_secret = world.client
    own = {
        "PROFIT_BASE_URL": base_url,
        "PROFIT_TOKEN": world.token,
        "PROFIT_CLIENT_ID": client_id,
        "PROFIT_CLIENT_SECRET": client_secret,
        "PROFIT_INTEGRATION_ID": INTEGRATION_ID,
        "NO_PROXY": "127.0.0.1",
        "no_proxy": "127.0.0.1",
    }
    return {**os.environ, **own}
