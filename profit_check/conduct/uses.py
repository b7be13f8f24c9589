"""What of Profit an integration uses: as it declares, as it was recorded to, or as it is let."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from profit_check.model import Call, Manifest, Route

_FILES = {
    Route.SUBJECT: "subject",
    Route.FILE: "file",
    Route.IMAGE: "image",
    Route.REPORT: "report",
}
_NOT_COUNTED = frozenset({"appconnectorversion"})


@dataclass(frozen=True, slots=True)
class Use:
    """A connector and a method that it is called with; `id` is as it is written, or a kind of file.

    Two are equal when only the letter case of their ids differs.
    """

    kind: str
    id: str = field(compare=False)
    method: str = "GET"
    folded: str = ""

    def __str__(self) -> str:
        return self.id if self.method == "GET" else f"{self.id} ({self.method})"


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs: called but not declared, with the calls; declared but never called; open to the
    integration, but neither."""

    undeclared: Mapping[Use, list[Call]]
    uncalled: tuple[Use, ...]
    surplus: tuple[str, ...]


def called(calls: Iterable[Call]) -> dict[Use, list[Call]]:
    """The connectors that were called, each with its calls."""
    found: dict[Use, list[Call]] = {}
    for call in calls:
        if call.route in _FILES:
            found.setdefault(_use("file", _FILES[call.route]), []).append(call)
        elif call.route is Route.CONNECTORS and call.connector:
            if call.method == "GET":
                found.setdefault(_use("get", call.connector), []).append(call)
            elif call.is_write:
                found.setdefault(_use("update", call.connector, call.method), []).append(call)
    return {use: each for use, each in found.items() if use.folded not in _NOT_COUNTED}


def declared(manifest: Manifest) -> list[Use]:
    """The connectors that a manifest names, an UpdateConnector once for each of its methods."""
    reads = [_use("get", one.id) for one in manifest.get]
    writes = [_use("update", one.id, method) for one in manifest.update for method in one.methods]
    return [*reads, *writes, *dict.fromkeys(_use("file", one.kind) for one in manifest.file)]


def compare_uses(
    manifest: Manifest | None,
    calls: Iterable[Call],
    get: Iterable[str] = (),
    update: Iterable[str] = (),
) -> Comparison:
    """Holds what was called against the manifest and the ids that metainfo lists."""
    used, named = called(calls), declared(manifest) if manifest else []
    needed = {(use.kind, use.folded) for use in (*used, *named)}
    offered = [*(_use("get", id) for id in get), *(_use("update", id) for id in update)]
    return Comparison(
        undeclared={use: each for use, each in used.items() if use not in named},
        uncalled=tuple(use for use in named if use not in used),
        surplus=tuple(
            one.id
            for one in offered
            if (one.kind, one.folded) not in needed and one.folded not in _NOT_COUNTED
        ),
    )


def _use(kind: str, id: str, method: str = "GET") -> Use:
    return Use(kind, id, method, id.strip().casefold())
