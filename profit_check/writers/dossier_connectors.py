"""Lays each connector that is declared beside what recorded traffic shows of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from profit_check.conduct.uses import called
from profit_check.model import Call, Carrier, Inventory, RecordedTraffic, Route

Key = tuple[str, str]
"""The kind of a connector, and its id in small letters; of a file the kind of file."""

_ELSEWHERE: Mapping[Route, str] = {
    Route.METAINFO_GET: "metainfo/get",
    Route.METAINFO_UPDATE: "metainfo/update",
    Route.OAUTH_TOKEN: "oauth/token",
    Route.OTP: "otprequest",
    Route.OTHER: "",
}


@dataclass(frozen=True, slots=True)
class Flow:
    """What passes through a connector: `carriers` are those that the manifest names.

    The files of one kind are one flow, for they are one connector of Profit. `calls` is None where
    no traffic was recorded. Without `carriers` the flow is only in recorded traffic.
    """

    kind: str
    id: str
    methods: tuple[str, ...]
    carriers: tuple[Carrier, ...] = ()
    calls: tuple[Call, ...] | None = None

    @property
    def carrier(self) -> Carrier | None:
        """The one carrier of a GetConnector or UpdateConnector that the manifest names."""
        return self.carriers[0] if self.carriers and self.kind != "file" else None


def key(carrier: Carrier) -> Key:
    """What a connector is found by, among those that were called."""
    id = carrier.id.partition(" ")[0] if carrier.kind == "file" else carrier.id
    return carrier.kind, id.strip().casefold()


def flows(inventory: Inventory, recorded: RecordedTraffic | None) -> tuple[Flow, ...]:
    """The connectors of the inventory in its order, then those that were only called."""
    calls = recorded.calls if recorded else ()
    named: dict[Key, list[Carrier]] = {}
    for carrier in inventory.connectors:
        named.setdefault(key(carrier), []).append(carrier)
    seen: dict[Key, list[Call]] = {}
    ids: dict[Key, tuple[str, dict[str, None]]] = {}
    for use, each in called(calls).items():
        seen.setdefault((use.kind, use.folded), []).extend(each)
        ids.setdefault((use.kind, use.folded), (use.id, {}))[1][use.method] = None
    declared = [
        _declared(carriers, tuple(seen.get(one, ())) if recorded else None)
        for one, carriers in named.items()
    ]
    others = [
        Flow(kind, id, tuple(methods), calls=tuple(seen[kind, folded]))
        for (kind, folded), (id, methods) in ids.items()
        if (kind, folded) not in named
    ]
    return (*declared, *sorted(others, key=lambda one: (_KINDS.index(one.kind), one.id)))


_KINDS = ("get", "update", "file")


def elsewhere(flows: Iterable[Flow], recorded: RecordedTraffic) -> Mapping[str, tuple[Call, ...]]:
    """The calls that are of no flow, by the path that they are for; empty for an unknown one."""
    placed = {id(call) for flow in flows for call in flow.calls or ()}
    found: dict[str, list[Call]] = {}
    for call in recorded.calls:
        if id(call) not in placed:
            path = _ELSEWHERE.get(call.route, call.route.value)
            found.setdefault(path, []).append(call)
    return {path: tuple(found[path]) for path in sorted(found, key=lambda path: (not path, path))}


def _declared(carriers: list[Carrier], calls: tuple[Call, ...] | None) -> Flow:
    first = carriers[0]
    id = first.id.partition(" ")[0] if first.kind == "file" else first.id
    methods = dict.fromkeys(method for one in carriers for method in one.methods)
    return Flow(first.kind, id, tuple(methods), tuple(carriers), calls)
