"""Asks an environment for what it offers: the questions that a snapshot is made of."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Protocol, TypeVar

from profit_check.errors import Refused, Undecided
from profit_check.language.phrase import say
from profit_check.model import (
    GetSchema,
    Listed,
    Manifest,
    OfferedGet,
    OfferedUpdate,
    Snapshot,
    Target,
    UpdateObject,
)
from profit_check.profit.metainfo import Metainfo
from profit_check.profit.refusals import Cause, cause_of

T = TypeVar("T")

_DEEPEST = 50
"""Objects within objects; Profit's own UpdateConnectors stay under ten."""


class Offering(Protocol):
    """An environment, as far as a snapshot asks it."""

    target: Target

    async def metainfo(self) -> Metainfo:
        """What the app connector opens."""

    async def get_schema(self, connector: str) -> GetSchema:
        """The fields of a GetConnector."""

    async def update_schema(self, connector: str) -> UpdateObject:
        """The fields and nested objects of an UpdateConnector."""


async def take_snapshot(
    offering: Offering,
    only: Manifest | None = None,
    identity: Callable[[], Mapping[str, str | None]] = dict,
) -> Snapshot:
    """What `offering` offers; with `only`, of no other connectors than that manifest uses.

    `identity` tells, once all was asked, `environment_id`, `environment_type` and `profit_version`.
    A definition that Profit refuses is kept as None. Raises Undecided when a question was not
    decided, because a snapshot with holes would later look like a change.
    """
    metainfo = await offering.metainfo()
    reads, writes = metainfo.get, metainfo.update
    if only is not None:
        reads = _used(reads, [one.id for one in only.get])
        writes = _used(writes, [one.id for one in only.update])
    get = await asyncio.gather(*(_get(offering, one) for one in reads))
    update = await asyncio.gather(*(_update(offering, one) for one in writes))
    known = identity()
    return Snapshot(
        environment_id=known.get("environment_id"),
        environment_type=known.get("environment_type"),
        profit_version=known.get("profit_version"),
        release=offering.target.release,
        get=tuple(get),
        update=tuple(update),
    )


def _used(listed: Sequence[Listed], ids: Sequence[str]) -> tuple[Listed, ...]:
    """Those of `ids`, written as there: so a run that asked for them already asks nothing more."""
    written = {id.casefold(): id for id in ids}
    return tuple(
        Listed(written[one.id.casefold()], one.description)
        for one in listed
        if one.id.casefold() in written
    )


async def _get(offering: Offering, listed: Listed) -> OfferedGet:
    schema = await _unless_refused(listed.id, offering.get_schema(listed.id))
    return OfferedGet(listed.id, listed.description, schema.fields if schema else None)


async def _update(offering: Offering, listed: Listed) -> OfferedUpdate:
    definition = await _unless_refused(listed.id, offering.update_schema(listed.id))
    if definition and _depth(definition) > _DEEPEST:
        raise Undecided(say("the definition of {id} is nested too deeply to keep", id=listed.id))
    return OfferedUpdate(listed.id, listed.description, definition)


async def _unless_refused(id: str, asked: Awaitable[T]) -> T | None:
    try:
        return await asked
    except Undecided as undecided:
        if isinstance(undecided, Refused) and cause_of(undecided.answer) is not Cause.TEMPORARY:
            return None
        why = str(undecided)
        said = say("the definition of {id} could not be read: {why}", id=id, why=why)
        raise Undecided(said) from None


def _depth(nested: UpdateObject) -> int:
    level, depth = [nested], 0
    while level:
        level, depth = [inner for one in level for inner in one.objects], depth + 1
    return depth
