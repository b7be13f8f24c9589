"""Runs profit-check as the GitHub action's inputs ask, and gives the action's outputs.

Reads INPUT_…, and GITHUB_OUTPUT; ends with the exit status of profit-check, whose annotations and
step summary are its own. The interpreter that runs this has profit-check installed.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from uuid import uuid4

REPORTS = {
    "results": "results.json",
    "html": "report.html",
    "sarif": "findings.sarif",
    "junit": "tests.junit.xml",
    "markdown": "report.md",
}
"""The outputs that are files, and how those files are called."""

WRONG_USAGE = 2

_OPTIONS = ("target", "profile", "fail-on", "lang", "baseline")


def command(inputs: Mapping[str, str], folder: Path) -> list[str]:
    """The words that start profit-check. An input is one word, whatever stands in it."""
    words = [sys.executable, "-X", "utf8", "-m", "profit_check", "run"]
    words += [f"--{name}={inputs[name]}" for name in _OPTIONS if inputs.get(name)]
    words += [f"--report={folder / name}" for name in REPORTS.values()]
    return [*words, "--", inputs["manifest"]] if inputs.get("manifest") else words


def outputs(folder: Path, exit_status: int) -> dict[str, str]:
    """The outputs: what was written, and what it says. After wrong usage nothing was."""
    given = {"verdict": "", "exit-status": str(exit_status), "reports": str(folder)}
    if exit_status == WRONG_USAGE:
        return given
    paths = {name: folder / file for name, file in REPORTS.items()}
    given |= {name: str(path) for name, path in paths.items() if path.is_file()}
    if "results" in given:
        given["verdict"] = json.loads(paths["results"].read_text("utf-8"))["verdict"]
    return given


def main() -> int:
    """Runs profit-check; gives the exit status."""
    names = (*_OPTIONS, "manifest", "reports")
    inputs = {
        name: os.environ.get(f"INPUT_{name.upper().replace('-', '_')}", "").strip()
        for name in names
    }
    folder = Path(inputs["reports"] or "profit-check-reports")
    ended = subprocess.run(command(inputs, folder), check=False)  # noqa: S603 - words, no shell
    _give(outputs(folder, ended.returncode))
    return ended.returncode


def _give(given: Mapping[str, str]) -> None:
    """Writes the outputs as GitHub reads them: between marks that no value can hold."""
    mark = f"end-{uuid4()}"
    text = "".join(f"{name}<<{mark}\n{value}\n{mark}\n" for name, value in given.items())
    with Path(os.environ["GITHUB_OUTPUT"]).open("a", encoding="utf-8") as file:
        file.write(text)


if __name__ == "__main__":
    sys.exit(main())
