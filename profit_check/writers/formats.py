"""The formats of a report, and how one gets into a file."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path

from profit_check.errors import UsageError
from profit_check.language.phrase import say
from profit_check.report import Report
from profit_check.system_errors import reason

FORMATS = {
    ".json": "profit_check.writers.results_json",
    ".html": "profit_check.writers.html",
    ".md": "profit_check.writers.markdown",
    ".summary.md": "profit_check.writers.summary",
    ".ics": "profit_check.writers.ics",
    ".junit.xml": "profit_check.writers.junit",
    ".sarif": "profit_check.writers.sarif",
    ".codequality.json": "profit_check.writers.code_quality",
    ".badge.json": "profit_check.writers.badge",
}
"""The end of a file's name, and the module whose `text` makes that format; imported when used."""


def format_of(path: Path) -> str:
    """The key in FORMATS for `path`; raises UsageError when it has none or is a folder."""
    if path.is_dir():
        raise UsageError(say("--report {file}: is a folder; give a file in it", file=str(path)))
    for suffix in sorted(FORMATS, key=len, reverse=True):
        if path.name.lower().endswith(suffix):
            return suffix
    known = ", ".join(FORMATS)
    raise UsageError(
        say(
            "--report {file}: no such format; give a file whose name ends in {known}",
            file=str(path),
            known=known,
        )
    )


def prepare(path: Path) -> None:
    """Makes the folder of a report that is to come; raises UsageError where none can be written."""
    format_of(path)
    part = _part(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.touch()
        part.unlink()
    except OSError as error:
        raise _unwritable(path, error) from None


def render(report: Report, suffix: str) -> str:
    """The report as text in the format of `suffix`, a key in FORMATS."""
    text: Callable[[Report], str] = importlib.import_module(FORMATS[suffix]).text
    return text(report)


def write(report: Report, path: Path) -> None:
    """Writes the report in the format that the name of `path` asks for.

    The file is there whole or not at all. Raises UsageError when it cannot be written.
    """
    prepare(path)
    content = render(report, format_of(path)).encode("utf-8", "backslashreplace")
    part = _part(path)
    try:
        part.write_bytes(content)
        part.replace(path)
    except OSError as error:
        _discard(part)
        raise _unwritable(path, error) from None


def _part(path: Path) -> Path:
    return path.with_name(f"{path.name}.part")


def _unwritable(path: Path, error: OSError) -> UsageError:
    return UsageError(
        say("--report {file}: cannot be written ({why})", file=str(path), why=reason(error))
    )


def _discard(part: Path) -> None:
    try:
        part.unlink(missing_ok=True)
    except OSError:
        return
