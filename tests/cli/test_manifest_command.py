"""`profit-check manifest`: whether a manifest is sound, without any request or credential."""

from __future__ import annotations

import socket
from pathlib import Path
from shutil import copytree

import pytest
from click.testing import CliRunner, Result

from profit_check.cli.manifest import command
from profit_check.errors import ManifestError, UsageError
from profit_check.sandbox.sample import WEBSHOP

WAIVER = """
[[waive]]
check = "connectors.name"
subject = "Webshop_Stock"
reason = "agreed"
agreed_with = "somebody"
until = {until}
"""


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object) -> None:
        raise AssertionError("the manifest must be judged without the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.fixture
def manifest(tmp_path: Path) -> Path:
    """The webshop's manifest; its tokens and keys are not on this machine."""
    copytree(WEBSHOP, tmp_path, dirs_exist_ok=True)
    for secret in tmp_path.glob("sandbox-*.txt"):
        secret.unlink()
    return tmp_path / "profit-check.toml"


def judged(*arguments: object) -> Result:
    return CliRunner().invoke(command, [str(one) for one in arguments], standalone_mode=False)


def added(manifest: Path, text: str) -> None:
    manifest.write_text(manifest.read_text("utf-8") + text, "utf-8")


def test_a_sound_manifest_is_told_with_what_it_names(manifest: Path) -> None:
    added(manifest, WAIVER.format(until="2999-03-01"))
    ended = judged(manifest)
    assert ended.exception is None
    first, *told = ended.stdout.splitlines()
    assert first == f"{manifest}: sound"
    assert "  targets: sandbox (production, participant 12345), " in told[1]
    assert "  UpdateConnectors: FbSales (1 payload), KnSalesRelationOrg (1 payload)" in told
    assert told[-1] == "  waiver: connectors.name Webshop_Stock, until 2999-03-01"


def test_a_waiver_that_has_ended_is_said_and_no_fault(manifest: Path) -> None:
    added(manifest, WAIVER.format(until="2020-03-01"))
    ended = judged(manifest)
    assert ended.exception is None
    assert "ended on 2020-03-01: it covers nothing any more" in ended.stdout


def test_a_waiver_of_a_must_that_names_nobody_who_agreed_is_said_to_cover_nothing(
    manifest: Path,
) -> None:
    lonely = WAIVER.format(until="2999-03-01").replace('agreed_with = "somebody"\n', "")
    added(manifest, lonely + lonely.replace("connectors.name", "paging.unique"))
    ended = judged(manifest)
    assert ended.exception is None
    assert ended.stdout.splitlines()[-2:] == [
        "  waiver: connectors.name Webshop_Stock, until 2999-03-01",
        "  waiver: paging.unique Webshop_Stock: it covers nothing, "
        "a must is only waived with agreed_with",
    ]


def test_without_a_name_the_manifest_is_found(
    manifest: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = manifest.parent / "deep" / "down"
    folder.mkdir(parents=True)
    monkeypatch.chdir(folder)
    assert "profit-check.toml: sound" in judged().stdout


def test_every_fault_of_every_manifest_is_a_line(manifest: Path, tmp_path: Path) -> None:
    added(manifest, WAIVER.format(until="2999-03-01").replace("connectors.name", "connectors.nam"))
    (tmp_path / "sales-order.json").write_text("{", "utf-8")
    other = tmp_path / "other.toml"
    other.write_text("[integratoin]\n", "utf-8")
    missing = tmp_path / "missing.toml"
    ended = judged(manifest, other, missing)
    assert isinstance(ended.exception, ManifestError)
    faults = "\n".join(ended.exception.faults)
    for told in (
        "connectors.nam",
        "sales-order.json",
        "integratoin",
        "missing.toml",
    ):
        assert told in faults
    assert ended.stdout == ""


def test_a_sound_one_is_told_although_another_is_not(manifest: Path, tmp_path: Path) -> None:
    ended = judged(tmp_path / "missing.toml", manifest)
    assert isinstance(ended.exception, UsageError)
    assert f"{manifest}: sound" in ended.stdout


def test_a_waiver_may_name_the_check_of_a_plugin(manifest: Path, tmp_path: Path) -> None:
    plugin = tmp_path / "acme" / "greets.py"
    plugin.parent.mkdir()
    plugin.write_text(
        '"""Profit greets.\n\n## Why\nx\n\n## Fix\nx\n\n## References\n- none\n"""\n'
        "from profit_check.api import SHOULD, check, passed\n\n"
        "@check(level=SHOULD)\n"
        "async def greets(env):\n"
        '    return passed("it greets")\n',
        "utf-8",
    )
    added(manifest, WAIVER.format(until="2999-03-01").replace("connectors.name", "acme.greets"))
    assert isinstance(judged(manifest).exception, ManifestError)
    assert judged(manifest, "--plugin", plugin).exception is None


def test_it_is_told_in_dutch(manifest: Path) -> None:
    assert "deelnemer" in judged(manifest, "--lang", "nl").stdout
