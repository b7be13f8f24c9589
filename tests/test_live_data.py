"""Data that change while they are read: whenever that happens, no check calls it a fault."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from profit_check.model import GetConnector, Manifest, Status
from profit_check.sandbox.faults import Fault, Proceed
from profit_check.sandbox.messages import Request, Response
from profit_check.sandbox.world import GetDefinition, World
from tests.harness import document, sample_manifest, sample_world

Rows = list[dict[str, Any]]
Change = Callable[[Rows, int], Rows]

QUIET = {Status.PASS, Status.NOT_APPLICABLE, Status.REVIEW}
STRENGTHS = {
    "a few rows": (6, GetConnector("Live", ("Key",), take=100, modified="Changed")),
    "rows that end on a small page": (10, GetConnector("Live", ("Key",), modified="Changed")),
    "rows that end on a page": (20, GetConnector("Live", ("Key",), take=20, modified="Changed")),
    "more than a page": (45, GetConnector("Live", ("Key",), take=30, modified="Changed")),
    "the newest first": (45, GetConnector("Live", ("-Key",), take=100, modified="Changed")),
    "the last changed first": (
        45,
        GetConnector("Live", ("-Changed", "Key"), take=100, modified="Changed"),
    ),
    "a row a page": (5, GetConnector("Live", ("Key",), take=1, modified="Changed")),
}


def row(key: float, day: int = 1) -> dict[str, Any]:
    return {"Key": key, "Name": f"thing {key}", "Changed": f"2026-02-{day:02}T10:00:00Z"}


def initial(count: int) -> Rows:
    return [row(key, 1 + key % 20) for key in range(1, count + 1)]


CHANGES: dict[str, Change] = {
    "a row comes at the start": lambda rows, n: [*(row(-one, 25) for one in range(n)), *rows],
    "a row comes in the middle": lambda rows, n: [
        *rows,
        *(row(4 + (one + 1) / 99) for one in range(n)),
    ],
    "a row comes at the end": lambda rows, n: [*rows, *(row(900 + one, 25) for one in range(n))],
    "the first row goes": lambda rows, n: rows[n:],
    "a row in the middle goes": lambda rows, n: rows[:3] + rows[3 + n :],
    "the last row goes": lambda rows, n: rows[: max(0, len(rows) - n)],
    "a row moves": lambda rows, n: [{**rows[0], "Key": 3.5 + n / 99}, *rows[1:]],
    "a row changes": lambda rows, n: [*rows[:2], {**rows[2], "Name": f"{n}"}, *rows[3:]],
    "a row is modified": lambda rows, n: [*rows[:2], row(rows[2]["Key"], 26), *rows[3:]],
    "many rows come": lambda rows, n: [*(row(-one, 25) for one in range(12)), *rows],
    "many rows go": lambda rows, n: rows[10:],
    "everything goes": lambda rows, n: [],
    "everything is modified": lambda rows, n: [{**one, **row(one["Key"], 26)} for one in rows],
}


@cache
def world(count: int) -> World:
    types = {"Key": "decimal", "Name": "string", "Changed": "date"}
    fields = tuple(
        {"id": name, "fieldId": name, "dataType": type, "label": name, "length": 0}
        for name, type in types.items()
    )
    live = GetDefinition("Live", "changes all the time", fields, tuple(initial(count)))
    return replace(sample_world(), get=(live,), update=())


def manifest(connector: GetConnector) -> Manifest:
    return replace(sample_manifest(), get=(connector,), update=(), file=())


def changing(change: Change, times: Callable[[int], int]) -> Fault:
    """A sandbox whose rows have changed so many times at the request of this number, from 0."""

    def effect(world: World, request: Request, proceed: Proceed) -> Response:
        count = times(request.earlier)
        if not count:
            return proceed(world, request)
        live = world.get[0]
        rows = change([dict(one) for one in live.rows], count)
        return proceed(replace(world, get=(replace(live, rows=tuple(rows)),)), request)

    return Fault("live", effect, frozenset())


def disturbed(count: int, connector: GetConnector, fault: Fault) -> tuple[dict[str, Status], int]:
    """The results that are not quiet, and how many requests were sent."""
    run = document(
        world=world(count), manifest=manifest(connector), faults=[fault], only=["paging"]
    )
    loud = {one.check: one.status for one in run.results if one.status not in QUIET}
    return loud, run.traffic.count


@pytest.mark.parametrize("strength", STRENGTHS)
@pytest.mark.parametrize("change", CHANGES)
def test_a_change_at_any_moment_is_no_fault(change: str, strength: str) -> None:
    count, connector = STRENGTHS[strength]
    moment, requests = 0, 1
    while moment <= requests:
        fault = changing(CHANGES[change], lambda earlier, since=moment: int(earlier >= since))  # type: ignore[misc]
        loud, requests = disturbed(count, connector, fault)
        assert loud == {}, f"from request {moment} on"
        moment += 1


@pytest.mark.parametrize("strength", STRENGTHS)
@pytest.mark.parametrize("change", [name for name in CHANGES if name.startswith(("a ", "the "))])
def test_a_change_at_every_moment_is_no_fault(change: str, strength: str) -> None:
    count, connector = STRENGTHS[strength]
    loud, _ = disturbed(count, connector, changing(CHANGES[change], lambda earlier: earlier))
    assert loud == {}


def test_a_change_is_noticed() -> None:
    """Otherwise the tests above would show nothing."""
    count, connector = STRENGTHS["more than a page"]
    run = document(
        world=world(count),
        manifest=manifest(connector),
        faults=[changing(CHANGES["a row comes at the start"], lambda earlier: earlier)],
        only=["paging"],
    )
    assert Status.REVIEW in {one.status for one in run.results}
