"""`profit-check run --baseline`: only what is new or worse fails the gate."""

from __future__ import annotations

import json
import signal
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from click.testing import CliRunner, Result

from profit_check.cli.run import command
from profit_check.errors import UsageError
from profit_check.sandbox.faults import named
from profit_check.sandbox.sample import WEBSHOP
from profit_check.sandbox.server import SandboxServer
from profit_check.sandbox.world_file import load_world
from profit_check.writers.results_schema import first_fault
from tests.process import finished, sandbox, started

CTRL_C = getattr(signal, "CTRL_BREAK_EVENT", signal.SIGINT)


@pytest.fixture(autouse=True)
def termination() -> Iterator[None]:
    """A run takes SIGTERM for itself; a test gives it back."""
    before = signal.getsignal(signal.SIGTERM)
    yield
    signal.signal(signal.SIGTERM, before)


def manifest_for(base_url: str, folder: Path) -> Path:
    copytree(WEBSHOP, folder, dirs_exist_ok=True)
    path = folder / "profit-check.toml"
    text = path.read_text("utf-8").replace("http://127.0.0.1:8099/ProfitRestServices", base_url)
    path.write_text(text, "utf-8")
    return path


def run(folder: Path, *options: str, faults: tuple[str, ...] = ()) -> Result:
    """The webshop against a sandbox with these faults; `results.json` in `folder` is kept."""
    with SandboxServer(
        load_world(WEBSHOP / "world.json"), [named(one) for one in faults]
    ) as server:
        manifest = manifest_for(server.base_url, folder)
        arguments = [str(manifest), "--target", "sandbox", *options]
        return CliRunner().invoke(command, arguments, standalone_mode=False)


