"""A HAR file (HTTP Archive 1.2) that grows entry by entry, and is whole JSON after each of them."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from contextlib import suppress
from errno import ENOSPC
from io import FileIO
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Self

from profit_check import __version__
from profit_check.errors import UsageError
from profit_check.language.phrase import say
from profit_check.recorder.twin import Twin

_CREATOR = json.dumps({"name": "profit-check", "version": __version__})
_OPENING = f'{{"log":{{"version":"1.2","creator":{_CREATOR},"entries":['.encode()
_CLOSING = b"\n]}}\n"
_AT_ONCE = 4096
"""Bytes that a system writes whole, or not at all, when a process is killed: a page of memory."""


class HarFile:
    """Appends entries to a new file at `path`; threads may do so at the same time.

    Each is written by one call that also puts the closing brackets anew; a large one into a copy
    of the file, which then takes its place. So a process that is killed leaves a readable file,
    and perhaps that copy. `entries` counts those in it, and `lost` those that could not
    be written; `why_lost` is what the system said of the last.

    Raises UsageError for a file that is there already (unless `force`) or cannot be made.
    """

    def __init__(self, path: Path, *, force: bool = False) -> None:
        self.path = path
        self.entries = 0
        self.lost = 0
        self.why_lost = ""
        self._file = _opened(path, force)
        self._lock = Lock()
        self._end = 0
        self._twin: Twin | None = None
        self._can_have_twin = True
        try:
            self._put(_OPENING)
        except OSError as error:
            self._file.close()
            path.unlink(missing_ok=True)
            raise _unwritable(path, error) from None

    def append(self, entry: str) -> None:
        """Adds an entry, given as JSON; one that cannot be written counts as lost."""
        with self._lock:
            separator = ",\n" if self.entries else "\n"
            try:
                self._put((separator + entry).encode("utf-8", "replace"))
            except (OSError, ValueError) as error:
                self.lost += 1
                self.why_lost = getattr(error, "strerror", None) or say("the file was closed")
                with suppress(OSError, ValueError):
                    self._restore()
            else:
                self.entries += 1

    def close(self) -> None:
        """Lets go of the file."""
        with self._lock:
            self._file.close()
            self._without_twin()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _put(self, content: bytes) -> None:
        """Writes over the closing brackets, and those again."""
        if len(content) + len(_CLOSING) <= _AT_ONCE or not self._put_in_twin(content):
            self._file.seek(self._end)
            _write(self._file.write, content + _CLOSING)
        self._end += len(content)

    def _put_in_twin(self, content: bytes) -> bool:
        """Makes a copy of the file with `content` in it the file; False where that cannot be."""
        if not self._can_have_twin or self._file.closed:
            return False
        try:
            self._twin = self._twin or Twin(self.path)
            self._twin.catch_up(self._file, self._end)
            _write(self._twin.file.write, content + _CLOSING)
            self._file = self._twin.take_place(self._file)
        except OSError:
            self._without_twin()
            if self._file.closed:
                self._file = FileIO(self.path, "r+")
            return False
        return True

    def _without_twin(self) -> None:
        self._can_have_twin = False
        if self._twin:
            self._twin.remove()
            self._twin = None

    def _restore(self) -> None:
        """Ends the file where it ended before what could not be written whole."""
        self._file.truncate(self._end)
        self._file.seek(self._end)
        _write(self._file.write, _CLOSING)


def _write(write: Callable[[bytes], int | None], content: bytes) -> None:
    """Writes all of `content`: at once, unless the system takes only a part of it."""
    while content:
        written = write(content)
        if not written:
            raise OSError(ENOSPC, say("nothing more can be written"))
        content = content[written:]


def _opened(path: Path, force: bool) -> FileIO:
    try:
        file = FileIO(path, "w+" if force else "x+", opener=_for_the_owner)
    except FileExistsError:
        text = say("{path}: is there already; name another file, or add --force", path=path)
        raise UsageError(text) from None
    except (OSError, ValueError) as error:
        raise _unwritable(path, error) from None
    if not file.seekable():
        file.close()
        raise UsageError(say("{path}: is no file that can grow; name another", path=path))
    return file


def _unwritable(path: Path, error: Exception) -> UsageError:
    why = getattr(error, "strerror", None) or say("it is no file name")
    return UsageError(say("{path}: cannot be written ({why})", path=path, why=why))


def _for_the_owner(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
