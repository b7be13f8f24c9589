"""`profit-check run --isolation` between two sandboxes, in processes of their own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest
from click.testing import CliRunner
from pytest import MonkeyPatch

from profit_check.cli.run import command
from profit_check.sandbox.sample import WEBSHOP
from tests.process import finished, finished_here, lines, sandbox

OTHER_WORLD = json.dumps({"environment_id": "A12345AB", "version": "22.22.5"})


def manifest_for(here: str, other: str, folder: Path) -> str:
    """The webshop's manifest, with a target beside its own."""
    copytree(WEBSHOP, folder, dirs_exist_ok=True)
    path = folder / "profit-check.toml"
    text = path.read_text("utf-8").replace("http://127.0.0.1:8099/ProfitRestServices", here)
    target = f'participant = "12345"\ntype = "accept"\nbase_url = "{other}"\n'
    secret = 'token = { file = "no-such-file.txt" }\n'
    path.write_text(f"{text}\n[targets.accept]\n{target}{secret}", "utf-8")
    return str(path)


@pytest.fixture(scope="module", params=[(), ("--fault", "open-to-other-targets")])
def environments(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, str, bool]]:
    """A manifest, the other environment's base URL, and whether that one is open."""
    folder = tmp_path_factory.mktemp("isolation")
    world = folder / "other.json"
    world.write_text(OTHER_WORLD, "utf-8")
    with sandbox() as (_, here), sandbox(str(world), *request.param) as (_, other):
        yield manifest_for(here, other, folder), other, bool(request.param)


@pytest.mark.parametrize("target", ["sandbox", "sandbox-oauth"])
def test_the_other_environment_refuses_the_credential_or_is_named(
    environments: tuple[str, str, bool], target: str
) -> None:
    manifest, other, is_open = environments
    options = ("--target", target, "--isolation", "--only", "token.isolation", "--json")
    ended = finished("run", manifest, *options)
    [said] = lines(ended.stderr)
    assert said == f"--isolation: the credential of this target now goes to {other} as well"
    document = json.loads(ended.stdout)
    [result] = document["results"]
    expected = ("warn", "accepted by accept") if is_open else ("pass", "refused by accept")
    assert (result["status"], result["message"].partition(" (")[0]) == expected
    sent = [one for one in document["evidence"] if one["url"].startswith(other)]
    assert [(one["method"], one["url"]) for one in sent] == [("GET", f"{other}/metainfo")]
    assert sent[0]["request_headers"]["Authorization"].endswith(" <redacted>")


def test_it_is_said_even_when_all_else_is_quiet(environments: tuple[str, str, bool]) -> None:
    manifest, other, _ = environments
    options = ("--isolation", "--only", "token.isolation", "--quiet")
    ended = finished_here("run", manifest, "--target", "sandbox", *options)
    assert ended.stdout == ""
    assert other in ended.stderr


def test_that_there_is_no_other_target_is_said(tmp_path: Path, monkeypatch: MonkeyPatch) -> None:
    copytree(WEBSHOP, tmp_path, dirs_exist_ok=True)
    monkeypatch.setattr("profit_check.cli.execution.execute", lambda order, output: 0)
    manifest = str(tmp_path / "profit-check.toml")
    arguments = [manifest, "--target", "sandbox", "--isolation"]
    told = CliRunner().invoke(command, arguments).stderr
    assert told.startswith("--isolation: there is no other target to try the credential on; ")
    assert CliRunner().invoke(command, [*arguments, "--quiet"]).stderr == ""
    assert CliRunner().invoke(command, arguments[:-1]).stderr == ""


def test_without_the_option_the_other_environment_hears_nothing(
    environments: tuple[str, str, bool],
) -> None:
    manifest, other, _ = environments
    ended = finished_here("run", manifest, "--target", "sandbox", "--json")
    document = json.loads(ended.stdout)
    assert ended.stderr == ""
    assert not [one for one in document["evidence"] if one["url"].startswith(other)]
    [result] = [one for one in document["results"] if one["check"] == "token.isolation"]
    assert (result["status"], "--isolation" in result["message"]) == ("not_applicable", True)
