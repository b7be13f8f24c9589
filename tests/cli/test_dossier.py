"""`profit-check dossier` and `recheck`, from the command line."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from pytest import MonkeyPatch

from profit_check.cli import dossier, recheck
from profit_check.errors import UsageError
from profit_check.sandbox.sample import WEBSHOP
from tests.cli.test_run import CTRL_C, manifest_for
from tests.dossier.test_signature import KEY, private_pem, public_pem
from tests.process import finished, lines, sandbox, started
from tests.test_plugins import PLUGIN

NOBODY = "http://127.0.0.1:1/ProfitRestServices"


@pytest.fixture(scope="module")
def webshop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The manifest of a healthy sandbox that runs in another process."""
    with sandbox() as (_, base_url):
        yield manifest_for(base_url, tmp_path_factory.mktemp("webshop"))


@pytest.fixture(scope="module")
def made(webshop: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier of it."""
    folder = tmp_path_factory.mktemp("dossiers") / "dossier"
    assert called(dossier.command, webshop, "--target", "sandbox", "--out", str(folder))[0] == 0
    return folder


def called(command: click.Command, *arguments: str) -> tuple[int, str, str]:
    """Exit status, standard output and standard error."""
    ended = CliRunner().invoke(command, arguments, standalone_mode=False, catch_exceptions=True)
    if ended.exception:
        raise ended.exception
    return ended.return_value, ended.stdout, ended.stderr


def test_a_dossier_is_made_of_one_environment_and_rechecked_without_it(tmp_path: Path) -> None:
    folder = tmp_path / "dossier"
    key = private_pem(tmp_path / "key.pem", KEY)
    with sandbox() as (_, base_url):
        manifest = manifest_for(base_url, tmp_path / "shop")
        options = ("--target", "sandbox-oauth", "--out", str(folder), "--sign", str(key))
        ended = finished("dossier", manifest, *options)
    assert (ended.returncode, ended.stderr) == (0, "")
    *_, where, again = lines(ended.stdout)
    assert where == f"The dossier is in {folder}: 17 files, signed"
    assert again == f"Judge it again: profit-check recheck {folder}"
    moved = tmp_path / "elsewhere"
    folder.rename(moved)
    shutil.rmtree(tmp_path / "shop")
    public = str(public_pem(tmp_path / "pub.pem", KEY))
    ended = finished("recheck", str(moved), "--verify", public)
    assert (ended.returncode, ended.stderr) == (0, "")
    told = lines(ended.stdout)
    assert told[0] == "The signature is that of SHA256SUMS, by the key given."
    assert "results are the same, judged again: " in told[1]
    report = moved / "report.md"
    report.write_bytes(report.read_bytes() + b"!")
    ended = finished("recheck", str(moved))
    assert ended.returncode == 1
    assert lines(ended.stdout)[0] == "report.md: was changed: its sum is another"


def test_it_ends_with_the_status_of_the_gate(tmp_path: Path) -> None:
    folder = tmp_path / "dossier"
    with sandbox("--fault", "one-row-too-many=Webshop_Stock") as (_, base_url):
        manifest = manifest_for(base_url, tmp_path / "shop")
        options = ("--target", "sandbox", "--out", str(folder))
        status, _, _ = called(dossier.command, manifest, *options)
    assert status == 1
    assert called(recheck.command, str(folder))[0] == 0
    assert called(recheck.command, str(folder), "--as-of", "2026-11-24")[0] == 1


def test_nobody_answering_makes_a_dossier_that_says_so(tmp_path: Path) -> None:
    folder = tmp_path / "dossier"
    manifest = manifest_for(NOBODY, tmp_path / "shop")
    options = ("--target", "sandbox", "--out", str(folder))
    assert called(dossier.command, manifest, *options)[0] == 3
    assert json.loads((folder / "results.json").read_text("utf-8"))["verdict"] == "inconclusive"
    assert called(recheck.command, str(folder))[0] == 0


def test_its_profile_is_certification(made: Path) -> None:
    assert json.loads((made / "results.json").read_text("utf-8"))["profile"] == "certification"


def test_what_is_written_is_told_unless_it_is_to_be_quiet(webshop: str, tmp_path: Path) -> None:
    options = ("--target", "sandbox", "--profile", "connect", "--out")
    _, told, _ = called(dossier.command, webshop, *options, str(tmp_path / "a"))
    assert f"The dossier is in {tmp_path / 'a'}: 16 files\n" in told
    _, told, _ = called(dossier.command, webshop, *options, str(tmp_path / "b"), "--quiet")
    assert told == ""
    _, told, _ = called(dossier.command, webshop, *options, str(tmp_path / "c"), "--json")
    assert json.loads(told)["profile"] == "connect"
    assert (tmp_path / "b" / "SHA256SUMS").is_file()


def test_a_deadline_that_passed_is_named_as_what_cannot_be_judged_again(tmp_path: Path) -> None:
    folder = tmp_path / "dossier"
    with sandbox("--delay", "400") as (_, base_url):
        manifest = manifest_for(base_url, tmp_path / "shop")
        options = ("--target", "sandbox", "--deadline", "1", "--out", str(folder))
        status, told, _ = called(dossier.command, manifest, *options)
    assert status == 3
    assert "Judged again from the dossier, " in told
    assert called(recheck.command, str(folder))[0] == 1


def test_an_interrupted_run_leaves_a_dossier_that_says_so(tmp_path: Path) -> None:
    folder = tmp_path / "dossier"
    with sandbox("--delay", "300") as (_, base_url):
        manifest = manifest_for(base_url, tmp_path / "shop")
        options = ("--target", "sandbox", "--verbose", "--out", str(folder))
        with started("dossier", manifest, *options) as process:
            assert process.stderr is not None
            assert process.stderr.readline()
            process.send_signal(CTRL_C)
            process.communicate(timeout=60)
    assert process.returncode == 130
    results = json.loads((folder / "results.json").read_text("utf-8"))
    assert results["scope"]["interrupted"] is True
    assert (folder / "report.md").read_text("utf-8").startswith("# Interrupted.")
    status, told, _ = called(recheck.command, str(folder))
    assert (status, "The run was interrupted" in told) == (0, True)
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_checks_of_a_plugin_are_judged_again_when_they_are_given(
    webshop: str, tmp_path: Path
) -> None:
    plugin = tmp_path / "own" / "own_question.py"
    plugin.parent.mkdir()
    plugin.write_text(PLUGIN, "utf-8")
    folder = tmp_path / "dossier"
    options = ("--target", "sandbox", "--plugin", str(plugin), "--out", str(folder))
    assert called(dossier.command, webshop, *options)[0] == 1
    assert str(tmp_path) not in (folder / "kept-run.json").read_text("utf-8")
    assert called(recheck.command, str(folder), "--plugin", str(plugin))[0] == 0
    status, told, errors = called(recheck.command, str(folder))
    assert status == 1
    assert "The run used checks of own_question.py; give them with --plugin" in errors
    assert "own.own-question: was Failed (found by a plugin); is not there" in told


def test_traffic_and_reports_are_rechecked_too(webshop: str, tmp_path: Path) -> None:
    report = WEBSHOP.parent / "auditor"
    [first, *_] = sorted(path for path in report.iterdir() if path.suffix in (".md", ".html"))
    folder = tmp_path / "dossier"
    options = ("--target", "sandbox", "--auditor", str(first), "--out", str(folder))
    called(dossier.command, webshop, *options)
    status, told, _ = called(recheck.command, str(folder))
    assert status == 0, told


@pytest.mark.parametrize(
    ("option", "said"),
    [
        (["--out", "{full}"], "--out {full}: is not empty; name another folder"),
        (["--out", "{new}", "--sign", "{none}"], "--sign {none}: cannot be read ("),
        (["--out", "{new}", "--target", "moon"], "--target moon: "),
    ],
)
def test_what_is_wrong_is_told_before_anything_is_asked(
    option: list[str], said: str, tmp_path: Path
) -> None:
    places = {"full": str(tmp_path), "new": str(tmp_path / "new"), "none": str(tmp_path / "none")}
    manifest = manifest_for(NOBODY, tmp_path / "shop")
    given = [word.format(**places) for word in option]
    defaults = [] if "--target" in given else ["--target", "sandbox"]
    with pytest.raises(UsageError) as caught:
        called(dossier.command, manifest, *defaults, *given)
    assert said.format(**places) in str(caught.value)
    assert not (tmp_path / "new").exists()


def test_nothing_is_written_that_would_hold_a_secret(
    webshop: str, tmp_path: Path, monkeypatch: MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "profit_check.dossier.search.Redactor.holds_secret", lambda redactor, text: True
    )
    options = ("--target", "sandbox", "--profile", "connect", "--out", str(tmp_path / "new"))
    with pytest.raises(UsageError, match=r"^no dossier was written: README.md would hold a secret"):
        called(dossier.command, webshop, *options)
    assert list(tmp_path.iterdir()) == []


def test_recheck_tells_a_program(made: Path) -> None:
    status, printed, errors = called(recheck.command, str(made), "--json")
    data = json.loads(printed)
    assert (status, errors) == (0, "")
    assert (data["agrees"], data["signature"], data["files"]) == (True, "absent", [])


def test_a_day_on_which_the_gate_does_not_hold_is_status_1(made: Path) -> None:
    assert called(recheck.command, str(made), "--as-of", "2027-01-01")[0] == 0
    status, told, _ = called(recheck.command, str(made), "--as-of", "2029-01-01")
    assert status == 1
    assert "Judged on 2029-01-01: Not ready" in told


def test_a_passphrase_opens_the_key_that_signs(
    webshop: str, tmp_path: Path, monkeypatch: MonkeyPatch
) -> None:
    from cryptography.hazmat.primitives.serialization import BestAvailableEncryption

    key = private_pem(tmp_path / "key.pem", KEY, BestAvailableEncryption(b"geheim"))
    folder = tmp_path / "dossier"
    options = ("--target", "sandbox", "--profile", "connect", "--sign", str(key))
    with pytest.raises(UsageError, match="put its passphrase in PROFIT_CHECK_KEY_PASSPHRASE"):
        called(dossier.command, webshop, *options, "--out", str(folder))
    monkeypatch.setenv("PROFIT_CHECK_KEY_PASSPHRASE", "geheim")
    assert called(dossier.command, webshop, *options, "--out", str(folder))[0] == 0
    public = str(public_pem(tmp_path / "pub.pem", KEY))
    assert called(recheck.command, str(folder), "--verify", public)[0] == 0
