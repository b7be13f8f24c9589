"""Finds the line on which each key of a TOML text stands."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Mapping
from contextlib import suppress

KeyPath = tuple[str | int, ...]
"""The way to a value: keys of tables and, from 0, places in lists."""

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_KEY = re.compile(r"""\s*("(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[A-Za-z0-9_-]+)[ \t]*""")
_STRING = re.compile(
    r'''"""(?:\\.|[^\\])*?"""(?:"{0,2})|\'\'\'.*?\'\'\'(?:'{0,2})|"(?:[^"\\\n]|\\.)*"|'[^'\n]*\'''',
    re.DOTALL,
)
_BARE = re.compile(r"[^,\]}#\n]+")


class _Lost(Exception):
    """The text is not what the scanner expects."""


def locate(text: str) -> Mapping[KeyPath, int]:
    """The line, from 1, of each key, list item and table of `text`, which is sound TOML.

    Of a text that is not sound, what was found before the fault.
    """
    scanner = _Scanner(text)
    with suppress(_Lost, RecursionError, tomllib.TOMLDecodeError):
        scanner.document()
    return scanner.lines


class _Scanner:
    def __init__(self, text: str) -> None:
        self.lines: dict[KeyPath, int] = {}
        self._text = text
        self._at = 0
        self._breaks = [match.end() for match in re.finditer("\n", text)]
        self._lengths: dict[KeyPath, int] = {}

    def document(self) -> None:
        table: KeyPath = ()
        self._blank()
        while self._at < len(self._text):
            if self._next("[["):
                table = self._header("]]")
            elif self._next("["):
                table = self._header("]")
            else:
                self._pair(table)
            self._blank()

    def _header(self, close: str) -> KeyPath:
        """The path of a table whose `[` or `[[` was just read."""
        *parents, last = self._keys()
        path = (*self._resolve((), parents), last)
        self.lines.setdefault(path, self._line())
        if close == "]]":
            place = self._lengths.get(path, 0)
            self._lengths[path] = place + 1
            path = (*path, place)
            self.lines[path] = self._line()
        self._expect(close)
        return path

    def _resolve(self, table: KeyPath, keys: list[str]) -> KeyPath:
        """The path of `keys` from `table`; of a list of tables, its newest table."""
        path = table
        for key in keys:
            path = (*path, key)
            self.lines.setdefault(path, self._line())
            if path in self._lengths:
                path = (*path, self._lengths[path] - 1)
        return path

    def _pair(self, table: KeyPath) -> None:
        path = self._resolve(table, self._keys())
        self._expect("=")
        self._value(path)

    def _value(self, path: KeyPath) -> None:
        self._blank()
        if self._next("["):
            self._items(path)
        elif self._next("{"):
            self._inline(path)
        elif not (self._match(_STRING) or self._match(_BARE)):
            raise _Lost

    def _items(self, path: KeyPath) -> None:
        place = 0
        self._blank()
        while not self._next("]"):
            self.lines[(*path, place)] = self._line()
            self._value((*path, place))
            place += 1
            self._separator()

    def _inline(self, path: KeyPath) -> None:
        self._blank()
        while not self._next("}"):
            self._pair(path)
            self._separator()

    def _separator(self) -> None:
        self._blank()
        self._next(",")
        self._blank()

    def _keys(self) -> list[str]:
        keys = [self._key()]
        while self._next("."):
            keys.append(self._key())
        return keys

    def _key(self) -> str:
        match = self._match(_KEY)
        if match is None:
            raise _Lost
        raw = match[1]
        if raw[0] not in "\"'":
            return raw
        decoded: str = tomllib.loads(f"key = {raw}")["key"]
        return decoded

    def _blank(self) -> None:
        self._match(_BLANK)

    def _match(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        match = pattern.match(self._text, self._at)
        if match is not None:
            self._at = match.end()
        return match

    def _next(self, mark: str) -> bool:
        found = self._text.startswith(mark, self._at)
        self._at += len(mark) if found else 0
        return found

    def _expect(self, mark: str) -> None:
        if not self._next(mark):
            raise _Lost

    def _line(self) -> int:
        return bisect_right(self._breaks, self._at) + 1
