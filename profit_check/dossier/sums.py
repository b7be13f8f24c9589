"""The SHA-256 sums of a dossier: the file SHA256SUMS, as `sha256sum` writes and reads it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import file_digest, sha256
from pathlib import Path, PurePosixPath, PureWindowsPath

from profit_check.dossier.faults import Fault
from profit_check.errors import UsageError
from profit_check.language.phrase import say
from profit_check.system_errors import reason

SUMS = "SHA256SUMS"
SIGNATURE = "SHA256SUMS.sig"

_APART = (SUMS, SIGNATURE)
"""The files that cannot be among the sums."""

_LINE = re.compile(r"([0-9a-f]{64}) [ *](.+)")
_LARGEST = 16 * 1024 * 1024
"""Bytes of SHA256SUMS that are read: far more than a dossier needs."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What a folder holds, held against its sums: faults, and the files that may be read."""

    faults: tuple[Fault, ...]
    files: Mapping[str, Path]
    sums: bytes | None


def sums_of(contents: Mapping[str, bytes]) -> bytes:
    """The bytes of SHA256SUMS for these files."""
    lines = (f"{sha256(contents[name]).hexdigest()}  {name}\n" for name in sorted(contents))
    return "".join(lines).encode("utf-8")


def compare(folder: Path) -> Compared:
    """Every file in `folder` that is changed, missing, added, or no plain file in it.

    Symbolic links are named and not followed. Raises UsageError for a folder that cannot be read.
    """
    faults: list[Fault] = []
    files = dict(_files(folder, folder, faults))
    strange = {fault.file for fault in faults}
    text = _text(files.get(SUMS), faults, SUMS in strange)
    known = dict(_entries(text, faults)) if text is not None else None
    if known is not None:
        for name, digest in known.items():
            if name in files:
                faults += _changed(files[name], name, digest)
            elif name not in strange:
                faults.append(Fault(name, say("is missing")))
        added = [name for name in files if name not in known and name not in _APART]
        faults += [Fault(name, say("was added: SHA256SUMS does not name it")) for name in added]
    return Compared(tuple(faults), files, text)


def _files(folder: Path, root: Path, faults: list[Fault]) -> Iterator[tuple[str, Path]]:
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except (OSError, ValueError) as error:
        why = reason(error) if isinstance(error, OSError) else say("this is no name of a folder")
        raise UsageError(
            say("{folder}: cannot be read ({why})", folder=str(folder), why=why)
        ) from None
    for entry in entries:
        path = folder / entry.name
        name = path.relative_to(root).as_posix()
        if entry.is_symlink():
            faults.append(Fault(name, say("is a symbolic link, which was not followed")))
        elif entry.is_dir(follow_symlinks=False):
            yield from _files(path, root, faults)
        elif entry.is_file(follow_symlinks=False):
            yield name, path
        else:
            faults.append(Fault(name, say("is no plain file")))


def _text(path: Path | None, faults: list[Fault], told: bool) -> bytes | None:
    if path is None:
        if not told:
            faults.append(Fault(SUMS, say("is missing")))
        return None
    try:
        with path.open("rb") as file:
            return file.read(_LARGEST)
    except OSError as error:
        faults.append(Fault(SUMS, say("cannot be read ({why})", why=reason(error))))
        return None


def _entries(text: bytes, faults: list[Fault]) -> Iterator[tuple[str, str]]:
    """Names and sums; what is no line of `sha256sum`, or names a file elsewhere, is a fault."""
    seen: set[str] = set()
    whole = text.decode("utf-8", "backslashreplace")
    for number, line in enumerate(whole.removesuffix("\n").split("\n"), start=1):
        found = _LINE.fullmatch(line)
        if found is None:
            told = say("line {line} is not as sha256sum writes it", line=number)
        elif not _is_inside(found[2]):
            told = say(
                "line {line} names a file outside the dossier: {name}", line=number, name=found[2]
            )
        elif found[2] in seen or found[2] in _APART:
            told = say("line {line} may not name {name}", line=number, name=found[2])
        else:
            seen.add(found[2])
            yield found[2], found[1]
            continue
        faults.append(Fault(SUMS, told))


def _is_inside(name: str) -> bool:
    paths = (PurePosixPath(name), PureWindowsPath(name))
    return not any(path.is_absolute() or path.anchor or ".." in path.parts for path in paths)


def _changed(path: Path, name: str, digest: str) -> list[Fault]:
    try:
        with path.open("rb") as file:
            actual = file_digest(file, "sha256").hexdigest()
    except OSError as error:
        return [Fault(name, say("cannot be read ({why})", why=reason(error)))]
    return [] if actual == digest else [Fault(name, say("was changed: its sum is another"))]
