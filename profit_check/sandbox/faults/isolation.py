"""Faults of other environments than the one that is checked: how they take its credential."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import replace

from profit_check.sandbox import access, refusals
from profit_check.sandbox.faults import Proceed, fault, near_miss
from profit_check.sandbox.messages import Disruption, Request, Response
from profit_check.sandbox.world import NEIGHBOUR, World

_WEBSHOP = "O12345AA"


@fault(trips=["token.isolation"])
def open_to_other_targets(world: World, request: Request, proceed: Proceed) -> Response:
    """The environment accepts the credential of another one: that of the webshop."""
    if access.refused(replace(world, environment_id=_WEBSHOP), request) is not None:
        return proceed(world, request)
    own = "AfasToken " + b64encode(world.token.encode()).decode()
    return proceed(world, replace(request, headers={**request.headers, "authorization": own}))


@fault(trips=["token.isolation"])
def other_target_breaks(world: World, request: Request, proceed: Proceed) -> Response:
    """Another environment answers a strange credential with an unexpected error."""
    return refusals.unexpected(request) if _elsewhere(world) else proceed(world, request)


@fault(trips=["token.isolation"])
def other_target_silent(world: World, request: Request, proceed: Proceed) -> Response:
    """Another environment does not answer."""
    silent = Response(200, disruption=Disruption.SILENCE)
    return silent if _elsewhere(world) else proceed(world, request)


@fault(trips=["token.isolation"])
def other_target_is_a_page(world: World, request: Request, proceed: Proceed) -> Response:
    """Where another environment should be, a page in HTML comes with status 200."""
    page = Response(200, b"<html>Welcome</html>", {"content-type": "text/html"})
    return page if _elsewhere(world) else proceed(world, request)


@fault(trips=["token.isolation"])
def other_target_refuses_the_address(world: World, request: Request, proceed: Proceed) -> Response:
    """Another environment refuses whoever asks from here."""
    return refusals.bare(403) if _elsewhere(world) else proceed(world, request)


@near_miss(of=["token.isolation"])
def other_target_refuses_with_a_page(world: World, request: Request, proceed: Proceed) -> Response:
    """Another environment refuses the credential, and shows a page with it."""
    response = proceed(world, request)
    refused = _elsewhere(world) and response.status == 401
    return replace(response, body=b"<html>Unauthorized</html>") if refused else response


def _elsewhere(world: World) -> bool:
    return world.environment_id == NEIGHBOUR
