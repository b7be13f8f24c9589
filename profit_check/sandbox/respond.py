"""The emulated environment: a pure function from world and request to response."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from profit_check.profit.query import QUERY_LIMIT
from profit_check.sandbox import access, files, refusals, writes
from profit_check.sandbox.faults import Fault, Proceed, apply
from profit_check.sandbox.messages import Request, Response, to_json
from profit_check.sandbox.selection import (
    BadFilter,
    UnknownField,
    conditions,
    selected,
)
from profit_check.sandbox.world import GetDefinition, World

DEFAULT_TAKE = 100

_READS = ("GET", "HEAD")


def respond(
    world: World, request: Request, faults: Sequence[Fault] = (), *, writable: bool = False
) -> Response:
    """What the environment answers while `faults` are switched on.

    One that is not `writable` is there to be read: what would write is refused.
    """
    return apply(faults, partial(_respond, writable=writable))(world, request)


def _respond(world: World, request: Request, *, writable: bool) -> Response:
    if len(request.query) + 1 > QUERY_LIMIT:
        return refusals.bare(404)
    if [segment.lower() for segment in request.segments] == ["oauth", "token"]:
        return access.grant(world, request) if request.method == "POST" else refusals.bare(404)
    route = _ROUTES.get(request.route)
    if route is None:
        return refusals.bare(404)
    if request.method not in _READS:
        route = writes.write if writable and request.route == "connectors" else _not_allowed
    answer = access.refused(world, request) or route(world, request)
    return _traced(request, answer)


def _not_allowed(world: World, request: Request) -> Response:
    return refusals.not_allowed(_READS)


def _traced(request: Request, answer: Response) -> Response:
    if answer.status not in (200, 201, 500):
        return answer
    identifier = hashlib.md5((request.path + request.query).encode(), usedforsecurity=False)
    return replace(answer, headers={**answer.headers, "x-trace-identifier": identifier.hexdigest()})


def _given(content: object) -> Response:
    return Response(200, to_json(content), refusals.APPLICATION_HEADERS)


def _version(world: World, request: Request) -> Response:
    return _given({"version": world.version})


def _metainfo(world: World, request: Request) -> Response:
    if len(request.segments) == 1:
        return _given(_overview(world))
    if len(request.segments) != 3:
        return refusals.bare(404)
    kind, id = request.segments[1].lower(), request.segments[2]
    if kind == "get" and (definition := world.get_definition(id)):
        return _given(_get_metainfo(definition))
    if kind == "update" and (content := world.update_definition(id)):
        return _given(content)
    return refusals.not_supported(request) if kind in ("get", "update") else refusals.bare(404)


def _overview(world: World) -> dict[str, object]:
    return {
        "updateConnectors": [
            {"id": one["id"], "description": one.get("description", "")} for one in world.update
        ],
        "getConnectors": [{"id": one.id, "description": one.description} for one in world.get],
        "info": {
            "envid": world.environment_id,
            "appName": world.app_name,
            "group": world.group,
            "tokenExpiry": world.token_expiry,
        },
    }


def _get_metainfo(definition: GetDefinition) -> dict[str, object]:
    return {
        "name": definition.id,
        "description": definition.description,
        "fields": list(definition.fields),
    }


def _rows(world: World, request: Request) -> Response:
    definition = world.get_definition(request.segments[1]) if len(request.segments) == 2 else None
    if definition is None:
        return refusals.not_supported(request)
    order = [name for name in request.parameters.get("orderbyfieldids", "").split(",") if name]
    try:
        groups = conditions(definition, request.parameters)
        rows = selected(definition, order, groups)
        skip, take = _paging(request)
    except UnknownField as unknown:
        return refusals.unknown_field(request, str(unknown))
    except (BadFilter, ValueError):
        return refusals.unexpected(request)
    page = rows if take == -1 else rows[skip : skip + take]
    return _given({"skip": skip, "take": take, "rows": page})


def _paging(request: Request) -> tuple[int, int]:
    skip = _whole(request.parameters.get("skip", "0"))
    take = _whole(request.parameters.get("take", str(DEFAULT_TAKE)))
    if (skip < 0 or take < 0) and (skip, take) != (-1, -1):
        raise ValueError("negative paging")
    return skip, take


def _whole(text: str) -> int:
    if re.fullmatch(r"-?[0-9]{1,18}", text) is None:
        raise ValueError("not a whole number")
    return int(text)


_ROUTES: dict[str, Proceed] = {
    "profitversion": _version,
    "metainfo": _metainfo,
    "connectors": _rows,
    **dict.fromkeys(files.ROUTES, files.file),
}
