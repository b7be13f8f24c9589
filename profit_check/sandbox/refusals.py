"""The documented refusals of Profit, in Dutch and English (AFAS page `troubleshooting`)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace

from profit_check.sandbox.messages import Request, Response, to_json

APPLICATION_HEADERS: Mapping[str, str] = {
    "content-type": "application/json; charset=utf-8",
    "cache-control": "no-store, no-cache",
    "strict-transport-security": "max-age=31536000",
    "x-content-type-options": "nosniff",
    "x-frame-options": "deny",
    "x-afas-proxy-version": "1.0",
}

_NOT_SUPPORTED = (
    "GetConnector niet ondersteund voor deze app of de gebruiker is niet geautoriseerd",
    "GetConnector not supported for this app or the user is not authorized",
)
_BLOCKED = (
    "Deze GetConnector (definitie) is geblokkeerd",
    "This GetConnector (definition) is blocked",
)
_UNKNOWN_FIELD = ("Connector-veld '{}' niet gevonden", "Connector field '{}' not found")
_UNEXPECTED = ("Er is een onverwachte fout opgetreden.", "An unexpected error has occurred.")


def bare(status: int) -> Response:
    """A refusal without a body: 401, 403, 404 and 413 mostly come so."""
    return Response(status, b"", {"content-type": "application/xml; charset=utf-8"})


def not_allowed(methods: Sequence[str]) -> Response:
    """A 405: only these methods are answered here."""
    refusal = bare(405)
    return replace(refusal, headers={**refusal.headers, "allow": ", ".join(methods)})


def not_supported(request: Request) -> Response:
    """The connector is unknown, not in the app connector, or the user has no rights on it."""
    return refusal(request, _NOT_SUPPORTED, -2147180996)


def blocked(request: Request) -> Response:
    """AFAS or the administrator blocked the GetConnector."""
    return refusal(request, _BLOCKED, -2147180999)


def unknown_field(request: Request, name: str) -> Response:
    """A filter or an order names a field that is not there."""
    dutch, english = _UNKNOWN_FIELD
    return refusal(request, (dutch.format(name), english.format(name)), -2147180996)


def unexpected(request: Request) -> Response:
    """What Profit says of a skip or take that it cannot use."""
    return refusal(request, _UNEXPECTED, -2147180999)


def refusal(request: Request, texts: tuple[str, str], number: int) -> Response:
    """A status 500 with Profit's error body; `texts` are Dutch and English."""
    reference = hashlib.md5(request.path.encode(), usedforsecurity=False).hexdigest().upper()
    body = {
        "externalMessage": texts[0] if request.dutch else texts[1],
        "errorNumber": number,
        "profitLogReference": reference,
    }
    return Response(500, to_json(body), APPLICATION_HEADERS)


def maintenance(seconds: int) -> Response:
    """A 503 that asks to come back after `seconds`."""
    body = {"error": {"code": 503, "message": "Maintenance"}, "retry_after": seconds}
    return Response(503, to_json(body), APPLICATION_HEADERS)
