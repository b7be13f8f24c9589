"""The GitLab template: a job that GitLab can read, and its script run as a runner does."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
import yaml

from tests.cli.test_baseline import manifest_for
from tests.process import ROOT, sandbox
from tests.shell import bash

TEMPLATE: dict[str, Any] = yaml.safe_load((ROOT / "ci-templates" / "gitlab.yml").read_text("utf-8"))
JOB: dict[str, Any] = TEMPLATE["profit-check"]
PAGE = (ROOT / "docs" / "gitlab.md").read_text("utf-8")


@pytest.fixture(scope="module")
def faulty() -> Iterator[str]:
    """The base URL of a sandbox with a fault."""
    with sandbox("--fault", "one-row-too-many=Webshop_Stock") as (_, base_url):
        yield base_url


def ran(folder: Path, **variables: str) -> CompletedProcess[str]:
    """The job's script in `folder`, with its variables, some of them set otherwise."""
    gitlab = {"CI": "true", "GITLAB_CI": "true", "CI_PROJECT_DIR": str(folder)}
    return bash("\n".join(JOB["script"]), folder, {**gitlab, **JOB["variables"], **variables})


def test_the_job_leaves_what_gitlab_is_told_to_fetch(faulty: str, tmp_path: Path) -> None:
    manifest_for(faulty, tmp_path)
    ended = ran(tmp_path, PROFIT_CHECK_TARGET="sandbox")
    assert ended.returncode == 1, ended.stderr
    artifacts = JOB["artifacts"]
    assert artifacts["when"] == "always"
    for path in artifacts["reports"].values():
        assert path.startswith(artifacts["paths"][0])
        assert "paging.take" in (tmp_path / path).read_text("utf-8")
    assert isinstance(
        json.loads((tmp_path / artifacts["reports"]["codequality"]).read_text("utf-8")), list
    )


def test_the_variables_reach_the_command(faulty: str, tmp_path: Path) -> None:
    manifest = manifest_for(faulty, tmp_path).rename(tmp_path / "my manifest.toml")
    first = {"PROFIT_CHECK_TARGET": "sandbox", "PROFIT_CHECK_MANIFEST": manifest.name}
    assert ran(tmp_path, **first).returncode == 1
    results = tmp_path / "profit-check-reports" / "results.json"
    kept = results.rename(tmp_path / "last run.json")
    ended = ran(tmp_path, **first, PROFIT_CHECK_BASELINE=kept.name, PROFIT_CHECK_LANG="nl")
    assert ended.returncode == 0, ended.stderr
    found = json.loads(results.read_text("utf-8"))
    assert (found["baseline"]["file"], found["language"]) == ("last run.json", "nl")
    ended = ran(tmp_path, **first, PROFIT_CHECK_PROFILE="connect", PROFIT_CHECK_FAIL_ON="warn")
    assert ended.returncode == 1
    assert json.loads(results.read_text("utf-8"))["profile"] == "connect"


def test_a_variable_is_one_word_and_no_program(faulty: str, tmp_path: Path) -> None:
    manifest_for(faulty, tmp_path)
    for value in ('x"; touch pwned; "', "$(touch pwned)", "sandbox --json"):
        assert ran(tmp_path, PROFIT_CHECK_TARGET=value).returncode == 2
    assert ran(tmp_path, PROFIT_CHECK_MANIFEST="--help").returncode == 2
    assert not (tmp_path / "pwned").exists()


def test_the_page_names_every_variable_and_shows_jobs_that_gitlab_can_read() -> None:
    ours = [name for name in JOB["variables"] if name.startswith("PROFIT_CHECK_")]
    assert [name for name in ours if f"| `{name}` |" not in PAGE] == []
    shown = re.findall(r"^```yaml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    jobs = [yaml.safe_load(text)["profit-check"] for text in shown]
    assert jobs
    for job in jobs:
        assert set(job.get("variables", {})) <= {*ours, "PROFIT_TEST_TOKEN"}
