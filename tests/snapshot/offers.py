"""The offer of the webshop's sandbox, and ways to change it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from profit_check.model import (
    Field,
    OfferedGet,
    OfferedUpdate,
    Snapshot,
    UpdateField,
    UpdateObject,
)
from profit_check.sandbox.mutants.drift import (
    with_get_field,
    with_update_field,
    without_get_field,
)
from profit_check.sandbox.offer import webshop_offer

Step = Callable[[Snapshot], Snapshot]

OFFER = webshop_offer()


def environment(**changes: Any) -> Step:
    """Something of the environment itself changes."""
    return lambda offer: replace(offer, **changes)


def get_field(connector: str, id: str, /, **changes: Any) -> Step:
    """A field of a GetConnector changes, or comes."""
    return lambda offer: with_get_field(offer, connector, id, **changes)


def no_get_field(connector: str, id: str, /) -> Step:
    """A field of a GetConnector goes."""
    return lambda offer: without_get_field(offer, connector, id)


def update_field(connector: str, id: str, /, **changes: Any) -> Step:
    """A field of an UpdateConnector changes, in whatever object."""
    return lambda offer: with_update_field(offer, connector, id, **changes)


def get_connector(id: str, /, **changes: Any) -> Step:
    """A GetConnector changes as a whole."""
    return lambda offer: replace(
        offer, get=tuple(replace(one, **changes) if one.id == id else one for one in offer.get)
    )


def without(id: str) -> Step:
    """A connector goes."""
    return lambda offer: replace(
        offer,
        get=tuple(one for one in offer.get if one.id != id),
        update=tuple(one for one in offer.update if one.id != id),
    )


def more(*connectors: OfferedGet | OfferedUpdate) -> Step:
    """Connectors come."""
    get = tuple(one for one in connectors if isinstance(one, OfferedGet))
    update = tuple(one for one in connectors if isinstance(one, OfferedUpdate))
    return lambda offer: replace(offer, get=offer.get + get, update=offer.update + update)


def within(object: str, change: Callable[[UpdateObject], UpdateObject]) -> Step:
    """An object within an UpdateConnector, or one itself, changes."""

    def nested(one: UpdateObject) -> UpdateObject:
        inner = replace(one, objects=tuple(nested(each) for each in one.objects))
        return change(inner) if one.name == object else inner

    return lambda offer: replace(
        offer,
        update=tuple(
            replace(one, definition=nested(one.definition)) if one.definition else one
            for one in offer.update
        ),
    )


def another_field(id: str, **properties: Any) -> Callable[[UpdateObject], UpdateObject]:
    """An object gets a field."""
    return lambda one: replace(one, fields=(*one.fields, UpdateField(id, "string", **properties)))


def no_field(id: str) -> Callable[[UpdateObject], UpdateObject]:
    """An object loses a field."""
    return lambda one: replace(one, fields=tuple(f for f in one.fields if f.field_id != id))


def another_object(name: str) -> Callable[[UpdateObject], UpdateObject]:
    """An object gets an object, with a mandatory field."""
    inner = UpdateObject(name, (UpdateField("Key", mandatory=True),), ())
    return lambda one: replace(one, objects=(*one.objects, inner))


def no_object(name: str) -> Callable[[UpdateObject], UpdateObject]:
    """An object loses an object."""
    return lambda one: replace(one, objects=tuple(o for o in one.objects if o.name != name))


STRANGER = OfferedGet("Other_List", "Not used", (Field("Id", data_type="int"),))
