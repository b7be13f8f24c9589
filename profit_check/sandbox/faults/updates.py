"""Faults of an UpdateConnector's definition: what an integration sends fits it no longer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from profit_check.sandbox.faults import Proceed, fault, near_miss
from profit_check.sandbox.faults.connectors import description
from profit_check.sandbox.messages import Request, Response
from profit_check.sandbox.world import World

Object = dict[str, Any]
Field = dict[str, Any]


@fault(trips=["connectors.payload"])
def new_mandatory_field(world: World, request: Request, proceed: Proceed) -> Response:
    """UpdateConnectors have a new field, and it is mandatory."""
    response = proceed(world, request)
    return _connector(response, request, lambda one: _with_field(one, mandatory=True))


@fault(trips=["connectors.payload"])
def update_fields_shorter(world: World, request: Request, proceed: Proceed) -> Response:
    """Texts for UpdateConnectors may have four characters only."""
    return _fields(proceed(world, request), request, lambda field: {**field, "length": 4})


@fault(trips=["connectors.payload"])
def update_field_removed(world: World, request: Request, proceed: Proceed) -> Response:
    """Every object of an UpdateConnector has lost its last field."""
    response = proceed(world, request)
    return _objects(response, request, lambda one: {**one, "fields": one["fields"][:-1]})


@fault(trips=["connectors.payload"])
def nested_objects_renamed(world: World, request: Request, proceed: Proceed) -> Response:
    """The objects within UpdateConnectors have another name."""
    response = proceed(world, request)
    return _objects(response, request, lambda one: {**one, "name": f"{one['name']}2"})


@fault(trips=["connectors.payload"])
def nested_objects_removed(world: World, request: Request, proceed: Proceed) -> Response:
    """UpdateConnectors have no objects within them any more."""
    response = proceed(world, request)
    return _connector(response, request, lambda one: {**one, "objects": None})


@fault(trips=["connectors.payload"])
def code_removed(world: World, request: Request, proceed: Proceed) -> Response:
    """Every code table has lost its first code, and has another instead."""
    other = {"id": "X9", "description": "Nieuw"}

    def changed(field: Field) -> Field:
        return {**field, "values": [other, *field["values"][1:]]} if field["values"] else field

    return _fields(proceed(world, request), request, changed)


@fault(trips=["connectors.payload"])
def fewer_decimals(world: World, request: Request, proceed: Proceed) -> Response:
    """Amounts for UpdateConnectors may have one decimal."""
    return _fields(proceed(world, request), request, lambda field: {**field, "decimals": 1})


@fault(trips=["connectors.payload"])
def texts_became_dates(world: World, request: Request, proceed: Proceed) -> Response:
    """What was a text in an UpdateConnector is a date."""
    return _fields(proceed(world, request), request, lambda one: _retyped(one, "string", "date"))


@fault(trips=["connectors.payload"])
def dates_became_numbers(world: World, request: Request, proceed: Proceed) -> Response:
    """What was a date in an UpdateConnector is a number."""
    return _fields(proceed(world, request), request, lambda one: _retyped(one, "date", "int"))


@near_miss(of=["connectors.payload", "connectors.custom-field"])
def new_optional_field(world: World, request: Request, proceed: Proceed) -> Response:
    """UpdateConnectors have a new field that nobody needs to fill: a free one."""
    response = proceed(world, request)
    id = "U0123456789ABCDEF0123456789ABCDEF"
    return _connector(response, request, lambda one: _with_field(one, fieldId=id))


@near_miss(of=["connectors.payload"])
def given_fields_became_mandatory(world: World, request: Request, proceed: Proceed) -> Response:
    """Every field of an UpdateConnector that is no key is mandatory, and all of them are given."""
    response = proceed(world, request)
    return _fields(response, request, lambda field: {**field, "mandatory": True})


@near_miss(of=["connectors.payload"])
def update_fields_longer(world: World, request: Request, proceed: Proceed) -> Response:
    """Texts for UpdateConnectors may be longer than they were."""
    return _fields(proceed(world, request), request, lambda field: {**field, "length": 500})


@near_miss(of=["connectors.payload"])
def lengths_not_told(world: World, request: Request, proceed: Proceed) -> Response:
    """The metainfo of UpdateConnectors tells neither lengths nor decimals."""

    def changed(field: Field) -> Field:
        return {**field, "length": 0, "decimals": None}

    return _fields(proceed(world, request), request, changed)


@near_miss(of=["connectors.payload"])
def code_added(world: World, request: Request, proceed: Proceed) -> Response:
    """Every code table has a code more, and what has no table has an empty one."""
    new = {"id": "X9", "description": "Nieuw"}

    def changed(field: Field) -> Field:
        return {**field, "values": [new, *field["values"]] if field["values"] else []}

    return _fields(proceed(world, request), request, changed)


@near_miss(of=["connectors.described", "connectors.payload"])
def update_types_undeclared(world: World, request: Request, proceed: Proceed) -> Response:
    """The fields of UpdateConnectors have a data type that AFAS never published."""
    response = proceed(world, request)
    return _fields(response, request, lambda field: {**field, "dataType": "timespan"})


@near_miss(of=["connectors.payload"])
def update_fields_reversed(world: World, request: Request, proceed: Proceed) -> Response:
    """Metainfo gives the fields of UpdateConnectors the other way round, which means nothing."""
    response = proceed(world, request)
    return _objects(response, request, lambda one: {**one, "fields": one["fields"][::-1]})


def _connector(
    response: Response, request: Request, change: Callable[[Object], Object]
) -> Response:
    """The response with the whole UpdateConnector that it describes changed."""
    if not description(request, "update") or response.status != 200:
        return response
    return response.with_content(change(response.content))


def _objects(response: Response, request: Request, change: Callable[[Object], Object]) -> Response:
    """The response with every object that it describes changed."""

    def deep(one: Object) -> Object:
        return change({**one, "objects": [deep(inner) for inner in one["objects"]]})

    return _connector(response, request, deep)


def _fields(response: Response, request: Request, change: Callable[[Field], Field]) -> Response:
    """The response with every field that is no key changed, at any depth."""

    def changed(one: Object) -> Object:
        fields = [field if field["primaryKey"] else change(field) for field in one["fields"]]
        return {**one, "fields": fields}

    return _objects(response, request, changed)


def _with_field(one: Object, **more: Any) -> Object:
    field = {"fieldId": "CdDa", "dataType": "date", "label": "Kredietdatum", "length": 10}
    field |= {"primaryKey": False, "mandatory": False, "notzero": False, "values": None}
    return {**one, "fields": [*one["fields"], field | more]}


def _retyped(field: Field, was: str, now: str) -> Field:
    return {**field, "dataType": now} if field["dataType"] == was else field
