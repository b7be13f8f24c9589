"""The pre-commit hook: what pre-commit would start, and for which files."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
import yaml

from profit_check.sandbox.sample import WEBSHOP
from tests.process import ROOT
from tests.shell import bash

[HOOK] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
PAGE = (ROOT / "docs" / "pre-commit.md").read_text("utf-8")


def hooked(folder: Path, *files: str) -> Any:
    """The hook's entry with these files, as pre-commit starts it."""
    return bash(shlex.join([*shlex.split(HOOK["entry"]), *files]), folder)


@pytest.mark.parametrize(
    ("name", "judged"),
    [
        ("profit-check.toml", True),
        ("integrations/webshop/profit-check.toml", True),
        ("my-profit-check.toml", False),
        ("profit-check.toml.md", False),
        ("profit-check-toml", False),
    ],
)
def test_only_manifests_are_judged(name: str, judged: bool) -> None:
    assert bool(re.search(HOOK["files"], name)) is judged


def test_a_sound_manifest_may_be_committed_and_one_with_a_fault_not(tmp_path: Path) -> None:
    for folder in ("one", "other"):
        copytree(WEBSHOP, tmp_path / folder)
    names = [f"{folder}/profit-check.toml" for folder in ("one", "other")]
    assert hooked(tmp_path, *names).returncode == 0
    (tmp_path / "other" / "sales-order.json").write_text("{", "utf-8")
    ended = hooked(tmp_path, *names)
    assert ended.returncode == 2
    assert "sales-order.json" in ended.stderr


def test_the_page_shows_the_hook_that_there_is() -> None:
    shown = re.findall(r"^```yaml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    ids = [
        hook["id"]
        for text in shown
        for repository in yaml.safe_load(text)["repos"]
        for hook in repository["hooks"]
    ]
    assert ids
    assert set(ids) == {HOOK["id"]}
