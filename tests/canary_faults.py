"""Faults that put a credential or the values of rows where they do not belong."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import quote

from profit_check.sandbox.faults import Fault, Proceed, fault
from profit_check.sandbox.messages import Request, Response, to_json
from profit_check.sandbox.world import World

Change = Callable[[World, Request, Response], Response]


def carried(request: Request) -> str:
    """The credential of a request as it came, and what is in it."""
    value = request.headers.get("authorization", "").partition(" ")[2]
    try:
        return f"{value} {b64decode(value, validate=True).decode()}"
    except ValueError:
        return value


def everywhere(change: Change) -> Fault:
    """A fault that changes every answer."""

    @fault(trips=[])
    def changed(world: World, request: Request, proceed: Proceed) -> Response:
        response = proceed(world, request)
        changed = change(world, request, response)
        return changed if request.route != "oauth" else response

    return changed


def in_headers(world: World, request: Request, response: Response) -> Response:
    """The credential and a row value stand in headers, as they are and encoded."""
    token = carried(request)
    more = {"x-echo": token, "x-quoted": quote(token), "set-cookie": f"session={token}"}
    value = str(world.get[0].rows[0]["Description"])
    return replace(response, headers={**response.headers, **more, "x-row": value})


def in_keys(world: World, request: Request, response: Response) -> Response:
    """The credential stands in the body, as a value and as a key."""
    if response.status != 200:
        return response
    token = carried(request)
    return response.with_content({**response.content, "echo": token, token: [token, {token: 1}]})


def in_refusals(world: World, request: Request, response: Response) -> Response:
    """Refusals quote the credential and the values of rows."""
    if response.status != 500:
        return response
    row = world.get[0].rows[0]
    text = f"Value '{row['Description']}' of {carried(request)} ({row['Barcode']}) is wrong"
    return response.with_content({**response.content, "externalMessage": text, "rows": [row]})


def as_a_page(world: World, request: Request, response: Response) -> Response:
    """Rows come as an HTML page, with the credential."""
    if request.route != "connectors":
        return response
    text = f"<html><h1>{carried(request)}</h1>{[one.rows for one in world.get]}</html>"
    return Response(200, text.encode(), {"content-type": "text/html"})


def as_a_failing_page(world: World, request: Request, response: Response) -> Response:
    """Refusals are an HTML page with the credential and rows that came by before."""
    if response.status != 500:
        return response
    rows = to_json([one.rows for one in world.get]).decode()
    text = f"<html>{carried(request)} {response.body.decode()} {rows}</html>"
    return Response(500, text.encode(), {"content-type": "text/html"})


def cut_off(world: World, request: Request, response: Response) -> Response:
    """Rows are JSON that ends half-way."""
    return replace(response, body=response.body[: len(response.body) // 2])


def rows_elsewhere(world: World, request: Request, response: Response) -> Response:
    """Rows stand under another name, and deeper."""
    if request.route != "connectors" or response.status != 200:
        return response
    return response.with_content({"data": {"items": response.content["rows"], "count": 5}})


def rows_on_top(world: World, request: Request, response: Response) -> Response:
    """The answer is a list of rows."""
    if request.route != "connectors" or response.status != 200:
        return response
    return response.with_content(response.content["rows"])


def rows_with_status_500(world: World, request: Request, response: Response) -> Response:
    """Rows come, with a status that refuses."""
    return replace(response, status=500) if request.route == "connectors" else response


def rows_of_text(world: World, request: Request, response: Response) -> Response:
    """Every value of a row is text, and rows are lists."""
    if request.route != "connectors" or response.status != 200:
        return response
    rows = [[str(value) for value in row.values()] for row in response.content["rows"]]
    return response.with_content({"skip": 0, "take": 1, "rows": rows})


def rows_of_the_wrong_kind(world: World, request: Request, response: Response) -> Response:
    """Every value of a row has another type than its field."""
    if request.route != "connectors" or response.status != 200:
        return response
    swapped = [
        {name: [value] if isinstance(value, str) else str(value) for name, value in row.items()}
        for row in response.content["rows"]
    ]
    return response.with_content({**response.content, "rows": swapped})


def rows_in_another_order(world: World, request: Request, response: Response) -> Response:
    """Rows come in another order each time."""
    if request.route != "connectors" or response.status != 200:
        return response
    rows = response.content["rows"]
    turned = rows[::-1] if request.occurrence % 2 else rows[1:] + rows[:1]
    return response.with_content({**response.content, "rows": turned})


def in_latin_1(world: World, request: Request, response: Response) -> Response:
    """The answer is not in the charset that it says."""
    return replace(response, body=response.body + "é".encode("latin-1"))


CHANGES = [
    in_headers,
    in_keys,
    in_refusals,
    as_a_page,
    as_a_failing_page,
    cut_off,
    rows_elsewhere,
    rows_on_top,
    rows_with_status_500,
    rows_of_text,
    rows_of_the_wrong_kind,
    rows_in_another_order,
    in_latin_1,
]


@fault(trips=[])
def nothing_wrong(world: World, request: Request, proceed: Proceed) -> Response:
    """Nothing is wrong."""
    return proceed(world, request)


FAULTS = [nothing_wrong, *(replace(everywhere(one), name=one.__name__) for one in CHANGES)]


@fault(trips=[])
def token_endpoint_echoes(world: World, request: Request, proceed: Proceed) -> Response:
    """The token endpoint refuses, and quotes what it was sent."""
    if request.route != "oauth":
        return proceed(world, request)
    error = {"error": "invalid_client", "error_description": request.body.decode()}
    secret = world.client[1]
    return Response(400, to_json({**error, "client_secret": secret}), {"x-echo": secret})
