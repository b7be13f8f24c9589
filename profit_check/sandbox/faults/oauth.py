"""Faults of the token endpoint, where a target with OAuth gets its bearer token."""

from __future__ import annotations

from profit_check.sandbox import refusals
from profit_check.sandbox.faults import Proceed, fault, near_miss
from profit_check.sandbox.messages import Disruption, Request, Response, to_json
from profit_check.sandbox.world import World


@fault(trips=["token.oauth-grant"], credential="oauth")
def client_unknown(world: World, request: Request, proceed: Proceed) -> Response:
    """The token endpoint does not know the client."""
    body = {"error": "invalid_client", "error_description": "Client authentication failed."}
    return _grant(world, request, proceed, Response(400, to_json(body)))


@fault(trips=["token.oauth-grant"], credential="oauth")
def client_unknown_401(world: World, request: Request, proceed: Proceed) -> Response:
    """The token endpoint does not know the client, and challenges it."""
    body, headers = to_json({"error": "invalid_client"}), {"www-authenticate": "Basic"}
    return _grant(world, request, proceed, Response(401, body, headers))


@fault(trips=["token.oauth-grant"], credential="oauth")
def client_of_another_environment(world: World, request: Request, proceed: Proceed) -> Response:
    """The client belongs to another environment."""
    refused = Response(400, to_json({"error": "unauthorized_client"}))
    return _grant(world, request, proceed, refused)


@fault(trips=["token.oauth-grant"], credential="oauth")
def no_token_endpoint(world: World, request: Request, proceed: Proceed) -> Response:
    """There is no token endpoint."""
    return _grant(world, request, proceed, refusals.bare(404))


@fault(trips=["token.oauth-grant"], credential="oauth")
def token_endpoint_breaks(world: World, request: Request, proceed: Proceed) -> Response:
    """The token endpoint ends in an unexpected error."""
    return _grant(world, request, proceed, refusals.unexpected(request))


@fault(trips=["token.oauth-grant"], credential="oauth")
def token_endpoint_silent(world: World, request: Request, proceed: Proceed) -> Response:
    """The token endpoint never answers."""
    return _grant(world, request, proceed, Response(200, disruption=Disruption.SILENCE))


@fault(trips=["token.oauth-grant"], credential="oauth")
def grant_is_a_page(world: World, request: Request, proceed: Proceed) -> Response:
    """The token endpoint shows a page to log in."""
    page = Response(200, b"<!DOCTYPE html><title>Log in</title>", {"content-type": "text/html"})
    return _grant(world, request, proceed, page)


@fault(trips=["token.oauth-grant"], credential="oauth")
def grant_without_token(world: World, request: Request, proceed: Proceed) -> Response:
    """The grant holds no access token."""
    grant = {"token_type": "Bearer", "expires_in": 3600}
    return _grant(world, request, proceed, Response(200, to_json(grant)))


@fault(trips=["token.oauth-grant"], credential="oauth")
def grant_without_lifetime(world: World, request: Request, proceed: Proceed) -> Response:
    """The grant does not say how long the token lasts."""
    grant = {"access_token": world.bearer, "token_type": "Bearer"}
    return _grant(world, request, proceed, Response(200, to_json(grant)))


@fault(trips=["token.oauth-grant"], credential="oauth")
def grant_of_another_type(world: World, request: Request, proceed: Proceed) -> Response:
    """The token that is granted is bound to a key, not a bearer token."""
    grant = {"access_token": world.bearer, "token_type": "DPoP", "expires_in": 3600}
    return _grant(world, request, proceed, Response(200, to_json(grant)))


@near_miss(of=["token.oauth-grant", "token.method"], credential="oauth")
def grant_as_before_profit_9(world: World, request: Request, proceed: Proceed) -> Response:
    """The grant has a refresh token that is null, small letters, and its lifetime as text."""
    grant = {
        "refresh_token": None,
        "access_token": world.bearer,
        "token_type": "bearer",
        "expires_in": "3600",
    }
    return _grant(world, request, proceed, Response(200, to_json(grant)))


def _grant(world: World, request: Request, proceed: Proceed, instead: Response) -> Response:
    """The world's answer, but `instead` from the token endpoint."""
    return instead if request.route == "oauth" else proceed(world, request)
