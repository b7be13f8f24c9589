"""The documentation is true: its commands, links, tables and examples."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from profit_check.cli import COMMANDS, profit_check
from profit_check.manifest.load import load
from profit_check.model import Status, Verdict
from profit_check.writers.catalogue import markdown
from tests.harness import registry
from tests.process import ROOT

SAMPLES = [*(ROOT / "samples").glob("*/README.md"), *(ROOT / "samples").glob("*/*/README.md")]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("**/*.md"), *SAMPLES])
README = (ROOT / "README.md").read_text("utf-8")


def code_blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_two_commands_of_the_readme_do_all_the_set_up_and_ci_runs_them() -> None:
    start = README.partition("## Common jobs")[0]
    commands = code_blocks(start, "sh")
    assert len(commands) == 2
    script = (ROOT / ".ci" / "run").read_text("utf-8").replace(".venv-ci", ".venv")
    for part in commands[0].strip().split(" && "):
        assert part.replace("-m venv", "-m venv --clear").replace(
            "install", "install --quiet"
        ) in script.replace(" --report .venv/demo.html", "")
    assert commands[1].strip() in script


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_link_to_a_file_leads_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text("utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_the_page_of_checks_is_what_the_command_prints() -> None:
    assert (ROOT / "docs" / "checks.md").read_text("utf-8") == markdown(registry())


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_command_and_option_that_a_page_shows_exists(page: Path) -> None:
    shown = re.findall(r"profit-check ([a-z]+)([^\n`]*)", "\n".join(_shown(page)))
    for command, rest in shown:
        assert command in COMMANDS
        known = _options(command)
        used = re.findall(r"(?<!\S)(--[a-z-]+)", rest.partition("#")[0])
        assert [option for option in used if option not in known] == []


def _shown(page: Path) -> list[str]:
    """The code of a page: its blocks and what stands between backticks, continued lines joined."""
    text = page.read_text("utf-8").replace("\\\n", " ")
    blocks = code_blocks(text, "sh")
    return [*blocks, *re.findall(r"(?<!`)`(profit-check [^`\n]+)`", text)]


def _options(command: str) -> set[str]:
    import click

    found = profit_check.get_command(click.Context(profit_check), command)
    assert found is not None
    return {name for parameter in found.params for name in parameter.opts} | {"--help"}


def test_the_manifest_that_the_documentation_shows_can_be_loaded(tmp_path: Path) -> None:
    (example,) = code_blocks((ROOT / "docs" / "manifest.md").read_text("utf-8"), "toml")
    (tmp_path / "payloads").mkdir()
    (tmp_path / "payloads" / "sales-order.json").write_text("{}", "utf-8")
    for name in ("implementation.docx", "penetration-test.pdf"):
        (tmp_path / name).write_bytes(b"a document")
    path = tmp_path / "profit-check.toml"
    path.write_text(example, "utf-8")
    assert load(path, known_checks=[check.id for check in registry()]).integration.name


def test_every_verdict_and_status_is_explained() -> None:
    text = (ROOT / "docs" / "reading-a-report.md").read_text("utf-8")
    assert [status for status in Status if f"| `{status}` |" not in text] == []
    assert [one for one in Verdict if f"| {one.replace('_', ' ')} |" not in text] == []


def test_what_each_check_of_conduct_looks_at_is_told() -> None:
    told = re.findall(
        r"^\| `(conduct\.[a-z-]+)` \|", (ROOT / "docs" / "observing.md").read_text("utf-8"), re.M
    )
    assert sorted(told) == sorted(check.id for check in registry() if check.family == "conduct")


def test_the_version_is_in_the_changelog() -> None:
    from profit_check import __version__

    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_a_new_check_costs_no_shared_list() -> None:
    """Neither the packaging nor the engine names a check."""
    packages = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]
    assert not any("paging.take" in package for package in packages["packages"])
    engine = "".join(path.read_text("utf-8") for path in (ROOT / "profit_check").glob("*.py"))
    assert [check.id for check in registry() if f'"{check.id}"' in engine] == []
