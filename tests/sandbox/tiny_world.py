"""A world small enough to know by heart, and a short way to ask it something."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from profit_check.sandbox.messages import Request, Response
from profit_check.sandbox.respond import respond
from profit_check.sandbox.world import GetDefinition, World

ROWS: tuple[Mapping[str, Any], ...] = (
    {"Number": 1, "Name": "Özdemir", "Town": "Breda", "Price": 2.5, "Paid": True},
    {"Number": 2, "Name": "de Vries", "Town": None, "Price": -0.5, "Paid": False},
    {"Number": 3, "Name": "Ozinga", "Town": "Amersfoort", "Price": None, "Paid": True},
    {"Number": 10, "Name": "Jazz", "Town": "breda", "Price": 10.0, "Paid": False},
    {"Number": 11, "Name": "", "Town": "Zaandam", "Price": 2.5, "Paid": None},
)
CHANGED = ("2026-01-05T08:00:00Z", "2026-02-05T08:00:00Z", None, "2026-02-05T09:30:00Z", "")
TYPES = {
    "Number": "int",
    "Name": "string",
    "Town": "string",
    "Price": "decimal",
    "Paid": "boolean",
    "Changed": "date",
}


def field(id: str, data_type: str = "string") -> dict[str, Any]:
    """A field as metainfo gives it."""
    return {"id": id, "fieldId": "U001", "dataType": data_type, "label": id, "length": 20}


def tiny_world() -> World:
    """One GetConnector of five rows and one UpdateConnector."""
    rows = tuple({**row, "Changed": changed} for row, changed in zip(ROWS, CHANGED, strict=True))
    fields = tuple(field(id, data_type) for id, data_type in TYPES.items())
    return World(
        environment_id="T54321AB",
        version="22.22.5",
        get=(GetDefinition("Acme_Customers", "Customers", fields, rows),),
        update=({"id": "FbSales", "name": "FbSales", "fields": [], "objects": []},),
    )


def classic_header(world: World) -> str:
    """The header that opens `world`."""
    return "AfasToken " + b64encode(world.token.encode()).decode()


WORLD = tiny_world()
ENTERED = classic_header(WORLD)


def ask(
    path: str,
    query: Sequence[tuple[str, str]] | str = (),
    *,
    method: str = "GET",
    language: str | None = None,
    authorization: str | None = ENTERED,
    body: bytes = b"",
) -> Response:
    """What the tiny world answers to `path`, which comes below the base path."""
    headers = {"authorization": authorization, "accept-language": language}
    given = {name: value for name, value in headers.items() if value is not None}
    text = query if isinstance(query, str) else urlencode(query)
    return respond(WORLD, Request(method, f"/ProfitRestServices{path}", text, given, body))


def rows(**parameters: str) -> list[Mapping[str, Any]]:
    """The rows of Acme_Customers that a request with `parameters` gives."""
    answer = ask("/connectors/Acme_Customers", list(parameters.items()))
    assert answer.status == 200, answer.body
    given: list[Mapping[str, Any]] = answer.content["rows"]
    return given


def numbers(**parameters: str) -> list[int]:
    """The same rows by their Number."""
    return [row["Number"] for row in rows(**parameters)]