def results(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "results.json").read_text("utf-8"))
    return found


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Kept results in which `paging.take` failed for one connector."""
    folder = tmp_path_factory.mktemp("earlier")
    path = folder / "earlier.json"
    ended = run(folder, "--report", str(path), faults=("one-row-too-many=Webshop_Stock",))
    assert ended.return_value == 1
    return path


def test_what_the_baseline_has_fails_no_gate_and_the_verdict_stays(
    kept: Path, tmp_path: Path
) -> None:
    report = ("--report", str(tmp_path / "results.json"))
    faults = ("one-row-too-many=Webshop_Stock",)
    ended = run(tmp_path, "--baseline", str(kept), *report, faults=faults)
    assert ended.return_value == 0
    assert "Not ready: 1 requirement is not met" in ended.stdout
    assert (
        "The gate holds: 3 results need attention, and all did in the baseline earlier.json; "
        "nothing is new or worse"
    ) in ended.stdout
    document = results(tmp_path)
    assert first_fault(document) is None
    assert document["verdict"] == "not_ready"
    assert (document["baseline"]["file"], len(document["baseline"]["sha256"])) == (
        "earlier.json",
        64,
    )
    assert {"check": "paging.take", "subject": "Webshop_Stock"} in document["baseline"]["known"]
    assert document["baseline"]["new"] == document["baseline"]["worse"] == []


def test_what_is_new_fails_the_gate_and_is_named(kept: Path, tmp_path: Path) -> None:
    faults = ("one-row-too-many=Webshop_Articles",)
    ended = run(tmp_path, "--baseline", str(kept), "--profile", "connect", faults=faults)
    assert ended.return_value == 0
    assert "Different profiles: go-live (earlier.json), connect (this run)." in ended.stdout
    ended = run(tmp_path, "--baseline", str(kept), faults=faults)
    assert ended.return_value == 1
    assert (
        "The gate does not hold: 1 new and 1 worse than in the baseline earlier.json, "
        "1 known from it\n"
        "  New: paging.take Webshop_Articles\n"
        "  Worse: paging.end Webshop_Articles\n"
    ) in ended.stdout


def test_a_baseline_may_stand_where_the_new_results_go(kept: Path, tmp_path: Path) -> None:
    path = tmp_path / "results.json"
    path.write_bytes(kept.read_bytes())
    options = ("--baseline", str(path), "--report", str(path))
    assert run(tmp_path, *options, faults=("one-row-too-many=Webshop_Stock",)).return_value == 0
    assert results(tmp_path)["baseline"]["file"] == "results.json"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"integration": {"name": "Other", "integration_id": "9_9"}}, "integration 9_9"),
        ({"target": {"participant": "99999"}}, "participant 99999"),
        ({"schema_version": "2.0"}, "schema_version"),
        ({"results": None}, "results"),
    ],
)
def test_a_baseline_of_something_else_is_refused_before_anything_is_sent(
    kept: Path, tmp_path: Path, change: dict[str, Any], told: str
) -> None:
    value = json.loads(kept.read_text("utf-8"))
    for key, part in change.items():
        value[key] = {**value[key], **part} if isinstance(part, dict) else part
    path = tmp_path / "other.json"
    path.write_text(json.dumps(value), "utf-8")
    manifest = manifest_for("http://127.0.0.1:9/ProfitRestServices", tmp_path)
    arguments = [str(manifest), "--target", "sandbox", "--baseline", str(path)]
    ended = CliRunner().invoke(command, arguments, standalone_mode=False)
    assert isinstance(ended.exception, UsageError)
    assert told in str(ended.exception)
    assert "\n" not in str(ended.exception)
    assert (ended.stdout, ended.stderr) == ("", "")


def test_an_integration_that_has_no_id_yet_may_have_a_baseline(kept: Path, tmp_path: Path) -> None:
    value = json.loads(kept.read_text("utf-8"))
    value["integration"]["integration_id"] = None
    path = tmp_path / "earlier.json"
    path.write_text(json.dumps(value), "utf-8")
    faults = ("one-row-too-many=Webshop_Stock",)
    assert run(tmp_path, "--baseline", str(path), faults=faults).return_value == 0


# --- standard output holds the results and nothing else -------------------------------------------


def test_json_is_one_document_whatever_else_is_to_be_told(kept: Path, tmp_path: Path) -> None:
    step_summary = tmp_path / "step.md"
    surroundings = {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(step_summary)}
    with sandbox("--fault", "one-row-too-many=Webshop_Articles") as (_, base_url):
        manifest = str(manifest_for(base_url, tmp_path))
        options = ("--target", "sandbox", "--json", "--verbose", "--baseline", str(kept))
        ended = finished(
            "run", manifest, *options, "--isolation", "--only", "paging", **surroundings
        )
    assert ended.returncode == 1
    document = json.loads(ended.stdout)
    assert first_fault(document) is None
    assert document["baseline"]["new"]


def test_json_is_one_document_of_an_interrupted_run_too(tmp_path: Path) -> None:
    with sandbox("--delay", "300") as (_, base_url):
        manifest = manifest_for(base_url, tmp_path)
        text = manifest.read_text("utf-8")
        elsewhere = "http://127.0.0.1:9/ProfitRestServices"
        before, other, after = text.rpartition(base_url)
        manifest.write_text(before + other.replace(base_url, elsewhere) + after, "utf-8")
        arguments = ("run", str(manifest), "--target", "sandbox", "--json", "--isolation")
        output = tmp_path / "output.json"
        # Into a file: a pipe that nobody reads yet would hold up a run that is not interrupted.
        with output.open("wb") as into, started(*arguments, output=into) as process:
            assert process.stderr is not None
            told = process.stderr.readline()
            process.send_signal(CTRL_C)
            process.communicate(timeout=30)
    assert "--isolation" in told
    assert process.returncode == 130
    assert json.loads(output.read_text("utf-8"))["scope"]["interrupted"] is True


def test_wrong_usage_leaves_standard_output_empty(tmp_path: Path) -> None:
    manifest = str(manifest_for("http://127.0.0.1:9/ProfitRestServices", tmp_path))
    options = ("--target", "sandbox", "--json", "--baseline", str(tmp_path / "none.json"))
    ended = finished("run", manifest, *options)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "none.json: cannot be read" in ended.stderr
