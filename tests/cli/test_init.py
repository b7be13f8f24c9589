"""`profit-check init` writes a manifest that loads, from options or from what it asks."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from profit_check.cli.init import command
from profit_check.errors import UsageError
from profit_check.language.catalogue import language
from profit_check.manifest.load import load
from profit_check.model import ClassicSource, EnvironmentType, OAuthSource, SecretSource
from profit_check.sandbox.inprocess import BASE_URL, InProcess
from profit_check.sandbox.sample import WEBSHOP
from profit_check.sandbox.world import World
from profit_check.sandbox.world_file import load_world

ROOT = Path(__file__).parents[2]
# conftest lets a bare checkout find its checks and samples, in another process too.
PROFIT_CHECK = (sys.executable, "-u", "-c", "import conftest, profit_check.__main__ as m; m.main()")
TARGET = ("--participant", "12345", "--type", "production", "--base-url", BASE_URL)
TOKEN = ("--token-env", "PROFIT_TOKEN")


@pytest.fixture
def world() -> World:
    return load_world(WEBSHOP / "world.json")


@pytest.fixture
def folder(tmp_path: Path, world: World, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder, the sandbox in place of the network, its token at hand."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PROFIT_TOKEN", world.token)
    monkeypatch.setattr("profit_check.wire.http.HttpTransport", lambda **_: InProcess(world))
    return tmp_path


def init(*options: str, answers: str | None = None) -> Result:
    return CliRunner().invoke(command, options, input=answers)


def usage_error(*options: str) -> str:
    error = init(*options).exception
    assert isinstance(error, UsageError), error
    assert "\n" not in str(error)
    return str(error)


def test_the_schema_is_all_that_is_printed_when_it_is_asked_for() -> None:
    printed = init("--schema")
    assert printed.exit_code == 0
    assert printed.stderr == ""
    assert printed.stdout.isascii()
    Draft202012Validator.check_schema(json.loads(printed.stdout))


def test_a_manifest_is_written_that_loads_and_holds_all_that_is_offered(
    folder: Path, world: World
) -> None:
    done = init(*TARGET, *TOKEN, "--release", "8")
    assert done.exit_code == 0, done.exception
    manifest = load(folder / "profit-check.toml")
    assert manifest.integration.name == "Webshop koppeling"
    target = manifest.targets["production"]
    assert target.credential == ClassicSource(SecretSource("env", "PROFIT_TOKEN"))
    assert (target.type, target.release) == (EnvironmentType.PRODUCTION, 8)
    orders = {connector.id: connector.order for connector in manifest.get}
    assert orders["Webshop_Stock"] == ("ItemCode", "Warehouse")
    assert all(orders.values())
    assert {connector.modified for connector in manifest.get} == {"ModifiedDate"}
    assert len(manifest.update) == 2
    assert "Then: profit-check run" in done.output
    assert "environment O12345AA" in done.output


def test_no_secret_reaches_the_file_or_the_terminal(folder: Path, world: World) -> None:
    done = init(*TARGET, *TOKEN)
    digits = re.findall("[0-9A-Fa-f]{64}", world.token)[0]
    written = (folder / "profit-check.toml").read_text("utf-8")
    assert digits not in done.output + written
    assert 'token = { env = "PROFIT_TOKEN" }' in written


def test_oauth_client_credentials_are_named_and_used(
    folder: Path, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    client_id, client_secret = world.client
    monkeypatch.setenv("CLIENT", client_id)
    monkeypatch.setenv("SECRET", client_secret)
    done = init(*TARGET, "--client-id-env", "CLIENT", "--client-secret-env", "SECRET")
    assert done.exit_code == 0, done.exception
    credential = load(folder / "profit-check.toml").targets["production"].credential
    assert credential == OAuthSource(SecretSource("env", "CLIENT"), SecretSource("env", "SECRET"))


def test_names_and_a_choice_of_connectors_can_be_given(folder: Path) -> None:
    named = ("--name", "shop", "--integration", "My shop", "--output", "other.toml")
    done = init(*TARGET, *TOKEN, *named, "--connector", "webshop_stock", "--connector", "FbSales")
    manifest = load(folder / "other.toml")
    assert manifest.integration.name == "My shop"
    assert list(manifest.targets) == ["shop"]
    assert [connector.id for connector in manifest.get] == ["Webshop_Stock"]
    assert [connector.id for connector in manifest.update] == ["FbSales"]
    assert "profit-check run other.toml" in done.output


def test_what_is_missing_can_be_told_in_dutch() -> None:
    told = language("nl").tell(usage_error())
    assert told.startswith("init: ")
    assert "het deelnemersnummer (--participant); " in told
    assert " of --token-keyring" in told


def test_a_file_that_exists_is_only_overwritten_by_force(folder: Path) -> None:
    (folder / "profit-check.toml").write_text("mine", "utf-8")
    assert "give --force" in usage_error(*TARGET, *TOKEN)
    assert (folder / "profit-check.toml").read_text("utf-8") == "mine"
    assert init(*TARGET, *TOKEN, "--force").exit_code == 0
    assert load(folder / "profit-check.toml").get


def test_another_environment_than_was_meant_is_warned_of_and_written(folder: Path) -> None:
    meant = ("--participant", "54321", "--type", "test", "--base-url", BASE_URL)
    done = init(*meant, *TOKEN)
    assert done.exit_code == 0, done.exception
    assert done.stderr.splitlines() == [
        "Careful: the manifest names participant 54321; O12345AA is of participant 12345.",
        "Careful: the manifest names type test; O12345AA is of type production.",
    ]
    assert load(folder / "profit-check.toml").targets["test"].participant == "54321"


def test_a_course_environment_has_no_letter_to_hold_it_to(folder: Path) -> None:
    course = ("--participant", "12345", "--type", "course", "--base-url", BASE_URL)
    assert init(*course, *TOKEN).stderr == ""


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ((), "missing the participant number (--participant); the type of the environment (--type"),
        (
            ("--participant", "12345", *TOKEN),
            "missing the type of the environment (--type); on a terminal",
        ),
        (TARGET, "missing where the token is kept (--token-env, --token-file or --token-keyring"),
        ((*TARGET, "--participant", "1", *TOKEN), "--participant: expected 5 or 6 digits, not '1'"),
        ((*TARGET, "--base-url", "nowhere", *TOKEN), "--base-url: expected a URL"),
        ((*TARGET, *TOKEN, "--token-file", "x"), "more than one credential"),
        ((*TARGET, "--client-id-env", "X"), "go together; give both"),
        ((*TARGET, "--token-env", "0f" * 32), "never the secret itself"),
        ((*TARGET, "--token-env", "A B"), "--token-env: expected the name of an environment"),
        ((*TARGET, "--token-keyring", "x"), "--token-keyring: expected the entry in the keyring"),
        ((*TARGET, "--token-env", "NOT_SET"), "the environment variable NOT_SET is not set"),
        ((*TARGET, *TOKEN, "--connector", "X"), "--connector X: the target does not offer it"),
        ((*TARGET, *TOKEN, "--output", "no/such/folder.toml"), "cannot be written"),
    ],
)
def test_wrong_usage_is_one_line_that_names_the_option(
    folder: Path, options: tuple[str, ...], told: str
) -> None:
    error = usage_error(*options)
    assert told in error
    assert "0f0f" not in error
    assert not list(folder.iterdir())


def test_a_malformed_token_is_told_before_anything_is_sent(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PROFIT_TOKEN", "s3cr3t")
    error = usage_error(*TARGET, *TOKEN)
    assert "64" in error
    assert "s3cr3t" not in error


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*PROFIT_CHECK, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PROFIT_TOKEN": "ab" * 32},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
    )


@pytest.fixture
def sandbox() -> Iterator[str]:
    """The base URL of a sandbox in another process."""
    arguments = [*PROFIT_CHECK, "sandbox", "--port", "0"]
    process = subprocess.Popen(arguments, cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8")
    assert process.stdout is not None
    try:
        match = re.search(r"http://\S+", process.stdout.readline())
        assert match is not None
        yield match[0]
    finally:
        process.terminate()
        process.communicate()


def test_a_sandbox_in_another_process_gives_a_manifest(
    sandbox: str, tmp_path: Path, world: World
) -> None:
    (tmp_path / "token.txt").write_text(world.token, "utf-8")
    target = ("--participant", "12345", "--type", "production", "--base-url", sandbox)
    done = run(tmp_path, "init", *target, "--token-file", "token.txt")
    assert (done.returncode, done.stderr) == (0, "")
    assert len(load(tmp_path / "profit-check.toml").get) == 5
    refused = run(tmp_path, "init", *target, *TOKEN, "--output", "other.toml")
    assert refused.returncode == 3
    assert refused.stderr.startswith(f"{sandbox}: Profit refused the credential (401); ")
    assert refused.stderr.count("\n") == 1


def test_when_nobody_answers_it_says_so_and_ends_with_3(tmp_path: Path) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{closed.getsockname()[1]}/ProfitRestServices"
        target = ("--participant", "12345", "--type", "production", "--base-url", url)
        done = run(tmp_path, "init", *target, *TOKEN)
    assert done.returncode == 3
    assert done.stderr.startswith(f"{url}: no answer (")
    assert done.stderr.count("\n") == 1
    assert not list(tmp_path.iterdir())
