"""What a shell offers while a command is being typed."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest
from click.shell_completion import ShellComplete

from profit_check.cli import COMMANDS, profit_check
from profit_check.sandbox.sample import WEBSHOP
from profit_check.writers.formats import FORMATS
from tests.harness import registry
from tests.process import finished
from tests.shell import bash


def offered(*typed: str) -> list[str]:
    """What is offered for the last word of `typed`."""
    *words, incomplete = typed
    shell = ShellComplete(profit_check, {}, "profit-check", "_PROFIT_CHECK_COMPLETE")
    return [item.value for item in shell.get_completions(list(words), incomplete)]


@pytest.fixture
def webshop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with the webshop's manifest."""
    copytree(WEBSHOP, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_commands_are_offered() -> None:
    assert offered("") == list(COMMANDS)
    assert offered("com") == ["compare"]


@pytest.mark.parametrize("words", [("run", "--only"), ("run", "--skip"), ("checks",)])
def test_checks_and_families_are_offered(words: tuple[str, ...]) -> None:
    assert set(offered(*words, "")) == {
        name for check in registry() for name in (check.id, check.family)
    }
    assert offered(*words, "token.f") == ["token.format", "token.forged"]
    assert offered(*words, "nothing") == []


@pytest.mark.parametrize("verb", ["run", "snapshot"])
def test_the_targets_of_the_manifest_that_is_found_are_offered(verb: str, webshop: Path) -> None:
    assert offered(verb, "--target", "") == ["sandbox", "sandbox-oauth"]
    assert offered(verb, "--target", "sandbox-") == ["sandbox-oauth"]


def test_the_targets_of_the_manifest_that_is_named_are_offered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    manifest = str(WEBSHOP / "profit-check.toml")
    assert offered("run", "--target", "") == []
    assert offered("run", manifest, "--target", "") == ["sandbox", "sandbox-oauth"]


def test_a_manifest_with_a_fault_offers_no_target(webshop: Path) -> None:
    (webshop / "profit-check.toml").write_text("[targets", "utf-8")
    assert offered("run", "--target", "") == []


@pytest.mark.parametrize("verb", ["run", "render", "demo"])
def test_a_report_is_offered_with_every_end_it_can_have(verb: str, webshop: Path) -> None:
    assert offered(verb, "--report", "out/readiness") == [f"out/readiness{end}" for end in FORMATS]
    assert offered(verb, "--report", "readiness.h") == ["readiness.html"]
    assert offered(verb, "--report", "readiness.x") == []


def test_where_a_report_s_name_is_still_to_come_the_shell_offers_files(webshop: Path) -> None:
    shell = ShellComplete(profit_check, {}, "profit-check", "_PROFIT_CHECK_COMPLETE")
    (webshop / "reports").mkdir()
    for incomplete in ("", "out/", "reports"):
        [item] = shell.get_completions(["run", "--report"], incomplete)
        assert (item.type, item.value) == ("file", incomplete)


# An old bash does not know `complete -o nosort`; the function is there all the same.
TYPED = """
eval "$(_PROFIT_CHECK_COMPLETE=bash_source profit-check)" || true
COMP_WORDS=(profit-check run --target sandbox-)
COMP_CWORD=3
_profit_check_completion profit-check
printf '%s\\n' "${COMPREPLY[@]}"
"""


def test_bash_completes_with_what_the_command_prints_for_it(webshop: Path) -> None:
    ended = bash(TYPED, webshop)
    assert (ended.returncode, ended.stdout) == (0, "sandbox-oauth\n")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_there_is_a_script_for_each_shell(shell: str) -> None:
    ended = finished(_PROFIT_CHECK_COMPLETE=f"{shell}_source")
    assert ended.returncode == 0
    assert "_PROFIT_CHECK_COMPLETE=" in ended.stdout
