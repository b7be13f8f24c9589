"""Faults of the way to Profit: network, certificate, proxies, address restrictions, speed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from profit_check.sandbox import refusals
from profit_check.sandbox.faults import Proceed, fault, near_miss
from profit_check.sandbox.faults.overview import is_overview
from profit_check.sandbox.messages import Disruption, Request, Response, to_json
from profit_check.sandbox.world import World

_HTML: Mapping[str, str] = {"content-type": "text/html; charset=utf-8"}
_HOUR_MS = 3_600_000.0


@fault(trips=["connection.reachable"])
def silence(world: World, request: Request, proceed: Proceed) -> Response:
    """The host accepts connections and never says a word."""
    return Response(200, disruption=Disruption.SILENCE)


@fault(trips=["connection.reachable"])
def connection_dropped(world: World, request: Request, proceed: Proceed) -> Response:
    """Every connection is closed without an answer."""
    return Response(200, disruption=Disruption.DROP)


@near_miss(of=["connection.reachable", "connection.service"])
def connection_dropped_once(world: World, request: Request, proceed: Proceed) -> Response:
    """Each request is cut off the first time, and answered the second."""
    if request.method == "GET" and request.occurrence == 0:
        return Response(200, disruption=Disruption.DROP)
    return proceed(world, request)


@fault(trips=["connection.reachable"])
def answer_cut_off(world: World, request: Request, proceed: Proceed) -> Response:
    """Every connection is closed half-way through the answer."""
    return replace(proceed(world, request), disruption=Disruption.CUT)


@fault(trips=["connection.reachable"])
def not_http(world: World, request: Request, proceed: Proceed) -> Response:
    """What comes back is not HTTP."""
    return Response(200, disruption=Disruption.GARBAGE)


@fault(trips=["connection.reachable"])
def answers_too_late(world: World, request: Request, proceed: Proceed) -> Response:
    """Every answer takes an hour."""
    return replace(proceed(world, request), delay_ms=_HOUR_MS)


@fault(trips=["connection.tls"])
def untrusted_certificate(world: World, request: Request, proceed: Proceed) -> Response:
    """The certificate is not to be trusted."""
    return Response(200, disruption=Disruption.UNTRUSTED)


@fault(trips=["connection.service"])
def redirect_to_log_in(world: World, request: Request, proceed: Proceed) -> Response:
    """Everything is redirected to a log-in page on another host."""
    return Response(302, b"", {"location": "https://login.example/start?back=1"})


@fault(trips=["connection.service"])
def redirect_to_slash(world: World, request: Request, proceed: Proceed) -> Response:
    """Everything is redirected to the same path with a slash at its end."""
    return Response(308, b"", {"location": request.path + "/"})


@fault(trips=["connection.service"])
def proxy_page(world: World, request: Request, proceed: Proceed) -> Response:
    """A proxy answers everything with a page of its own and status 200."""
    return Response(200, b"<!DOCTYPE html><title>Welkom</title><h1>Gastnetwerk</h1>", _HTML)


@fault(trips=["connection.service"])
def proxy_text(world: World, request: Request, proceed: Proceed) -> Response:
    """Something answers everything with plain text and status 200."""
    return Response(200, b"It works!", {"content-type": "text/plain"})


@fault(trips=["connection.service"])
def proxy_log_in(world: World, request: Request, proceed: Proceed) -> Response:
    """A proxy wants to know who asks."""
    return Response(407, b"", {"proxy-authenticate": "Negotiate"})


@fault(trips=["connection.service"])
def nothing_at_this_path(world: World, request: Request, proceed: Proceed) -> Response:
    """The base path is not that of Profit."""
    return refusals.bare(404)


@fault(trips=["connection.service"])
def gateway_without_profit(world: World, request: Request, proceed: Proceed) -> Response:
    """A gateway finds no Profit behind it."""
    return Response(502, b"<html><h1>502 Bad Gateway</h1></html>", _HTML)


@fault(trips=["connection.service"])
def metainfo_of_another_kind(world: World, request: Request, proceed: Proceed) -> Response:
    """What answers for metainfo is the JSON of another service."""
    return _metainfo(world, request, proceed, to_json({"status": "UP", "components": []}))


@fault(trips=["connection.service"])
def metainfo_is_a_list(world: World, request: Request, proceed: Proceed) -> Response:
    """Metainfo is a list where an object belongs."""
    return _metainfo(world, request, proceed, b"[]")


@fault(trips=["connection.service"])
def metainfo_is_null(world: World, request: Request, proceed: Proceed) -> Response:
    """Metainfo is null."""
    return _metainfo(world, request, proceed, b"null")


@fault(trips=["connection.service"])
def metainfo_is_empty(world: World, request: Request, proceed: Proceed) -> Response:
    """Metainfo is an empty answer with status 200."""
    return _metainfo(world, request, proceed, b"")


@fault(trips=["connection.service"])
def metainfo_cut_off(world: World, request: Request, proceed: Proceed) -> Response:
    """Metainfo is JSON that ends half-way."""
    return _metainfo(world, request, proceed, b'{"getConnectors":[{"id":"Web')


@fault(trips=["connection.ip-allowed"])
def address_refused(world: World, request: Request, proceed: Proceed) -> Response:
    """Requests from this address are refused, whatever they carry."""
    return refusals.bare(403)


@fault(trips=["connection.ip-allowed"])
def address_refused_by_page(world: World, request: Request, proceed: Proceed) -> Response:
    """A firewall before Profit refuses, with a page."""
    return Response(403, b"<html><h1>Access denied</h1></html>", _HTML)


@fault(trips=["connection.ip-allowed"])
def address_refused_to_app(world: World, request: Request, proceed: Proceed) -> Response:
    """The app connector may not be used from this address: 403 once the credential is known."""
    response = proceed(world, request)
    return refusals.bare(403) if response.status != 401 else response


@fault(trips=["connection.ip-allowed"], credential="oauth")
def address_refused_a_token(world: World, request: Request, proceed: Proceed) -> Response:
    """The token endpoint refuses requests from this address."""
    return refusals.bare(403) if request.route == "oauth" else proceed(world, request)


@fault(trips=["connection.response-time", "paging.page-time"])
def slow_network(world: World, request: Request, proceed: Proceed) -> Response:
    """Every answer takes a second and a half."""
    return replace(proceed(world, request), delay_ms=1500.0)


@fault(trips=["connection.response-time"])
def slow_small_requests(world: World, request: Request, proceed: Proceed) -> Response:
    """What is small takes more than a second; large pages come at once."""
    response = proceed(world, request)
    large = int(request.parameters.get("take", "0")) > 10
    return response if large else replace(response, delay_ms=1001.0)


@near_miss(of=["connection.reachable", "connection.response-time"])
def one_slow_start(world: World, request: Request, proceed: Proceed) -> Response:
    """The very first request takes ten seconds, as after a night without use; the rest does not."""
    first = "authorization" not in request.headers and request.route == "metainfo"
    return replace(proceed(world, request), delay_ms=10_000.0 if first else 0.0)


def _metainfo(world: World, request: Request, proceed: Proceed, body: bytes) -> Response:
    """The answer with `body` in place of the metainfo that the credential opened."""
    response = proceed(world, request)
    return replace(response, body=body) if is_overview(request, response) else response
