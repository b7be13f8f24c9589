"""Faults of the Profit version."""

from __future__ import annotations

from profit_check.sandbox import refusals
from profit_check.sandbox.faults import Proceed, fault
from profit_check.sandbox.messages import Disruption, Request, Response
from profit_check.sandbox.world import World


@fault(trips=["version.readable"])
def version_refused(world: World, request: Request, proceed: Proceed) -> Response:
    """The version is refused, because its connector is not in the app connector."""
    if request.route == "profitversion":
        return refusals.not_supported(request)
    return proceed(world, request)


@fault(trips=["version.readable"])
def version_refused_401(world: World, request: Request, proceed: Proceed) -> Response:
    """The version is refused with an empty 401, though the credential is right."""
    if request.route == "profitversion":
        return refusals.bare(401)
    return proceed(world, request)


@fault(trips=["version.readable"])
def version_without_number(world: World, request: Request, proceed: Proceed) -> Response:
    """The answer that should hold the version holds none."""
    response = proceed(world, request)
    return response.with_content({}) if request.route == "profitversion" else response


@fault(trips=["version.readable"])
def version_never_answered(world: World, request: Request, proceed: Proceed) -> Response:
    """The connection is closed when the version is asked for."""
    if request.route == "profitversion":
        return Response(200, disruption=Disruption.DROP)
    return proceed(world, request)
