"""Streams the entries of a HAR file (HTTP Archive 1.2), whatever its size."""

from __future__ import annotations

import codecs
import gzip
import hashlib
import io
import json
import zlib
from collections.abc import Iterator
from contextlib import suppress
from itertools import chain
from typing import Any, BinaryIO

import ijson  # type: ignore[import-untyped]

from profit_check.language.phrase import say
from profit_check.traffic.limits import Beyond, within_limits
from profit_check.traffic.parts import text

NOT_JSON = (ijson.JSONError, ValueError, ArithmeticError)
"""What ijson raises for JSON that is broken off, malformed, or holds a number beyond measure."""

_PIECE = 1 << 18
_MOST_TIMES = 400
_MOST_UNASKED = 1 << 28
"""A file that decompresses to more bytes than this may not do so to over _MOST_TIMES its size."""

_MOST_ENTRIES = 10_000_000
"""Entries that are read; so many calls would not fit into memory."""

_TELLING = 4
"""Bytes of JSON that tell its encoding."""

_LONGEST_CREATOR = 60


class NotHar(Exception):
    """The file is no HAR; the message says what it is instead."""


class Har:
    """A HAR that is read once; `size`, `sha256`, `creator` and `broken` are known afterwards.

    `broken` says why what follows the last entry could not be read.
    """

    def __init__(self, file: BinaryIO) -> None:
        self.creator = ""
        self.broken: str | None = None
        self._stored = _Stored(file)
        self._listed = False

    @property
    def size(self) -> int:
        """Bytes of the file, as stored."""
        return self._stored.size

    @property
    def sha256(self) -> str:
        """The SHA-256 of the file, as stored."""
        return self._stored.digest.hexdigest()

    def entries(self) -> Iterator[Any]:
        """Each entry, as JSON; raises NotHar, and OSError when the file cannot be read."""
        found: Any = ijson.sendable_list()
        builder = ijson.items_coro(found, "log.entries.item")
        beginning = _Beginning()
        count = 0
        try:
            for piece in (each for each in within_limits(self._pieces()) if each):
                beginning.take(piece)
                builder.send(piece)
                yield from found
                count += len(found)
                found.clear()
                if count > _MOST_ENTRIES:
                    raise Beyond(say("it has over {most:,} entries", most=_MOST_ENTRIES))
            builder.close()
        except NOT_JSON as error:
            self.broken = self.broken or _why(error)
        except Beyond as beyond:
            self.broken = self.broken or str(beyond)
        yield from found
        while self._stored.read(_PIECE):
            pass  # for size and sum
        beginning.close()
        self.creator = beginning.creator
        if not beginning.lists_entries:
            raise NotHar(self.broken or say("it has no list log.entries"))

    def _pieces(self) -> Iterator[bytes]:
        """The file in UTF-8, decompressed; whatever is no text in it is replaced."""
        content = self._content()
        beginning = b""
        for piece in content:
            beginning += piece
            if len(beginning) >= _TELLING:
                break
        encoding = json.detect_encoding(beginning[:_TELLING])
        decoder = codecs.getincrementaldecoder(encoding)("replace")
        for piece in chain((beginning,), content):
            yield decoder.decode(piece).encode("utf-8", "replace")
        yield decoder.decode(b"", final=True).encode("utf-8", "replace")

    def _content(self) -> Iterator[bytes]:
        """The file, decompressed."""
        opened = io.BufferedReader(self._stored, _PIECE)
        compressed = opened.peek(2)[:2] == b"\x1f\x8b"
        file: Any = gzip.GzipFile(fileobj=opened) if compressed else opened
        given = 0
        while piece := self._read(file):
            yield piece
            given += len(piece)
            if compressed and given > max(_MOST_UNASKED, _MOST_TIMES * self.size):
                self.broken = say(
                    "it decompresses to over {times} times its size", times=_MOST_TIMES
                )
                break

    def _read(self, file: Any) -> bytes:
        """What comes next; nothing at the end, or where the compression is damaged."""
        try:
            piece: bytes = file.read1(_PIECE)
        except (EOFError, zlib.error, gzip.BadGzipFile):
            self.broken = say("its compression is damaged or cut off")
            return b""
        return piece


class _Stored(io.RawIOBase):
    """A file that counts and sums what is read of it."""

    def __init__(self, file: BinaryIO) -> None:
        self.size = 0
        self.digest = hashlib.sha256()
        self._file = file

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        piece = self._file.read(len(buffer))
        buffer[: len(piece)] = piece
        self.size += len(piece)
        self.digest.update(piece)
        return len(piece)


class _Beginning:
    """What stands in a HAR before its list of entries."""

    def __init__(self) -> None:
        self.creator = ""
        self.lists_entries = False
        self._ended = False
        self._events: Any = ijson.sendable_list()
        self._parser = ijson.parse_coro(self._events)

    def close(self) -> None:
        """Ends the parsing, wherever it is."""
        self._ended = True
        with suppress(*NOT_JSON):
            self._parser.close()

    def take(self, piece: bytes | bytearray) -> None:
        """Looks at a piece, unless the list of entries was found; no JSON is for others to see."""
        if self._ended:
            return
        try:
            self._parser.send(piece)
        except NOT_JSON:
            self._ended = True
        for place, event, value in self._events:
            if place == "log.creator.name":
                self.creator = text(value)[:_LONGEST_CREATOR]
            if place == "log.entries" and event == "start_array":
                self.lists_entries = self._ended = True
                break
        self._events.clear()


def _why(error: Exception) -> str:
    """What is wrong with the JSON, without quoting it."""
    said = str(error).lower()
    if "premature" in said or "incomplete" in said:
        return say("it is cut off")
    return say("it is not JSON from some place on")
