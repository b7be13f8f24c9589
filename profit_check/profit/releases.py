"""Reads what AFAS published of each release: the facts that ship, and those that were imported."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from profit_check.model import ChangeKind, Published, PublishedChange, ReleaseNote

_BREAKING = frozenset(
    {
        ChangeKind.ENDPOINT_REMOVED,
        ChangeKind.ENUM_VALUE_REMOVED,
        ChangeKind.PROPERTY_ADDED_REQUIRED,
        ChangeKind.PROPERTY_BECAME_REQUIRED,
        ChangeKind.PROPERTY_REMOVED,
    }
)
_CODES = (ChangeKind.ENUM_VALUE_ADDED, ChangeKind.ENUM_VALUE_REMOVED)
_MARK = "!"
"""Behind a kind: AFAS calls this one breaking, although its kind is not."""


def breaks(kind: ChangeKind, before: int | str | None, after: int | str | None) -> bool:
    """Whether such a change breaks by its nature what an integration sends."""
    if kind is ChangeKind.MAX_LENGTH_CHANGED:
        return not isinstance(before, int) or (isinstance(after, int) and after < before)
    if kind is ChangeKind.TYPE_CHANGED:
        return (before, after) != ("integer", "number")
    return kind in _BREAKING


@cache
def shipped() -> Published:
    """What AFAS published of Profit 3 to 9, as this version of profit-check knows it."""
    text = (files("profit_check.profit") / "releases.json").read_text("utf-8")
    return read(json.loads(text))


def merged(*sources: Published) -> Published:
    """All that the sources hold, each thing once."""
    return Published(
        tuple(dict.fromkeys(change for source in sources for change in source.changes)),
        tuple(dict.fromkeys(note for source in sources for note in source.notes)),
    )


def read(value: Mapping[str, Any]) -> Published:
    """The facts in compact form; raises ValueError, TypeError or KeyError for another form."""
    changes = tuple(
        _change(int(release), connector, entry)
        for release, connectors in value["changes"].items()
        for connector, entries in connectors.items()
        for entry in entries
    )
    return Published(changes, tuple(_note(each) for each in value["notes"]))


def compact(published: Published) -> dict[str, Any]:
    """The facts by release and connector: what `read` reads."""
    changes: dict[str, dict[str, list[list[Any]]]] = {}
    for change in sorted(published.changes, key=lambda one: (one.release, one.connector)):
        entries = changes.setdefault(str(change.release), {}).setdefault(change.connector, [])
        entries.append(_entry(change))
    return {"changes": changes, "notes": [_kept(note) for note in published.notes]}


def _change(release: int, connector: str, entry: Sequence[Any]) -> PublishedChange:
    name, methods, place, *rest = entry
    kind = ChangeKind(name.removesuffix(_MARK))
    values = tuple(_text(code) for code in rest[0]) if kind in _CODES else ()
    before, after = map(_measure, rest) if len(rest) == 2 else (None, None)
    return PublishedChange(
        release=release,
        kind=kind,
        connector=connector,
        methods=tuple(_text(methods).split()),
        breaking=name.endswith(_MARK) or breaks(kind, before, after),
        place=_text(place),
        values=values,
        before=before,
        after=after,
    )


def _entry(change: PublishedChange) -> list[Any]:
    usual = breaks(change.kind, change.before, change.after)
    name = change.kind + (_MARK if change.breaking and not usual else "")
    return [name, " ".join(change.methods), change.place, *_rest(change)]


def _rest(change: PublishedChange) -> Iterator[Any]:
    if change.kind in _CODES:
        yield list(change.values)
    elif change.after is not None:
        yield from (change.before, change.after)


def _note(value: Mapping[str, Any]) -> ReleaseNote:
    return ReleaseNote(
        release=int(value["release"]),
        id=_text(value["id"]),
        breaking=bool(value["breaking"]),
        summary=_text(value["summary"]),
        applies_to=_text(value["applies_to"]),
        source=_text(value["source"]),
        connectors=tuple(_text(each) for each in value.get("connectors", ())),
        classic=bool(value.get("classic", False)),
        summary_nl=_text(value.get("summary_nl", "")),
    )


def _kept(note: ReleaseNote) -> dict[str, Any]:
    kept: dict[str, Any] = {
        "release": note.release,
        "id": note.id,
        "breaking": note.breaking,
        "summary": note.summary,
        **({"summary_nl": note.summary_nl} if note.summary_nl else {}),
        "applies_to": note.applies_to,
        "source": note.source,
    }
    if note.connectors:
        kept["connectors"] = list(note.connectors)
    return {**kept, "classic": True} if note.classic else kept


def _measure(value: object) -> int | str | None:
    if not isinstance(value, int | str | None):
        raise TypeError
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value
