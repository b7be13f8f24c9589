"""Accepts what is written to UpdateConnectors, and stores none of it (page `update-connector`)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from profit_check.profit.deviations import Deviation, TooDeep, deviations
from profit_check.profit.json_schema import Schema
from profit_check.profit.metainfo import Malformed, UpdateObject, read_update_schema
from profit_check.profit.update_schema import Method, body_schema
from profit_check.sandbox import refusals
from profit_check.sandbox.messages import WRITES, Request, Response, to_json
from profit_check.sandbox.world import World

_DUTCH_TEXT = "{} is niet goed gevuld"
_NUMBER = -2147180996
_DELETE_SEGMENTS = 5
"""`connectors`, the id twice, the names of the keys, their values."""


def write(world: World, request: Request) -> Response:
    """What a POST, PUT or DELETE comes to: as in Profit, but the world stays as it is."""
    if request.method not in WRITES:
        return refusals.not_allowed(("GET", "HEAD", *WRITES))
    id = request.segments[1] if len(request.segments) > 1 else ""
    definition = world.update_definition(id)
    if definition is None:
        return refusals.not_supported(request)
    try:
        connector = _connector(world, definition["id"])
    except Malformed:
        return refusals.unexpected(request)
    if request.method == "DELETE":
        return _deleted(connector, request)
    return _written(world, connector, request)


def _written(world: World, connector: UpdateObject, request: Request) -> Response:
    try:
        body = json.loads(request.body)
        schema = _schema(world, connector.name, "POST" if request.method == "POST" else "PUT")
        wrong = [one for one in deviations(body, schema) if one.certain]
    except (ValueError, RecursionError, TooDeep):
        return refusals.unexpected(request)
    if wrong:
        return _broken_rule(request, wrong)
    keys = _keys(connector, body, request)
    content = {"results": {connector.name: keys}} if keys else None
    return Response(201, to_json(content) if content else b"", refusals.APPLICATION_HEADERS)


def _broken_rule(request: Request, wrong: Sequence[Deviation]) -> Response:
    """The refusal of a body; the detail is in English, as no wording of Profit's is published."""
    places = ("/".join(map(str, one.path)) or "De body" for one in wrong)
    dutch = "; ".join(_DUTCH_TEXT.format(place) for place in places)
    return refusals.refusal(request, (dutch, "; ".join(map(str, wrong))), _NUMBER)


def _keys(connector: UpdateObject, body: Any, request: Request) -> dict[str, str]:
    """The keys of what was written: those that the body gives, the others made up."""
    element = _member(next(iter(body.values()), None), "Element")
    first = next(iter(element), None) if isinstance(element, list) else element
    fields = _member(first, "Fields")
    ids = [field.field_id for field in connector.fields if field.primary_key]
    given = {id: _member(first, f"@{id}") or _member(fields, id) for id in ids}
    return {id: _made_up(request) if value is None else str(value) for id, value in given.items()}


def _member(value: Any, name: str) -> Any:
    """What stands under a name, whatever its letter case; None where nothing does."""
    members = value.items() if isinstance(value, Mapping) else ()
    return next((held for key, held in members if key.casefold() == name.casefold()), None)


def _made_up(request: Request) -> str:
    told = request.path.encode() + request.body + str(request.earlier).encode()
    return str(int(hashlib.sha256(told).hexdigest()[:8], 16))


def _deleted(connector: UpdateObject, request: Request) -> Response:
    """Deletes by `/connectors/{id}/{id}/@Key/{value}`, several keys and values comma-joined."""
    if len(request.segments) != _DELETE_SEGMENTS:
        return refusals.unexpected(request)
    names, values = (part.split(",") for part in request.segments[3:])
    known = {f"@{field.field_id}".lower() for field in connector.fields}
    strange = [name for name in names if name.lower() not in known]
    if strange:
        return refusals.unknown_field(request, strange[0].lstrip("@"))
    if len(names) != len(values) or not all(values):
        return refusals.unexpected(request)
    return Response(200, b"", refusals.APPLICATION_HEADERS)


@lru_cache(maxsize=64)
def _connector(world: World, id: str) -> UpdateObject:
    return read_update_schema(world.update_definition(id))


@lru_cache(maxsize=64)
def _schema(world: World, id: str, method: Method) -> Schema:
    return body_schema(_connector(world, id), method)
