"""Installs profit-check in a virtual environment of its own, for the GitHub action.

Reads INPUT_VERSION, RUNNER_TEMP and GITHUB_OUTPUT; gives the output `python`, its interpreter.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ACTION = Path(__file__).resolve().parents[2]

_VERSION = re.compile(r"\d+(\.\d+)*((a|b|rc)\d+)?")


def requirement(version: str) -> str:
    """What pip is to install: that release, or without one what this action belongs to."""
    if not version:
        return str(ACTION)
    if not _VERSION.fullmatch(version):
        sys.exit(f"version: expected a release of profit-check such as 0.1.0, not {version!r}")
    return f"profit-check=={version}"


def main() -> None:
    """Makes the environment, installs, and gives the interpreter to the next step."""
    wanted = requirement(os.environ.get("INPUT_VERSION", ""))
    folder = Path(os.environ["RUNNER_TEMP"]) / "profit-check"
    scripts, name = ("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")
    python = folder / scripts / name
    install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", wanted]
    for words in ([sys.executable, "-m", "venv", str(folder)], [str(python), *install]):
        subprocess.run(words, check=True)  # noqa: S603 - words, no shell
    with Path(os.environ["GITHUB_OUTPUT"]).open("a", encoding="utf-8") as outputs:
        outputs.write(f"python={python}\n")


if __name__ == "__main__":
    main()
