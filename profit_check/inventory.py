"""Draws up what an integration exchanges with Profit, from what was asked already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from profit_check.environment import Environment
from profit_check.model import (
    CarriedField,
    Carrier,
    Field,
    GetConnector,
    GetSchema,
    Inventory,
    UpdateConnector,
    UpdateField,
    UpdateObject,
)
from profit_check.profit.fields import body_keys, is_free, update_fields
from profit_check.profit.privacy import looks_sensitive
from profit_check.profit.query import schema_question


def inventory(environment: Environment) -> Inventory:
    """The connectors of the manifest with their fields; sends no request."""
    manifest = environment.manifest
    return Inventory(
        manifest=manifest.path.name,
        sha256=manifest.sha256,
        lines=manifest.lines,
        connectors=(
            *(_read(one, environment) for one in manifest.get),
            *(_written(one, environment) for one in manifest.update),
            *(Carrier("file", one.id) for one in manifest.file),
        ),
    )


def _read(connector: GetConnector, environment: Environment) -> Carrier:
    schema = environment.worked_out(schema_question("get", connector.id))
    known = schema.fields if isinstance(schema, GetSchema) else ()
    declared = {id.casefold() for id in connector.fields}
    fields = tuple(_carried(one, one.id.casefold() in declared) for one in known)
    return Carrier(
        "get",
        connector.id,
        fields=fields or tuple(_named(connector.fields)),
        complete=bool(fields),
        order=connector.order,
        take=connector.take,
        modified=connector.modified,
    )


def _written(connector: UpdateConnector, environment: Environment) -> Carrier:
    schema = environment.worked_out(schema_question("update", connector.id))
    bodies = [payload.body for payload in connector.payloads]
    if not isinstance(schema, UpdateObject):
        sent = dict.fromkeys(id for body in bodies for id in _filled(body))
        return Carrier("update", connector.id, connector.methods, tuple(_named(sent)))
    known = {one.field_id: one for one in update_fields(schema)}
    sent = dict.fromkeys(key.removeprefix("@") for body in bodies for key in body_keys(body))
    fields = tuple(_carried_update(known[id]) for id in sent if id in known)
    return Carrier("update", connector.id, connector.methods, fields, complete=bool(fields))


def _filled(body: object) -> Iterator[str]:
    """The ids of the fields that `body` fills in, at any depth, without metainfo to tell them."""
    waiting = [body]
    while waiting:
        value = waiting.pop()
        if isinstance(value, Mapping):
            for key, inner in value.items():
                if isinstance(inner, Mapping | list):
                    waiting.append(inner)
                elif key != "@Action":
                    yield str(key).removeprefix("@")
        elif isinstance(value, list):
            waiting.extend(value)


def _carried(known: Field, declared: bool) -> CarriedField:
    custom = is_free(known.field_id) or is_free(known.id)
    personal = looks_sensitive(known)
    return CarriedField(known.id, known.label, known.data_type, personal, declared, custom)


def _carried_update(known: UpdateField) -> CarriedField:
    as_read = Field(known.field_id, data_type=known.data_type, label=known.label)
    return CarriedField(
        known.field_id,
        known.label,
        known.data_type,
        personal=looks_sensitive(as_read),
        custom=is_free(known.field_id),
    )


def _named(ids: Iterable[str]) -> Iterator[CarriedField]:
    for id in ids:
        personal = looks_sensitive(Field(id, data_type="string"))
        yield CarriedField(id, personal=personal, custom=is_free(id))
