"""How connectors are defined: as the target says now, or as a kept snapshot says."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from profit_check.environment import Environment
from profit_check.errors import Undecided, Untestable
from profit_check.model import Snapshot
from profit_check.profit.metainfo import Field, UpdateObject


async def fields_of(env: Environment, connector: str) -> tuple[Field, ...] | None:
    """The fields of a GetConnector; None where nothing tells them."""
    with suppress(Undecided, Untestable):
        return (await env.get_schema(connector)).fields
    kept = (one for snapshot in _kept(env) for one in snapshot.get)
    return next((one.fields for one in kept if one.fields and _same(one.id, connector)), None)


async def update_definition(env: Environment, connector: str) -> UpdateObject | None:
    """The fields and objects of an UpdateConnector; None where nothing tells them."""
    with suppress(Undecided, Untestable):
        return await env.update_schema(connector)
    kept = (one for snapshot in _kept(env) for one in snapshot.update)
    found = (one.definition for one in kept if one.definition and _same(one.id, connector))
    return next(found, None)


def _kept(env: Environment) -> Iterator[Snapshot]:
    """The snapshots beside the manifest, that of the target itself first."""
    names = sorted(env.manifest.snapshots, key=lambda name: name != env.target.name)
    return (env.manifest.snapshots[name] for name in names)


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()
