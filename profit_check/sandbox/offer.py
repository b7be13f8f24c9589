"""What a world offers, as a snapshot of it would keep it."""

from __future__ import annotations

from functools import cache

from profit_check.model import OfferedGet, OfferedUpdate, Snapshot
from profit_check.profit.environments import parse_environment_id
from profit_check.profit.metainfo import read_get_schema, read_update_schema
from profit_check.sandbox.sample import WEBSHOP
from profit_check.sandbox.world import World
from profit_check.sandbox.world_file import load_world


def offer_of(world: World) -> Snapshot:
    """The snapshot of a world, through an app connector that opens all of it."""
    id = parse_environment_id(world.environment_id)
    return Snapshot(
        environment_id=world.environment_id,
        environment_type=id.type if id else None,
        profit_version=world.version,
        release=None,
        get=tuple(
            OfferedGet(one.id, one.description, read_get_schema({"fields": [*one.fields]}).fields)
            for one in world.get
        ),
        update=tuple(
            OfferedUpdate(one["id"], one["description"], read_update_schema(one))
            for one in world.update
        ),
    )


@cache
def webshop_offer() -> Snapshot:
    """The snapshot of the sample world."""
    return offer_of(load_world(WEBSHOP / "world.json"))
