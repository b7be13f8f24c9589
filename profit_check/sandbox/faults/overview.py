"""What the faults of `/metainfo` share: to know its answer, and to change it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from profit_check.sandbox.faults import Proceed
from profit_check.sandbox.messages import Request, Response
from profit_check.sandbox.world import World

Change = Callable[[dict[str, Any]], object]


def is_overview(request: Request, response: Response) -> bool:
    """Is this the overview of `/metainfo`, given and not refused?"""
    own = request.route == "metainfo" and request.connector is None
    return own and response.status == 200 and response.disruption is None


def overview(world: World, request: Request, proceed: Proceed, change: Change) -> Response:
    """The world's answer, with `change` applied to the overview."""
    response = proceed(world, request)
    if not is_overview(request, response):
        return response
    return response.with_content(change(response.content))
