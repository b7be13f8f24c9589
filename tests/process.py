"""Starts profit-check as a user does: in a process of its own, or, much quicker, in this one."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import IO
from unittest.mock import patch

from profit_check.cli import main

ROOT = Path(__file__).parent.parent

IGNORING_CTRL_C = "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN); "
"""How a process starts in the background of a shell that is not interactive, as in CI."""

# conftest registers the top-level folders, so that this works in a bare checkout as well.
_START = "import conftest; from profit_check.cli import main; main()"


def command(*arguments: str, before: str = "") -> list[str]:
    """What starts `profit-check` with `arguments`, in the folder ROOT, after the code `before`."""
    return [sys.executable, "-X", "utf8", "-c", before + _START, *arguments]


def finished(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """`profit-check` with `arguments` and these environment variables as well, run to its end."""
    return subprocess.run(
        command(*arguments),
        cwd=ROOT,
        env={**os.environ, **variables},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )


def finished_here(*arguments: str) -> subprocess.CompletedProcess[str]:
    """As `finished`, in this process: for what does not show that a process was started."""
    output, errors = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="") for _ in range(2))
    before = signal.getsignal(signal.SIGTERM)  # a run takes it for itself
    command = ["profit-check", *arguments]
    try:
        with (
            redirect_stdout(output),
            redirect_stderr(errors),
            chdir(ROOT),
            patch.object(sys, "argv", command),
        ):
            main()
    except SystemExit as end:
        assert isinstance(end.code, int)
        told = (_told(stream) for stream in (output, errors))
        return subprocess.CompletedProcess(command, end.code, *told)
    finally:
        signal.signal(signal.SIGTERM, before)
    raise AssertionError("the command line ends with an exit status")


def _told(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode("utf-8")


@contextmanager
def sandbox(*arguments: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A sandbox on a free port in a process of its own, and its base URL."""
    with started("sandbox", "--port", "0", *arguments) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        yield process, first.rpartition(" at ")[2].strip()


@contextmanager
def started(
    *arguments: str, before: str = "", output: IO[bytes] | int = subprocess.PIPE
) -> Iterator[subprocess.Popen[str]]:
    """`profit-check` with `arguments`, ended when the block is left."""
    with subprocess.Popen(
        command(*arguments, before=before),
        cwd=ROOT,
        stdout=output,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        creationflags=_own_group(),
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def _own_group() -> int:
    """On Windows, Ctrl-C goes to a group of processes; one of its own keeps the tests out of it."""
    return int(getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0))


def lines(text: str) -> Sequence[str]:
    """The lines of `text` that hold something."""
    return [line for line in text.splitlines() if line.strip()]
