"""Which connectors are open, and how they are defined: as the target or a snapshot of it says."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from profit_check.conduct.arranged import Called
from profit_check.environment import Environment
from profit_check.errors import Undecided, Untestable
from profit_check.model import Snapshot
from profit_check.profit.metainfo import Field, UpdateObject
from profit_check.profit.modified import tells_change


async def open_connectors(env: Environment) -> tuple[list[str], list[str]]:
    """The GetConnectors and UpdateConnectors that the app connector opens; none if not known."""
    kept = env.manifest.snapshots.get(env.target.name)
    opened = ([one.id for one in kept.get], [one.id for one in kept.update]) if kept else ([], [])
    with suppress(Undecided, Untestable):
        offered = await env.metainfo()
        opened = [one.id for one in offered.get], [one.id for one in offered.update]
    return opened


async def fields_of(env: Environment, connector: str) -> tuple[Field, ...] | None:
    """The fields of a GetConnector; None where nothing tells them."""
    with suppress(Undecided, Untestable):
        return (await env.get_schema(connector)).fields
    kept = (one for snapshot in _kept(env) for one in snapshot.get)
    return next((one.fields for one in kept if one.fields and _same(one.id, connector)), None)


async def change_fields(env: Environment, connector: Called) -> list[str]:
    """The fields that hold the date of a row's last change, that of the manifest first.

    Where the manifest names none it is those that look so by their name or label, in metainfo and
    in the manifest; and always those in filters that were sent. Raises Untestable without traffic.
    """
    declared = [one for one in env.manifest.get if _same(one.id, connector.id)]
    found = [one.modified for one in declared if one.modified]
    if not found:
        known = await fields_of(env, connector.id) or ()
        dates = [one for one in known if one.data_type.casefold().startswith("date")]
        found += [one.id for one in dates if tells_change(one.id) or tells_change(one.label)]
        found += [id for one in declared for id in one.fields if tells_change(id)]
    sent = env.conduct.filter_fields(connector)
    return list(dict.fromkeys([*found, *filter(tells_change, sent)]))


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
