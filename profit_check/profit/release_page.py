"""Reads a release-notes page as AFAS publishes it: Markdown with tables of changes.

The tables have the columns `Connector`, `Description` and `Operation`, or `Description`,
`Connector or Path` and `Operation`, in any order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from profit_check.model import ChangeKind, PublishedChange, ReleaseNote
from profit_check.profit.release_sentences import Said, understand
from profit_check.profit.releases import breaks

_COLUMNS = {
    "connector": "connector",
    "connectors": "connector",
    "updateconnector": "connector",
    "connector or path": "connector",
    "path": "connector",
    "description": "description",
    "change": "description",
    "operation": "operation",
    "operations": "operation",
    "method": "operation",
    "methods": "operation",
}
_METHOD = re.compile(r"\b(GET|POST|PUT|DELETE)\b", re.IGNORECASE)
_RULE = re.compile(r"\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?")
_CELL = re.compile(r"(?<!\\)\|")
_RELEASE = re.compile(r"\bprofit[ -]?(\d{1,3})\b", re.IGNORECASE)
_ID = re.compile(r"[A-Za-z]\w*", re.ASCII)
_ENDPOINTS = (ChangeKind.ENDPOINT_ADDED, ChangeKind.ENDPOINT_REMOVED)


@dataclass(frozen=True, slots=True)
class Unread:
    """A row that could not be read, and the connector that it names.

    With `is_head` it is the head of a table of other columns, which was passed over as a whole.
    """

    line: int
    text: str
    connector: str | None = None
    is_head: bool = False


@dataclass(frozen=True, slots=True)
class ReleasePage:
    """What a page says, and what of its tables could not be read."""

    changes: tuple[PublishedChange, ...]
    unread: tuple[Unread, ...]


def release_of(text: str, name: str) -> int | None:
    """The release that a page is about: by its first heading that names one, else its file name."""
    headings = (line for line in text.splitlines() if line.startswith("#"))
    found = next((found for line in headings if (found := _RELEASE.search(line))), None)
    found = found or _RELEASE.search(name)
    return int(found[1]) if found else None


def read_page(text: str, release: int) -> ReleasePage:
    """Every row of every table, as a change or as unread; a row is never dropped."""
    changes: list[PublishedChange] = []
    unread: list[Unread] = []
    for row in _rows(text):
        change = None if isinstance(row, Unread) else _change(row, release)
        if isinstance(change, PublishedChange):
            changes.append(change)
        else:
            unread.append(row if isinstance(row, Unread) else _unread(row))
    return ReleasePage(tuple(changes), tuple(unread))


def as_note(unread: Unread, release: int, source: str) -> ReleaseNote:
    """What could not be read, as prose for a person, so that it is not lost."""
    return ReleaseNote(
        release=release,
        id=f"line-{unread.line}",
        breaking=True,
        summary=unread.text,
        applies_to="update-connector",
        source=source,
        connectors=(unread.connector,) if unread.connector else (),
    )


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    text: str
    cells: Mapping[str, str]
    breaking: bool | None


def _rows(text: str) -> Iterator[_Row | Unread]:
    """The rows of every table; the head of a table of other columns is unread, once."""
    columns: list[str] | None = None
    breaking: bool | None = None
    lines = text.splitlines()
    for number, line in enumerate(lines, start=1):
        content = line.strip()
        if content.startswith("#"):
            breaking = _says_breaking(content)
        if "|" not in content or _is_rule(content):
            columns = columns if _is_rule(content) else None
        elif number < len(lines) and _is_rule(lines[number].strip()):
            columns = [_COLUMNS.get(cell.lower(), "") for cell in _cells(content)]
            if not {"connector", "description", "operation"} <= set(columns):
                yield Unread(number, content, is_head=True)
                columns = None
        elif columns is not None:
            cells = _cells(content)
            whole = cells if len(cells) == len(columns) else []
            yield _Row(number, content, dict(zip(columns, whole, strict=False)), breaking)


def _is_rule(line: str) -> bool:
    return "-" in line and _RULE.fullmatch(line) is not None


def _cells(line: str) -> list[str]:
    inner = line.removeprefix("|")
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    cells = (cell.replace("\\|", "|").replace("\\_", "_") for cell in _CELL.split(inner))
    return [re.sub(r"<br ?/?>|\*\*", " ", cell).strip() for cell in cells]


def _says_breaking(heading: str) -> bool | None:
    said = re.search(r"\b(non-?\s?|not )?breaking\b", heading, re.IGNORECASE)
    return None if said is None else said[1] is None


def _change(row: _Row, release: int) -> PublishedChange | None:
    said = understand(row.cells.get("description", ""))
    path = row.cells.get("connector", "").strip("` ")
    found = _METHOD.findall(row.cells.get("operation", ""))
    methods = tuple(dict.fromkeys(method.upper() for method in found))
    connector = _connector(path)
    if said is None or not methods or connector is None:
        return None
    usual = breaks(said.kind, said.before, said.after)
    return PublishedChange(
        release=release,
        kind=said.kind,
        connector=connector,
        methods=methods,
        breaking=usual or row.breaking is True,
        place=_place(said, path, connector),
        values=said.values,
        before=said.before,
        after=said.after,
    )


def _connector(path: str) -> str | None:
    """The id in `FbSales` or in `/connectors/FbSales/FbSales/@OrNu/{OrNu}`."""
    parts = [part for part in path.split("/") if part]
    parts = parts[1:] if parts[:1] and parts[0].lower() == "connectors" else parts
    return parts[0] if parts and _ID.fullmatch(parts[0]) else None


def _place(said: Said, path: str, connector: str) -> str:
    if said.kind not in _ENDPOINTS:
        return said.place
    return said.place or (path if path.startswith("/") else f"/connectors/{connector}")


def _unread(row: _Row) -> Unread:
    return Unread(row.line, row.text, _connector(row.cells.get("connector", "").strip("` ")))
