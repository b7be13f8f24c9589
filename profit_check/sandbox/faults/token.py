"""Faults of the credential, and of how it is looked at."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import replace

from profit_check.sandbox import refusals
from profit_check.sandbox.faults import Proceed, fault, near_miss
from profit_check.sandbox.faults.overview import Change, is_overview, overview
from profit_check.sandbox.messages import Disruption, Request, Response
from profit_check.sandbox.world import World

_MANY = 25


@fault(trips=["token.accepted"])
def credential_unknown(world: World, request: Request, proceed: Proceed) -> Response:
    """The environment does not know the credential: it was withdrawn, or is of another one."""
    other = replace(world, environment_id="T54321AA")
    return proceed(world if request.route == "oauth" else other, request)


@fault(trips=["token.accepted"])
def metainfo_breaks(world: World, request: Request, proceed: Proceed) -> Response:
    """Metainfo ends in an unexpected error, though the credential is right."""
    response = proceed(world, request)
    return refusals.unexpected(request) if is_overview(request, response) else response


@fault(trips=["token.accepted"])
def metainfo_never_comes(world: World, request: Request, proceed: Proceed) -> Response:
    """No answer comes for metainfo once the credential is right."""
    response = proceed(world, request)
    silent = is_overview(request, response)
    return replace(response, disruption=Disruption.SILENCE) if silent else response


@fault(trips=["token.required"])
def open_to_everyone(world: World, request: Request, proceed: Proceed) -> Response:
    """A gateway adds a credential of its own to every request."""
    return proceed(world, _with_credential(world, request))


@fault(trips=["token.required"])
def open_metainfo(world: World, request: Request, proceed: Proceed) -> Response:
    """Metainfo is given to whoever asks without a credential."""
    is_open = request.route == "metainfo" and "authorization" not in request.headers
    return proceed(world, _with_credential(world, request) if is_open else request)


@fault(trips=["token.forged"])
def any_credential_opens(world: World, request: Request, proceed: Proceed) -> Response:
    """It is enough to send a credential; which one does not matter."""
    sent = "authorization" in request.headers
    return proceed(world, _with_credential(world, request) if sent else request)


@fault(trips=["token.forged"])
def forgery_breaks(world: World, request: Request, proceed: Proceed) -> Response:
    """An unknown credential ends in an unexpected error, not in a refusal."""
    response = proceed(world, request)
    sent = "authorization" in request.headers
    return refusals.unexpected(request) if sent and response.status == 401 else response


@fault(trips=["token.expiry"])
def token_ended(world: World, request: Request, proceed: Proceed) -> Response:
    """The token has ended, though it is still accepted."""
    return overview(world, request, proceed, _expiry("2026-09-30"))


@fault(trips=["token.expiry"])
def token_ended_in_dutch(world: World, request: Request, proceed: Proceed) -> Response:
    """The token has ended; the date is written day first."""
    return overview(world, request, proceed, _expiry("30-09-2026"))


@fault(trips=["token.expiry"])
def token_ended_in_seconds(world: World, request: Request, proceed: Proceed) -> Response:
    """The token has ended; the date is a Unix time, and a number at that."""
    return overview(world, request, proceed, _expiry(1_790_000_000))


@fault(trips=["token.expiry"])
def token_ends_soon_in_digits(world: World, request: Request, proceed: Proceed) -> Response:
    """The token ends in a week; date and time are written in digits only."""
    return overview(world, request, proceed, _expiry("20261201120000"))


@fault(trips=["token.expiry"])
def expiry_unreadable(world: World, request: Request, proceed: Proceed) -> Response:
    """The end of the token is written in a form that nobody knows."""
    return overview(world, request, proceed, _expiry("volgend voorjaar"))


@near_miss(of=["token.expiry"])
def expiry_far_away(world: World, request: Request, proceed: Proceed) -> Response:
    """The token ends, but in a far future."""
    return overview(world, request, proceed, _expiry("9999-12-31T23:59:59Z"))


@near_miss(of=["token.expiry"])
def expiry_in_digits(world: World, request: Request, proceed: Proceed) -> Response:
    """The token ends in a year; date and time are written in digits only."""
    return overview(world, request, proceed, _expiry("20271201120000"))


@near_miss(of=["token.expiry"])
def expiry_null(world: World, request: Request, proceed: Proceed) -> Response:
    """The end of the token is null, which is another way to say that there is none."""
    return overview(world, request, proceed, _expiry(None))


@fault(trips=["token.surplus"])
def one_connector_more(world: World, request: Request, proceed: Proceed) -> Response:
    """The app connector opens a GetConnector that the manifest does not name."""
    return overview(world, request, proceed, _listing("getConnectors", ["Profit_Employees"]))


@fault(trips=["token.surplus"])
def one_update_more(world: World, request: Request, proceed: Proceed) -> Response:
    """The app connector opens an UpdateConnector that the manifest does not name."""
    return overview(world, request, proceed, _listing("updateConnectors", ["KnEmployee"]))


@fault(trips=["token.surplus"])
def many_connectors_more(world: World, request: Request, proceed: Proceed) -> Response:
    """The app connector opens everything."""
    names = [f"Profit_Everything_{number}" for number in range(_MANY)]
    return overview(world, request, proceed, _listing("getConnectors", names))


@near_miss(of=["token.surplus", "version.readable"])
def version_connector_listed(world: World, request: Request, proceed: Proceed) -> Response:
    """The app connector opens AppConnectorVersion, which gives the version of Profit."""
    listing = _listing("getConnectors", ["AppConnectorVersion"])
    return overview(world, request, proceed, listing)


def _expiry(value: object) -> Change:
    return lambda metainfo: {**metainfo, "info": {**metainfo["info"], "tokenExpiry": value}}


def _listing(key: str, ids: Sequence[str]) -> Change:
    more = [{"id": id, "description": id} for id in ids]
    return lambda metainfo: {**metainfo, key: [*metainfo[key], *more]}


def _with_credential(world: World, request: Request) -> Request:
    """The request with the credential that opens the world, unless it is for a token."""
    if request.route == "oauth":
        return request
    right = "AfasToken " + b64encode(world.token.encode()).decode()
    return replace(request, headers={**request.headers, "authorization": right})
