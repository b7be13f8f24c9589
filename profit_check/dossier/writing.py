"""Writes a dossier into a folder: whole, or not at all."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import mkdtemp

from profit_check.errors import UsageError
from profit_check.language.phrase import say
from profit_check.system_errors import reason


def prepare(folder: Path) -> None:
    """Makes sure that a dossier can be written to `folder`; else UsageError.

    The folder must be empty, or not be there; what it is in is made.
    """
    try:
        if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
            raise UsageError(say("--out {folder}: is no folder; name another", folder=str(folder)))
        if folder.exists() and any(folder.iterdir()):
            raise UsageError(
                say("--out {folder}: is not empty; name another folder", folder=str(folder))
            )
        folder.resolve().parent.mkdir(parents=True, exist_ok=True)
        Path(_beside(folder)).rmdir()
    except (OSError, ValueError) as error:
        raise _unwritable(folder, error) from None


def write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Writes the files beside `folder`, and makes them that folder at the end.

    Raises UsageError when that cannot be done; nothing is left then.
    """
    try:
        outer = Path(_beside(folder))
    except OSError as error:
        raise _unwritable(folder, error) from None
    try:
        whole = outer / "dossier"  # made as any folder is, while `outer` is for this user alone
        for name, content in files.items():
            path = whole / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        if sys.platform == "win32" and folder.exists():
            folder.rmdir()
        whole.replace(folder.resolve())
    except OSError as error:
        raise _unwritable(folder, error) from None
    finally:
        shutil.rmtree(outer, ignore_errors=True)


def _beside(folder: Path) -> str:
    resolved = folder.resolve()
    return mkdtemp(prefix=f".{resolved.name}-", dir=resolved.parent)


def _unwritable(folder: Path, error: OSError | ValueError) -> UsageError:
    why = reason(error) if isinstance(error, OSError) else say("this is no name of a folder")
    return UsageError(say("--out {folder}: cannot be written ({why})", folder=str(folder), why=why))
