"""The GitHub action: its description, and its script run as a runner does."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from profit_check.model import Verdict
from tests.cli.test_baseline import manifest_for
from tests.process import ROOT, sandbox

ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
PAGE = (ROOT / "docs" / "github-action.md").read_text("utf-8")
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]


def script(name: str) -> ModuleType:
    """A script of the action as a module."""
    path = ROOT / ".github" / "action" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(f"action_{name}", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def faulty() -> Iterator[str]:
    """The base URL of a sandbox with a fault."""
    with sandbox("--fault", "one-row-too-many=Webshop_Stock") as (_, base_url):
        yield base_url


class Runner:
    """A runner's workspace, with the files by which a step and the runner talk."""

    def __init__(self, folder: Path) -> None:
        self.workspace = folder / "workspace"
        self.workspace.mkdir()
        self.output = folder / "output.txt"
        self.summary = folder / "summary.md"
        self._path = folder / "path"
        self._path.mkdir()
        # Makes a bare checkout what an installation is.
        start = f"import sys\nsys.path.insert(0, {str(ROOT)!r})\nimport conftest\n"
        (self._path / "sitecustomize.py").write_text(start, "utf-8")

    def check(self, **inputs: str) -> subprocess.CompletedProcess[str]:
        """The step that checks, with these inputs and the defaults of the others."""
        given = {name: str(one["default"]) for name, one in ACTION["inputs"].items()}
        given |= {name.replace("_", "-"): value for name, value in inputs.items()}
        [step] = [one for one in STEPS if one.get("id") == "check"]
        environment = {
            name: given[value.removeprefix("${{ inputs.").removesuffix(" }}")]
            for name, value in step["env"].items()
            if name.startswith("INPUT_")
        }
        github = {
            "GITHUB_ACTIONS": "true",
            "GITHUB_OUTPUT": str(self.output),
            "GITHUB_STEP_SUMMARY": str(self.summary),
            "GITHUB_WORKSPACE": str(self.workspace),
            "PYTHONPATH": str(self._path),
        }
        return subprocess.run(
            [sys.executable, str(ROOT / ".github" / "action" / "check.py")],
            cwd=self.workspace,
            env={**os.environ, **github, **environment},
            capture_output=True,
            encoding="utf-8",
            timeout=60,
        )

    def outputs(self) -> dict[str, str]:
        """The outputs of the step, read as GitHub reads them."""
        text = self.output.read_text("utf-8")
        found = re.findall(r"^([\w-]+)<<(\S+)\n(.*?)\n\2$", text, re.MULTILINE | re.DOTALL)
        return {name: value for name, _, value in found}


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    return Runner(tmp_path)


# --- the script ----------------------------------------------------------------------------------


def test_a_run_gives_reports_outputs_annotations_and_a_summary(runner: Runner, faulty: str) -> None:
    manifest_for(faulty, runner.workspace)
    ended = runner.check(target="sandbox", fail_on="warn")
    assert ended.returncode == 1, ended.stderr
    given = runner.outputs()
    assert (given["verdict"], given["exit-status"]) == ("not_ready", "1")
    assert set(given) == set(ACTION["outputs"])
    for name in ("results", "html", "sarif", "junit", "markdown"):
        content = (runner.workspace / given[name]).read_text("utf-8")
        assert "paging.take" in content
    assert "::error" in ended.stdout + ended.stderr
    assert "paging.take" in runner.summary.read_text("utf-8")


def test_a_baseline_of_an_earlier_run_lets_the_gate_hold(runner: Runner, faulty: str) -> None:
    manifest_for(faulty, runner.workspace)
    assert runner.check(target="sandbox", profile="connect", reports="first").returncode == 0
    inputs = {"target": "sandbox", "reports": "again"}
    assert runner.check(**inputs).returncode == 1
    assert runner.check(**inputs, baseline="again/results.json").returncode == 0
    results = json.loads((runner.workspace / "again" / "results.json").read_text("utf-8"))
    assert results["baseline"]["file"] == "results.json"


@pytest.mark.parametrize(
    "inputs",
    [
        {"manifest": "--help"},
        {"manifest": "none.toml; touch pwned"},
        {"target": 'x" ; touch pwned ; "'},
        {"target": "$(touch pwned)"},
        {"profile": "--json"},
        {"baseline": "`touch pwned`\n--quiet"},
        {"lang": "en --isolation"},
    ],
)
def test_an_input_is_one_word_and_no_program(
    runner: Runner, faulty: str, inputs: dict[str, str]
) -> None:
    manifest_for(faulty, runner.workspace)
    assert runner.check(**{"target": "sandbox", **inputs}).returncode == 2
    assert not (runner.workspace / "pwned").exists()
    given = runner.outputs()
    assert (given["verdict"], given["exit-status"]) == ("", "2")
    assert "results" not in given


@pytest.mark.parametrize("version", ["0.1.0", "1.2", "2.0rc1"])
def test_a_release_is_installed_by_its_number(version: str) -> None:
    assert script("install").requirement(version) == f"profit-check=={version}"


def test_without_a_release_the_action_s_own_is_installed() -> None:
    assert script("install").requirement("") == str(ROOT)


@pytest.mark.parametrize("version", ["1.0 --index-url x", "git+https://x", "1.0; y", "latest"])
def test_what_is_no_release_is_refused(version: str) -> None:
    with pytest.raises(SystemExit, match="expected a release"):
        script("install").requirement(version)


# --- the description -----------------------------------------------------------------------------


def test_no_input_is_written_into_a_script() -> None:
    scripts = [step["run"] for step in STEPS if "run" in step]
    assert scripts
    assert [one for one in scripts if "${{" in one] == []


def test_every_input_reaches_a_step() -> None:
    used = set(re.findall(r"\$\{\{ inputs\.([\w-]+) \}\}", json.dumps(STEPS)))
    assert used == set(ACTION["inputs"])


def test_every_output_is_one_that_the_script_gives() -> None:
    given = {*script("check").REPORTS, "verdict", "exit-status", "reports"}
    assert set(ACTION["outputs"]) == given
    for name, output in ACTION["outputs"].items():
        assert output["value"] == f"${{{{ steps.check.outputs.{name} }}}}"


def test_the_verdicts_that_it_may_give_are_told() -> None:
    told = ACTION["outputs"]["verdict"]["description"]
    assert [verdict for verdict in Verdict if verdict not in told] == []


def test_the_page_shows_a_workflow_that_fits_the_action() -> None:
    [example] = re.findall(r"^```yaml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    [job] = yaml.safe_load(example)["jobs"].values()
    [step] = [one for one in job["steps"] if "profit-check" in one.get("uses", "")]
    assert set(step["with"]) <= set(ACTION["inputs"])
    outputs = re.findall(rf"steps\.{step['id']}\.outputs\.([\w-]+)", example)
    assert outputs
    assert set(outputs) <= set(ACTION["outputs"])
    assert "secrets." in json.dumps(step["env"])


def test_the_page_names_every_input_and_output() -> None:
    for name in (*ACTION["inputs"], *ACTION["outputs"]):
        assert f"| `{name}` |" in PAGE
