"""Runs the integration: a program of the user's, in a process of its own."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from tempfile import TemporaryFile
from typing import IO, Any

from profit_check.errors import UsageError
from profit_check.language.phrase import say

_PATIENCE = 3.0
"""Seconds that a program gets to end when it is told to."""

_MOST_OUTPUT = 1 << 20
"""Bytes of each stream that are kept: the last ones."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How the program ended: `status` is None where it was stopped, because its time was up."""

    status: int | None
    output: str = field(default="", repr=False)
    errors: str = field(default="", repr=False)


def run_program(command: Sequence[str], environ: Mapping[str, str], deadline: float) -> Ended:
    """Runs `command` to its end, or stops it after `deadline` seconds; nothing of it stays behind.

    Raises UsageError where it cannot be started. An interrupt stops it too.
    """
    with TemporaryFile() as output, TemporaryFile() as errors:
        process = _started(command, environ, output, errors)
        status: int | None
        try:
            status = process.wait(deadline)
        except subprocess.TimeoutExpired:
            status = None
        finally:
            if process.poll() is None:
                _stop(process)
            _end_all(process, forced=True)  # what it left behind
        return Ended(status, _end_of(output), _end_of(errors))


def _started(
    command: Sequence[str], environ: Mapping[str, str], output: IO[bytes], errors: IO[bytes]
) -> subprocess.Popen[bytes]:
    program = shutil.which(command[0], path=environ.get("PATH")) or command[0]
    own_group: dict[str, Any] = {"process_group": 0}
    if sys.platform == "win32":
        own_group = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    try:
        return subprocess.Popen(  # noqa: S603 - the user's own command, without a shell
            [program, *command[1:]],
            env=dict(environ),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=errors,
            **own_group,
        )
    except (OSError, ValueError) as error:
        text = say(
            "{program}: cannot be started ({why}); give a program and its arguments after --",
            program=command[0],
            why=getattr(error, "strerror", None) or say("this is no command"),
        )
        raise UsageError(text) from None


def _stop(process: subprocess.Popen[bytes]) -> None:
    """Ends the program and what it started: kindly at first."""
    for forced in (False, True):
        _end_all(process, forced)
        with suppress(subprocess.TimeoutExpired):
            process.wait(_PATIENCE)
            break
    process.kill()
    process.wait()


def _end_all(process: subprocess.Popen[bytes], forced: bool) -> None:
    if sys.platform == "win32":
        tool = ["taskkill", "/PID", str(process.pid), "/T", *(["/F"] if forced else [])]
        with suppress(OSError):
            subprocess.run(tool, capture_output=True, check=False)  # noqa: S603
        return
    kind = "SIGKILL" if forced else "SIGTERM"
    with suppress(ProcessLookupError, PermissionError):
        # Windows has neither of the two, and the names are not looked up there.
        getattr(os, "killpg")(process.pid, getattr(signal, kind))  # noqa: B009


def _end_of(stream: IO[bytes]) -> str:
    size = stream.seek(0, os.SEEK_END)
    stream.seek(max(0, size - _MOST_OUTPUT))
    return stream.read().decode("utf-8", "replace")
