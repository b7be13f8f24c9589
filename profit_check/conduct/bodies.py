"""The bodies that a connector was sent, as far as they were recorded."""

from __future__ import annotations

from collections.abc import Sequence

from profit_check.model import BodyState, Call


def with_body(calls: Sequence[Call]) -> list[Call]:
    """The writes that had a body; DELETE needs none."""
    writes = (call for call in calls if call.method in ("POST", "PUT"))
    return [call for call in writes if call.body_state is not BodyState.ABSENT]


def different_bodies(calls: Sequence[Call]) -> list[Call]:
    """The first call with each body that is kept, by its method."""
    first: dict[tuple[str, str], Call] = {}
    for call in calls:
        if call.body is not None:
            first.setdefault((call.method, call.body), call)
    return list(first.values())


def without_json(calls: Sequence[Call]) -> list[Call]:
    """Those whose body is no JSON. What Profit accepted was: its recording is damaged."""
    refused = (call for call in calls if call.status is None or call.status >= 400)
    return [call for call in refused if call.body_state is BodyState.NOT_JSON]
