"""A second copy of a file that grows, so that the first can be replaced by one that is whole."""

from __future__ import annotations

import os
import stat
import tempfile
from contextlib import suppress
from io import FileIO
from pathlib import Path

from profit_check.language.phrase import say

_PIECE = 1 << 20


class Twin:
    """A copy of the file at `path` that lags behind it, and takes its place when it is ahead.

    Its `file` lies beside that one, under a name of its own. The two then change roles, so over
    time everything is written twice. No method leaves anything but a whole file at `path`.
    """

    def __init__(self, path: Path) -> None:
        """Makes an empty file; raises OSError."""
        self._path = Path(os.path.realpath(path))
        self._copied = 0
        handle, name = tempfile.mkstemp(".part", f"{self._path.name}.", self._path.parent)
        self.file = FileIO(handle, "r+")
        self._place = Path(name)

    def catch_up(self, first: FileIO, end: int) -> None:
        """Copies what `first` has more of, up to `end`; raises OSError."""
        first.seek(self._copied)
        self.file.seek(self._copied)
        while self._copied < end:
            piece = first.read(min(_PIECE, end - self._copied))
            if not piece:
                raise OSError(say("the file was cut off by another process"))
            while piece:
                written = self.file.write(piece)
                self._copied += written
                piece = piece[written:]

    def take_place(self, first: FileIO) -> FileIO:
        """Puts the twin at `path`; gives its file, and makes a twin of `first`. Raises OSError."""
        here = os.fstat(first.fileno())
        if not stat.S_ISREG(here.st_mode) or not os.path.samestat(here, self._path.stat()):
            raise OSError(say("another file has taken its place"))
        spare = self._place.with_suffix(".part" if self._place.suffix == ".other" else ".other")
        spare.hardlink_to(self._path)
        try:
            self._rename(first)
        except OSError:
            spare.unlink()
            raise
        now = _open(self.file, self._path)
        self.file, self._place = _open(first, spare), spare
        return now

    def _rename(self, first: FileIO) -> None:
        try:
            self._place.replace(self._path)
        except PermissionError:  # Windows renames no file that is open
            self.file.close()
            first.close()
            self._place.replace(self._path)

    def remove(self) -> None:
        """Takes away the second file."""
        self.file.close()
        with suppress(OSError):
            self._place.unlink()


def _open(file: FileIO, path: Path) -> FileIO:
    return FileIO(path, "r+") if file.closed else file
