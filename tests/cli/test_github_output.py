from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from profit_check.cli.checkout import in_checkout
from profit_check.cli.github import tell_github
from profit_check.model import Scope
from profit_check.writers import github
from tests.cli.test_run import manifest_for
from tests.process import finished, sandbox
from tests.writers import machine_formats as machine

ON_GITHUB = {"GITHUB_ACTIONS": "true"}


def told(
    capsys: pytest.CaptureFixture[str], *, annotate: bool = True, as_json: bool = False, **more: str
) -> tuple[str, str]:
    """What GitHub is told of the sample run: on standard output, and on standard error."""
    tell_github(machine.report(), ON_GITHUB | more, annotate=annotate, as_json=as_json)
    output, errors = capsys.readouterr()
    return output, errors


def test_annotations_are_printed_where_github_reads_them(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert told(capsys) == (github.text(machine.report()), "")


def test_annotations_leave_standard_output_to_the_results(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert told(capsys, as_json=True) == ("", github.text(machine.report()))


@pytest.mark.parametrize("value", ["", "false", "1"])
def test_elsewhere_nothing_is_told(
    value: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "summary.md"
    assert told(capsys, GITHUB_ACTIONS=value, GITHUB_STEP_SUMMARY=str(path)) == ("", "")
    assert not path.exists()


def test_the_summary_is_added_to_what_the_step_wrote_before_even_by_a_quiet_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "summary.md"
    path.write_text("before\n", "utf-8")
    assert told(capsys, annotate=False, GITHUB_STEP_SUMMARY=str(path)) == ("", "")
    text = path.read_text("utf-8")
    assert text.startswith("before\n")
    assert "Not ready" in text


def test_a_summary_that_cannot_be_written_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output, errors = told(capsys, GITHUB_STEP_SUMMARY=str(tmp_path))
    assert output
    assert errors.startswith(f"GITHUB_STEP_SUMMARY: {tmp_path} cannot be written (")
    assert errors.count("\n") == 1


@pytest.mark.parametrize("variable", ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"])
def test_the_manifest_is_named_from_the_root_of_the_checkout(variable: str, tmp_path: Path) -> None:
    path = tmp_path / "shop" / "my.toml"
    placed = in_checkout(machine.document(), path, {variable: str(tmp_path)})
    assert placed.inventory.manifest == "shop/my.toml"


def test_outside_ci_the_manifest_is_named_from_the_working_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    placed = in_checkout(machine.document(), Path("shop/my.toml"), {})
    assert placed.inventory.manifest == "shop/my.toml"


def test_no_folder_outside_the_checkout_is_told(tmp_path: Path) -> None:
    path = tmp_path / "elsewhere" / "my.toml"
    variables = {"GITHUB_WORKSPACE": str(tmp_path / "checkout")}
    placed = in_checkout(machine.document(), path, variables)
    assert placed == machine.document()


def test_plugins_too_are_told_by_their_place_in_the_checkout(tmp_path: Path) -> None:
    inside, outside = tmp_path / "rules" / "acme.py", tmp_path.parent / "own.py"
    plugins = (str(inside), str(outside), "acme.checks")
    run = replace(machine.document(), scope=Scope(plugins=plugins))
    placed = in_checkout(run, tmp_path / "my.toml", {"GITHUB_WORKSPACE": str(tmp_path)})
    assert placed.scope.plugins == ("rules/acme.py", "own.py", "acme.checks")


def test_a_run_in_a_workflow_annotates_the_manifest_and_fills_the_page_of_the_step(
    tmp_path: Path,
) -> None:
    summary = tmp_path / "summary.md"
    with sandbox("--fault", "one-row-too-many=Webshop_Stock") as (_, base_url):
        ended = finished(
            *("run", manifest_for(base_url, tmp_path / "shop"), "--target", "sandbox", "--json"),
            **ON_GITHUB,
            GITHUB_WORKSPACE=str(tmp_path),
            GITHUB_STEP_SUMMARY=str(summary),
        )
    assert ended.returncode == 1
    assert json.loads(ended.stdout)["inventory"]["manifest"] == "shop/profit-check.toml"
    text = (tmp_path / "shop" / "profit-check.toml").read_text("utf-8")
    line = text[: text.index('id = "Webshop_Stock"')].count("\n")
    place = f"file=shop/profit-check.toml,line={line},title=paging.take Webshop_Stock::"
    assert [one for one in ended.stderr.splitlines() if one.startswith(f"::error {place}")]
    assert "paging.take" in summary.read_text("utf-8")
