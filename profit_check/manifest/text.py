"""Reads a manifest's file as TOML."""

from __future__ import annotations

import tomllib
from datetime import date, time
from pathlib import Path
from typing import Any

from profit_check.errors import ManifestError
from profit_check.language.phrase import joined, say
from profit_check.syntax_errors import toml_fault
from profit_check.system_errors import reason

NAME = "profit-check.toml"
"""What a manifest is called unless its user says otherwise."""

_DEEPEST = 20


def read(path: Path) -> str:
    """The text of the file; ManifestError when it cannot be read as UTF-8 or holds nothing."""
    try:
        if path.is_dir():
            inside = str(path / NAME)
            what = say("is a folder; name the manifest in it, such as {file}", file=inside)
            raise _fault(path, what)
        content = path.read_bytes()
    except FileNotFoundError:
        missing = say("there is no such file; `profit-check init` writes one")
        raise _fault(path, missing) from None
    except (OSError, ValueError) as error:
        why = reason(error) if isinstance(error, OSError) else say("this is no file name")
        raise _fault(path, say("cannot be read: {why}", why=why)) from None
    text = _decoded(path, content)
    if not text.strip():
        raise _fault(path, say("is empty; `profit-check init` writes a manifest"))
    return text


def parse(path: Path, text: str) -> dict[str, Any]:
    """The content of `text`, dates as ISO text; ManifestError when it is not TOML."""
    try:
        parsed = _plain(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise _not_toml(path, text, str(error)) from None
    except (ValueError, RecursionError):
        what = say("a number in it is too large, or it is nested too deeply")
        raise _fault(path, what) from None
    assert isinstance(parsed, dict)
    return parsed


def _decoded(path: Path, content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _fault(path, say("is UTF-16 text; save it as UTF-8"))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise _fault(path, say("is not UTF-8 text; save it as UTF-8"), line) from None


def _not_toml(path: Path, text: str, message: str) -> ManifestError:
    fault = toml_fault(message)
    if fault.at_end:
        at_end = say("is not TOML: {fault} at the end", fault=fault.reason)
        return _fault(path, at_end, len(text.splitlines()))
    if fault.line is None:
        return _fault(path, say("is not TOML: {fault}", fault=fault.reason))
    place = fault.column
    told = say("is not TOML: {fault} at column {column}", fault=fault.reason, column=place)
    return _fault(path, told, fault.line)


def _fault(path: Path, what: str, line: int | str | None = None) -> ManifestError:
    place = f"{path}:{line}" if line else str(path)
    return ManifestError([joined((" ".join(place.splitlines()), what), ": ")])


def _plain(value: object, depth: int = 0) -> object:
    """`value` in JSON's types, as the schema knows no dates; ValueError when it is outlandish."""
    if depth > _DEEPEST or (isinstance(value, int) and value.bit_length() > 64):
        raise ValueError
    if isinstance(value, dict):
        return {key: _plain(item, depth + 1) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item, depth + 1) for item in value]
    return value.isoformat() if isinstance(value, (date, time)) else value
