"""Who may enter: the classic token and OAuth client credentials (AFAS page `authentication`)."""

from __future__ import annotations

import base64
from urllib.parse import parse_qsl

from profit_check.sandbox.messages import Request, Response, to_json
from profit_check.sandbox.refusals import APPLICATION_HEADERS, bare, unexpected
from profit_check.sandbox.world import World

LIFETIME = 3600
"""Seconds that an access token lasts."""


def refused(world: World, request: Request) -> Response | None:
    """The refusal of a request whose credential does not open this world; None when it does."""
    scheme, _, value = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        challenge = {"www-authenticate": 'Bearer error="invalid_token"'}
        entered = value.strip() == world.bearer
        return None if entered else Response(401, b"", {**bare(401).headers, **challenge})
    if scheme.lower() == "afastoken" and value.lstrip().startswith("<token>"):
        # From Profit 7 a token in plain text breaks, whoever's it is.
        return unexpected(request)
    entered = scheme.lower() == "afastoken" and _decoded(value) == world.token
    return None if entered else bare(401)


def grant(world: World, request: Request) -> Response:
    """The token endpoint's answer."""
    form = dict(parse_qsl(request.body.decode("utf-8", "replace")))
    if form.get("grant_type") != "client_credentials":
        return _failed("unsupported_grant_type")
    if (form.get("client_id"), form.get("client_secret")) != world.client:
        return _failed("invalid_client")
    token = {"access_token": world.bearer, "token_type": "Bearer", "expires_in": LIFETIME}
    return Response(200, to_json(token), APPLICATION_HEADERS)


def _failed(error: str) -> Response:
    return Response(400, to_json({"error": error}), APPLICATION_HEADERS)


def _decoded(value: str) -> str:
    try:
        return base64.b64decode(value.strip(), validate=True).decode("utf-8")
    except ValueError:
        return ""
