"""What can happen to a request: each of Profit's real faults that a scenario can name."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Protocol

from profit_check.rehearsal.scenario import Step
from profit_check.sandbox import refusals
from profit_check.sandbox.faults import Proceed
from profit_check.sandbox.messages import Disruption, Request, Response
from profit_check.sandbox.selection import UnknownField, sorted_rows
from profit_check.sandbox.world import World


class State(Protocol):
    """What stays as it has become, until the program has ended."""

    withheld: dict[str, int]

    def expire(self) -> None:
        """From now on the access tokens that were granted so far open nothing."""

    def insert(self, connector: str, rows: int) -> None:
        """From now on a connector has so many rows more."""


Happening = Callable[[State, Step, World, Request, Proceed], Response | None]
"""Gives the answer; None where it comes to nothing at this request."""

_BUSINESS_ERROR = (
    "De ingevoerde waarde bij 'Medewerker' bestaat niet.",
    "The entered value for 'Employee' does not exist.",
)
_NUMBER = -2147180996
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT")


def _always(make: Callable[[Step, Request], Response]) -> Happening:
    return lambda state, step, world, request, proceed: make(step, request)


def _unauthorized(step: Step, request: Request) -> Response:
    refusal = refusals.bare(401)
    if not request.headers.get("authorization", "").lower().startswith("bearer "):
        return refusal
    challenge = {"www-authenticate": 'Bearer error="invalid_token"'}
    return replace(refusal, headers={**refusal.headers, **challenge})


def _token_expires(
    state: State, step: Step, world: World, request: Request, proceed: Proceed
) -> Response:
    state.expire()
    return proceed(world, request)


def _timeout(
    state: State, step: Step, world: World, request: Request, proceed: Proceed
) -> Response:
    """It is carried out, but the answer never comes: the connection ends after a while."""
    done = proceed(world, request)
    return replace(done, delay_ms=step.wait * 1000, disruption=Disruption.DROP)


def _cut(state: State, step: Step, world: World, request: Request, proceed: Proceed) -> Response:
    return replace(proceed(world, request), disruption=Disruption.CUT)


def _slow(state: State, step: Step, world: World, request: Request, proceed: Proceed) -> Response:
    return replace(proceed(world, request), delay_ms=step.wait * 1000)


def _rows_inserted(
    state: State, step: Step, world: World, request: Request, proceed: Proceed
) -> Response:
    state.insert(request.connector or "", step.rows)
    return proceed(world, request)


def _empty_last_page(
    state: State, step: Step, world: World, request: Request, proceed: Proceed
) -> Response | None:
    """The rows end at the end of a page, so that only an empty one tells that they do."""
    everything = proceed(world, request.but(skip="-1", take="-1"))
    usual = proceed(world, request)
    if everything.status != 200 or usual.status != 200:
        return None
    rows, page = everything.content["rows"], usual.content
    skip, take = page["skip"], page["take"]
    whole = len(rows) - len(rows) % take if take > 0 else 0
    if not whole:
        return None
    state.withheld[(request.connector or "").lower()] = len(rows) - whole
    return usual.with_content({**page, "rows": rows[:whole][skip : skip + take]})


def _older_json(
    state: State, step: Step, world: World, request: Request, proceed: Proceed
) -> Response | None:
    """JSON as before Profit 7: on many lines, and `-.5` where it is `-0.5` since."""
    answer = proceed(world, request)
    if answer.status != 200 or not answer.body:
        return None
    text = json.dumps(_older(answer.content), ensure_ascii=False, indent=2)
    return replace(answer, body=text.replace("\n", "\r\n").encode("utf-8", "replace"))


def _older(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _older(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_older(one) for one in value]
    if isinstance(value, float) and 0 < abs(value) < 1:
        return repr(value).replace("0.", ".", 1)
    return value


HAPPENINGS: Mapping[str, Happening] = {
    "maintenance": _always(lambda step, request: refusals.maintenance(math.ceil(step.retry_after))),
    "unauthorized": _always(_unauthorized),
    "forbidden": _always(lambda step, request: refusals.bare(403)),
    "token_expires": _token_expires,
    "business_error": _always(
        lambda step, request: refusals.refusal(request, _BUSINESS_ERROR, _NUMBER)
    ),
    "blocked": _always(lambda step, request: refusals.blocked(request)),
    "plain_text": _always(
        lambda step, request: Response(
            500, b"Internal Server Error", {"content-type": "text/plain; charset=utf-8"}
        )
    ),
    "timeout": _timeout,
    "reset": _always(lambda step, request: Response(502, disruption=Disruption.DROP)),
    "cut": _cut,
    "slow": _slow,
    "rows_inserted": _rows_inserted,
    "empty_last_page": _empty_last_page,
    "older_json": _older_json,
}


def is_met(step: Step, answer: Response) -> bool:
    """Whether `answer` is what the integration must cope with, and not what leads up to it."""
    return step.answer != "empty_last_page" or not answer.content["rows"]


def changed_refusal(step: Step, answer: Response) -> Response:
    """A refusal with the keys of its body turned round, where the step wants that."""
    if not step.keys_reversed or answer.status < 400 or not answer.body.startswith(b"{"):
        return answer
    return answer.with_content(dict(reversed(answer.content.items())))


def with_more_rows(world: World, request: Request, more: Mapping[str, int]) -> World:
    """The world with rows inserted before all others, in the order that the request asks for."""
    definition = world.get_definition(request.connector or "")
    count = more.get(definition.id.lower(), 0) if definition else 0
    if definition is None or not count or not definition.rows:
        return world
    order = [name for name in request.parameters.get("orderbyfieldids", "").split(",") if name]
    try:
        first = sorted_rows(definition, order)[0]
    except UnknownField:
        return world
    keys = {name.lstrip("-").lower(): name.startswith("-") for name in order}
    names = keys or {str(definition.fields[0]["id"]).lower(): False}
    made = tuple(
        {
            name: _before(value, number, names[name.lower()]) if name.lower() in names else value
            for name, value in first.items()
        }
        for number in range(1, count + 1)
    )
    changed = replace(definition, rows=(*made, *definition.rows))
    return replace(world, get=tuple(changed if one is definition else one for one in world.get))


def _before(value: Any, number: int, descending: bool) -> Any:
    """A value that comes before `value`, another for each number."""
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int | float):
        return value + number if descending else value - number
    if _MOMENT.match(str(value)):
        year = 2200 + number if descending else 1900 - number
        return f"{year}{str(value)[4:]}"
    return ("~" if descending else "!") * number + str(value)
