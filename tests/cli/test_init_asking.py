"""`profit-check init` on a terminal asks what was not given, and again after a typing error."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from profit_check.cli.init import command
from profit_check.language.catalogue import language
from profit_check.language.phrase import say
from profit_check.manifest.load import load
from profit_check.model import ClassicSource, SecretSource
from profit_check.sandbox.inprocess import BASE_URL, InProcess
from profit_check.sandbox.sample import WEBSHOP
from profit_check.sandbox.world_file import load_world

TYPES = "production, test, accept, course"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder on a terminal, the sandbox in place of the network."""
    world = load_world(WEBSHOP / "world.json")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PROFIT_TOKEN", world.token)
    monkeypatch.setattr("profit_check.wire.http.HttpTransport", lambda **_: InProcess(world))
    monkeypatch.setattr("click.testing._NamedTextIOWrapper.isatty", lambda self: True)
    return tmp_path


def init(*options: str, answers: str) -> Result:
    return CliRunner().invoke(command, ["--base-url", BASE_URL, *options], input=answers)


def test_its_questions_and_what_it_wrote_are_told_in_dutch(folder: Path) -> None:
    answers = "12345\nproduction\nPROFIT_TOKEN\n"
    done = init("--lang", "nl", answers=answers)
    assert done.exit_code == 0, done.exception
    dutch = language("nl")
    for asked in (
        say("Participant number (deelnemersnummer)"),
        say("Type of the environment ({names})", names=TYPES),
        say("Next: delete from it what the integration does not use, and correct each order."),
    ):
        assert dutch.tell(asked) in done.output
        assert asked not in done.output
    assert "a proposal" not in (folder / "profit-check.toml").read_text("utf-8")


def test_what_is_missing_is_asked_on_a_terminal(folder: Path) -> None:
    done = init(answers="12345\nproduction\nPROFIT_TOKEN\n")
    assert done.exit_code == 0, done.exception
    target = load(folder / "profit-check.toml").targets["production"]
    assert target.participant == "12345"
    assert target.credential == ClassicSource(SecretSource("env", "PROFIT_TOKEN"))


def test_a_typing_error_is_told_and_the_question_asked_again(folder: Path) -> None:
    answers = "abc\n12345\nprod\nproduction\nA TOKEN\nPROFIT_TOKEN\n"
    done = init(answers=answers)
    assert done.exit_code == 0, done.exception
    for told in (
        "--participant: expected 5 or 6 digits, not 'abc'\n",
        f"--type: expected one of {TYPES}, not 'prod'\n",
        "--token-env: expected the name of an environment variable\n",
    ):
        assert told in done.stderr
    assert load(folder / "profit-check.toml").targets["production"].participant == "12345"
