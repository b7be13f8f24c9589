"""What the judges of bodies say of them, to compare bodies with those that stand for them."""

from __future__ import annotations

import json
from collections.abc import Sequence

from profit_check.model import Call, UpdateConnector, UpdateObject
from profit_check.profit.deviations import TooDeep
from profit_check.profit.payloads import judge_payloads, methods_with_body
from profit_check.profit.sent_bodies import judge_sent

_MOST = 500
"""Different bodies of a connector that are compared; the others are of the same fields."""


def judged_payloads(definition: UpdateObject | None, connector: UpdateConnector) -> object:
    """What is found of the connector's payloads; nothing where that cannot be said."""
    if definition is None or not methods_with_body(connector.methods):
        return None
    bodies = {str(place): one.body for place, one in enumerate(connector.payloads)}
    try:
        return judge_payloads(definition, connector.methods, bodies)
    except TooDeep:
        return TooDeep


def judged_sent(definition: UpdateObject | None, calls: Sequence[Call]) -> object:
    """What is found of the bodies that were sent; nothing where that cannot be said."""
    bodies = dict.fromkeys((call.method, call.body) for call in calls)
    try:
        sent = [(method, json.loads(body or "")) for method, body in [*bodies][:_MOST]]
        return judge_sent(definition, sent)
    except (TooDeep, RecursionError, ValueError):
        return None
