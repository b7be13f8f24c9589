"""A shell for the tests of scripts, and a `profit-check` for it that needs no installation."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from shutil import which

from tests.process import ROOT

_SHIM = """#!/bin/sh
exec "$TEST_PYTHON" -X utf8 -c 'import os, sys
sys.path.insert(0, os.environ["TEST_ROOT"])
import conftest
from profit_check.cli import main
main()' "$@"
"""


def bash(
    script: str, folder: Path, variables: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Runs `script` in `folder` as a CI system does: it ends at the first command that fails.

    The commands `profit-check` and `python` are there.
    """
    tools = folder / "tools-of-the-test"
    tools.mkdir(exist_ok=True)
    shim = tools / "profit-check"
    shim.write_text(_SHIM, encoding="utf-8", newline="\n")
    shim.chmod(0o755)
    surroundings = {
        **os.environ,
        "PATH": os.pathsep.join((str(tools), os.environ["PATH"])),
        "TEST_PYTHON": sys.executable,
        "TEST_ROOT": str(ROOT),
        **(variables or {}),
    }
    return subprocess.run(
        [_bash(), "-e", "-o", "pipefail", "-c", script],
        cwd=folder,
        env=surroundings,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )


def _bash() -> str:
    """Bash; on Windows that of Git, since another of that name may start a Linux."""
    git = which("git")
    if os.name == "nt" and git:
        return str(Path(git).parents[1] / "bin" / "bash.exe")
    return "bash"
