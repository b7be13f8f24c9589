"""Faults of what the app connector opens: missing, undescribed or refused connectors."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from profit_check.sandbox import refusals
from profit_check.sandbox.faults import Proceed, fault, near_miss
from profit_check.sandbox.faults.overview import overview
from profit_check.sandbox.messages import Disruption, Request, Response
from profit_check.sandbox.world import World


def description(request: Request, kind: str) -> bool:
    """Whether `/metainfo/get/{id}` or `/metainfo/update/{id}` is asked for."""
    segments = request.segments
    return request.route == "metainfo" and len(segments) == 3 and segments[1].lower() == kind


def reading(world: World, request: Request) -> bool:
    """Whether rows are asked of a GetConnector that exists."""
    if request.route != "connectors" or request.connector is None:
        return False
    return world.get_definition(request.connector) is not None


@fault(trips=["connectors.available"])
def get_connector_not_opened(world: World, request: Request, proceed: Proceed) -> Response:
    """The app connector lacks its last GetConnector."""
    return overview(world, request, proceed, lambda told: _without_last(told, "getConnectors"))


@fault(trips=["connectors.available"])
def update_connector_not_opened(world: World, request: Request, proceed: Proceed) -> Response:
    """The app connector lacks its last UpdateConnector."""
    return overview(world, request, proceed, lambda told: _without_last(told, "updateConnectors"))


@fault(trips=["connectors.available"])
def get_connectors_are_null(world: World, request: Request, proceed: Proceed) -> Response:
    """The app connector opens no GetConnector, and metainfo gives null for their list."""
    return overview(world, request, proceed, lambda told: {**told, "getConnectors": None})


@near_miss(of=["connectors.available", "token.surplus"])
def ids_in_capitals(world: World, request: Request, proceed: Proceed) -> Response:
    """Metainfo lists every connector in capitals, which means nothing."""
    return overview(world, request, proceed, _in_capitals)


@fault(trips=["connectors.described"])
def get_metainfo_refused(world: World, request: Request, proceed: Proceed) -> Response:
    """The metainfo of a GetConnector is refused."""
    if description(request, "get"):
        return refusals.not_supported(request)
    return proceed(world, request)


@fault(trips=["connectors.described"])
def update_metainfo_refused(world: World, request: Request, proceed: Proceed) -> Response:
    """The metainfo of an UpdateConnector is refused."""
    if description(request, "update"):
        return refusals.bare(401)
    return proceed(world, request)


@fault(trips=["connectors.described"])
def metainfo_without_fields(world: World, request: Request, proceed: Proceed) -> Response:
    """The metainfo of a GetConnector has no fields."""
    return _described_as(proceed(world, request), request, {"name": "", "description": ""})


@fault(trips=["connectors.described"])
def metainfo_fields_are_null(world: World, request: Request, proceed: Proceed) -> Response:
    """The metainfo of a GetConnector gives null for its fields."""
    return _described_as(proceed(world, request), request, {"name": "", "fields": None})


@fault(trips=["connectors.described"])
def metainfo_field_without_id(world: World, request: Request, proceed: Proceed) -> Response:
    """The metainfo of a GetConnector has a field without an id."""
    return _described_as(proceed(world, request), request, {"fields": [{"dataType": "string"}]})


@fault(trips=["connectors.described"])
def metainfo_cut_short(world: World, request: Request, proceed: Proceed) -> Response:
    """The metainfo of a GetConnector is JSON that ends too soon."""
    response = proceed(world, request)
    if not description(request, "get"):
        return response
    return replace(response, body=response.body[: len(response.body) // 2])


@fault(trips=["connectors.readable"])
def user_not_authorised(world: World, request: Request, proceed: Proceed) -> Response:
    """The user of the app connector may not read a GetConnector that it opens."""
    if reading(world, request):
        return refusals.not_supported(request)
    return proceed(world, request)


@fault(trips=["connectors.readable"])
def user_not_authorised_401(world: World, request: Request, proceed: Proceed) -> Response:
    """The user may not read a GetConnector, and Profit says so with an empty 401."""
    if reading(world, request):
        return refusals.bare(401)
    return proceed(world, request)


@fault(trips=["connectors.readable"])
def connector_blocked(world: World, request: Request, proceed: Proceed) -> Response:
    """A GetConnector is blocked."""
    if reading(world, request):
        return refusals.blocked(request)
    return proceed(world, request)


@fault(trips=["connectors.readable"])
def connector_blocked_in_french(world: World, request: Request, proceed: Proceed) -> Response:
    """A GetConnector is blocked, and Profit says so in French whatever was asked."""
    if reading(world, request):
        text = "Ce GetConnector (définition) est bloqué"
        return refusals.refusal(request, (text, text), -2147180999)
    return proceed(world, request)


@fault(trips=["connectors.readable"])
def connector_refused_in_plain_text(world: World, request: Request, proceed: Proceed) -> Response:
    """A GetConnector is refused with a line of text that names no cause."""
    if reading(world, request):
        return Response(500, b"Internal Server Error", {"content-type": "text/plain"})
    return proceed(world, request)


@fault(trips=["connectors.readable"])
def connector_blocked_in_plain_text(world: World, request: Request, proceed: Proceed) -> Response:
    """A GetConnector is blocked, and Profit says so in a line of text."""
    if reading(world, request):
        text = f"General message: {refusals.blocked(request).content['externalMessage']}"
        return Response(500, text.encode(), {"content-type": "text/plain"})
    return proceed(world, request)


@fault(trips=["connectors.readable"])
def rows_are_null(world: World, request: Request, proceed: Proceed) -> Response:
    """A GetConnector gives null where its rows belong."""
    response = proceed(world, request)
    if not reading(world, request) or response.status != 200:
        return response
    return response.with_content({**response.content, "rows": None})


@fault(trips=["connectors.readable"])
def connector_silent(world: World, request: Request, proceed: Proceed) -> Response:
    """A GetConnector does not answer."""
    if reading(world, request):
        return Response(200, disruption=Disruption.SILENCE)
    return proceed(world, request)


def _without_last(told: dict[str, Any], key: str) -> dict[str, Any]:
    return {**told, key: told[key][:-1]}


def _in_capitals(told: dict[str, Any]) -> dict[str, Any]:
    changed = {
        key: [{**one, "id": one["id"].upper()} for one in told[key]]
        for key in ("getConnectors", "updateConnectors")
    }
    return {**told, **changed}


def _described_as(response: Response, request: Request, content: dict[str, Any]) -> Response:
    if not description(request, "get") or response.status != 200:
        return response
    return response.with_content(content)
