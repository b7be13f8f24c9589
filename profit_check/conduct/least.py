"""The least that an app connector must open for an integration to go on working."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from profit_check.conduct.uses import Use, called, compare_uses, declared
from profit_check.model import Call, GetConnector, Manifest, Snapshot

_ID = re.compile(r"@?[A-Za-z][A-Za-z0-9_]{0,40}")
"""An id of a field; nothing else that stands as a key is shown."""


@dataclass(frozen=True, slots=True)
class Needed:
    """A connector that must stay open: `kind` is `get`, `update` or `file`.

    `fields` are those that the manifest, orders, filters and bodies name. `calls` is how often it
    was called; None where there is no recorded traffic. `superfluous` are the fields of a
    GetConnector that nothing names; None where the manifest names none, or nothing tells them.
    """

    kind: str
    id: str
    methods: tuple[str, ...]
    fields: tuple[str, ...] = ()
    declared: bool = True
    calls: int | None = None
    superfluous: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Least:
    """What must stay, and what an app connector opens beyond it: None where nothing tells."""

    needed: tuple[Needed, ...]
    superfluous: tuple[str, ...] | None = None

    @property
    def unseen(self) -> tuple[Needed, ...]:
        """What is declared, but was never called while traffic was recorded."""
        return tuple(one for one in self.needed if one.calls == 0)


def least(
    manifest: Manifest | None, calls: Sequence[Call] | None, offered: Snapshot | None
) -> Least:
    """The least of what is declared and what was called, held against what is offered."""
    named, used = declared(manifest) if manifest else [], called(calls or ())
    together: dict[tuple[str, str], list[Use]] = {}
    for use in (*named, *used):
        together.setdefault((use.kind, use.folded), []).append(use)
    needed = tuple(
        _needed(uses, manifest, used, offered, named, counted=calls is not None)
        for uses in together.values()
    )
    if offered is None:
        return Least(needed)
    ids = [one.id for one in offered.get], [one.id for one in offered.update]
    surplus = compare_uses(manifest, calls or (), *ids).surplus
    return Least(needed, surplus)


def _needed(
    uses: Sequence[Use],
    manifest: Manifest | None,
    used: Mapping[Use, Sequence[Call]],
    offered: Snapshot | None,
    named: Sequence[Use],
    *,
    counted: bool,
) -> Needed:
    first = uses[0]
    calls = [call for use in dict.fromkeys(uses) for call in used.get(use, ())]
    fields = tuple(_fields(first, calls, manifest))
    return Needed(
        kind=first.kind,
        id=first.id,
        methods=tuple(dict.fromkeys(use.method for use in uses)),
        fields=fields,
        declared=any(use in named for use in uses),
        calls=len(calls) if counted else None,
        superfluous=_superfluous(first, fields, manifest, offered),
    )


def _superfluous(
    use: Use, fields: Sequence[str], manifest: Manifest | None, offered: Snapshot | None
) -> tuple[str, ...] | None:
    """The fields of a GetConnector that are offered and not needed; a read takes all of them."""
    found = _declared_get(use, manifest)
    if use.kind != "get" or offered is None or found is None or not found.fields:
        return None
    known = next((one.fields for one in offered.get if one.id.casefold() == use.folded), None)
    folded = {name.casefold() for name in fields}
    if known is None:
        return None
    return tuple(one.id for one in known if one.id.casefold() not in folded)


def _fields(use: Use, calls: Sequence[Call], manifest: Manifest | None) -> Iterator[str]:
    """Each field that is named for a connector, once; letter case tells no two apart."""
    seen: set[str] = set()
    for name in _named(use, calls, manifest):
        if name and name.casefold() not in seen:
            seen.add(name.casefold())
            yield name


def _named(use: Use, calls: Sequence[Call], manifest: Manifest | None) -> Iterator[str]:
    found = _declared_get(use, manifest)
    if found:
        yield from found.fields
        yield from (name.lstrip("-") for name in found.order)
        yield found.modified or ""
    if manifest and use.kind == "update":
        own = (one for one in manifest.update if one.id.casefold() == use.folded)
        for payload in (payload for one in own for payload in one.payloads):
            yield from sorted(_filled(payload.body))
    for call in calls:
        order = call.parameter("orderbyfieldids") or ""
        yield from (name.strip().lstrip("-") for name in order.split(","))
        yield from (name for group in (call.filter.fields if call.filter else ()) for name in group)
    for body in dict.fromkeys(call.body for call in calls if call.body):
        yield from sorted(_filled(json.loads(body)))


def _declared_get(use: Use, manifest: Manifest | None) -> GetConnector | None:
    if manifest is None or use.kind != "get":
        return None
    return next((one for one in manifest.get if one.id.casefold() == use.folded), None)


def _filled(body: object) -> set[str]:
    """The fields that a body fills: the keys in it that hold a value, at any depth."""
    found: set[str] = set()
    waiting = [body]
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting += value
        elif isinstance(value, Mapping):
            waiting += value.values()
            filled = (str(key) for key, held in value.items() if _is_plain(held))
            found |= {key.lstrip("@") for key in filled if _ID.fullmatch(key)}
    return found


def _is_plain(value: object) -> bool:
    return not isinstance(value, Mapping | list)
