"""Near misses of answers: they come late, in an odd form or in other words, and are right."""

from __future__ import annotations

import json
from dataclasses import replace

from profit_check.sandbox import refusals
from profit_check.sandbox.faults import Proceed, fault, near_miss
from profit_check.sandbox.faults.connectors import reading
from profit_check.sandbox.faults.overview import is_overview, overview
from profit_check.sandbox.messages import Request, Response
from profit_check.sandbox.world import World

_PAGE = b"<html><h1>Wie bent u?</h1></html>"


@near_miss(of=["connection.reachable", "connection.response-time", "paging.page-time"])
def nine_tenths_of_a_second(world: World, request: Request, proceed: Proceed) -> Response:
    """Every answer takes nine tenths of a second."""
    return replace(proceed(world, request), delay_ms=900.0)


@near_miss(
    of=["connection.service", "environment.identified", "token.accepted", "connectors.described"]
)
def metainfo_on_many_lines(world: World, request: Request, proceed: Proceed) -> Response:
    """Metainfo comes indented, as before Profit 7, and with a key that nobody knows."""
    response = proceed(world, request)
    if request.route != "metainfo" or response.status != 200:
        return response
    content = {"generated": True, **response.content}
    return replace(response, body=json.dumps(content, indent=4).encode())


@near_miss(of=["connection.service", "token.required", "token.forged"])
def refused_with_a_page(world: World, request: Request, proceed: Proceed) -> Response:
    """Who has no right credential is refused with a page of HTML."""
    response = proceed(world, request)
    if response.status != 401:
        return response
    return Response(401, _PAGE, {**response.headers, "content-type": "text/html"})


@fault(trips=["token.isolation"], near=["connection.ip-allowed", "token.forged"])
def forgery_forbidden(world: World, request: Request, proceed: Proceed) -> Response:
    """An altered credential is refused with 403, no credential with 401."""
    response = proceed(world, request)
    forged = response.status == 401 and "authorization" in request.headers
    return refusals.bare(403) if forged else response


@near_miss(of=["token.expiry"])
def expiry_in_thirty_days(world: World, request: Request, proceed: Proceed) -> Response:
    """The token ends in exactly thirty days."""
    return overview(world, request, proceed, lambda told: _expiring(told, "2026-12-23"))


@near_miss(of=["token.expiry"])
def expiry_empty(world: World, request: Request, proceed: Proceed) -> Response:
    """The end of the token is an empty text, which is another way to say that there is none."""
    return overview(world, request, proceed, lambda told: _expiring(told, ""))


@near_miss(of=["token.accepted", "token.surplus", "connectors.available"])
def overview_with_spaces(world: World, request: Request, proceed: Proceed) -> Response:
    """Metainfo has white space before and after it."""
    response = proceed(world, request)
    if not is_overview(request, response):
        return response
    return replace(response, body=b"\r\n  " + response.body + b"\r\n")


@near_miss(of=["errors.disclosure"])
def names_the_scheme(world: World, request: Request, proceed: Proceed) -> Response:
    """Answers repeat how the request was authorised and by which integration, and no secret."""
    scheme = request.headers.get("authorization", "").partition(" ")[0]
    told = {"x-scheme": scheme, "x-integration": request.headers.get("integrationid", "")}
    response = proceed(world, request)
    return replace(response, headers={**response.headers, **told})


@near_miss(of=["errors.maintenance", "connection.service"])
def says_when_to_come_back(world: World, request: Request, proceed: Proceed) -> Response:
    """Answers with status 200 say when to come back, as those of maintenance do."""
    response = proceed(world, request)
    if response.status != 200:
        return response
    return replace(response, headers={**response.headers, "retry-after": "7200"})


@near_miss(of=["errors.long-query"])
def long_query_refused_with_a_page(world: World, request: Request, proceed: Proceed) -> Response:
    """A query over 2049 characters is refused with 404 and a page."""
    response = proceed(world, request)
    if not reading(world, request) or response.status != 404:
        return response
    return Response(404, _PAGE, {"content-type": "text/html"})


@near_miss(of=["errors.bad-paging", "errors.body"])
def bad_paging_refused_with_400(world: World, request: Request, proceed: Proceed) -> Response:
    """A `take` of -1 is refused with an empty 400."""
    if reading(world, request) and request.parameters.get("take") == "-1":
        return refusals.bare(400)
    return proceed(world, request)


@near_miss(of=["version.readable"])
def version_of_a_preview(world: World, request: Request, proceed: Proceed) -> Response:
    """The version has four numbers and a word behind them."""
    response = proceed(world, request)
    if request.route != "profitversion" or response.status != 200:
        return response
    return response.with_content({"version": "26.1.0.3-preview1"})


def _expiring(told: dict[str, object], value: str) -> dict[str, object]:
    info = told["info"]
    assert isinstance(info, dict)
    return {**told, "info": {**info, "tokenExpiry": value}}
