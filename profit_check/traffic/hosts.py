"""Which recorded requests are for Profit, and what of it they are for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import SplitResult, unquote, urlsplit

from profit_check.model import Route
from profit_check.profit.environments import BASE_PATH
from profit_check.profit.hosts import owner

_PORTS = {"http": 80, "https": 443, "ws": 80, "wss": 443}
_BASE = BASE_PATH.lower()
_ROUTES = {
    "profitversion": Route.PROFIT_VERSION,
    "connectors": Route.CONNECTORS,
    "fileconnector": Route.FILE,
    "subjectconnector": Route.SUBJECT,
    "imageconnector": Route.IMAGE,
    "reportconnector": Route.REPORT,
    "otprequest": Route.OTP,
    "otpvalidation": Route.OTP,
}
_METAINFO = {"": Route.METAINFO, "get": Route.METAINFO_GET, "update": Route.METAINFO_UPDATE}
_NAMING = {Route.CONNECTORS: 1, Route.REPORT: 1, Route.METAINFO_GET: 2, Route.METAINFO_UPDATE: 2}
"""The place in the path of what names a connector; what files and images are named by is data."""


@dataclass(frozen=True, slots=True)
class Address:
    """A URL in its parts; the host is in lower case, the port also where it is left out."""

    scheme: str
    host: str
    port: int
    path: str
    query: str


def address(url: str, headers: Mapping[str, str]) -> Address | None:
    """The address that was asked; None when `url` is none, and `headers` do not complete it."""
    if url.startswith("/"):
        host = headers.get(":authority") or headers.get("host", "")
        url = f"{headers.get(':scheme', 'https')}://{host}{url}"
    try:
        parts = urlsplit(url.strip())
        port = parts.port if parts.port is not None else _PORTS.get(parts.scheme)
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        return None
    if not host or port is None:
        return None
    return Address(parts.scheme, host, port, parts.path, parts.query)


class Hosts:
    """Tells Profit's addresses from others, by AFAS's rule or by the base URLs of targets."""

    def __init__(self, base_urls: Sequence[str] = ()) -> None:
        self._bases = [_base(urlsplit(url)) for url in base_urls]
        self._afas: dict[str, bool] = {}

    def path_in_profit(self, asked: Address) -> str | None:
        """The path relative to the base URL; None for an address that is not Profit's."""
        lowered = asked.path.lower()
        for host, port, path in self._bases:
            same = asked.host == host and port in (None, asked.port)
            if same and f"{lowered}/".startswith(f"{path}/"):
                return asked.path[len(path) :]
        place = f"{lowered}/".find(f"{_BASE}/")
        if place >= 0:
            return asked.path[place + len(_BASE) :]
        return asked.path if self._is_afas(asked.host) else None

    def _is_afas(self, host: str) -> bool:
        known = self._afas.get(host)
        if known is None:
            known = owner(f"//{host}") is not None
            if len(self._afas) < 10_000:
                self._afas[host] = known
        return known


def route_of(path: str) -> tuple[Route, str | None]:
    """What a path, relative to the base URL, is for, and the connector that it names."""
    segments = path.strip("/").split("/")
    route = _route([segment.lower() for segment in segments])
    place = _NAMING.get(route)
    if place is None or len(segments) <= place or not segments[place]:
        return route, None
    return route, unquote(segments[place])


def named_by(path: str) -> int:
    """How many segments of a path say what it is for; those that follow are data."""
    segments = path.strip("/").split("/")
    route = _route([segment.lower() for segment in segments])
    if route is Route.OTHER:
        return 0
    return 1 + _NAMING.get(route, 1 if route is Route.OAUTH_TOKEN else 0)


def _route(segments: Sequence[str]) -> Route:
    first, second = segments[0], segments[1] if len(segments) > 1 else ""
    if first == "metainfo":
        return _METAINFO.get(second, Route.OTHER)
    if first == "oauth":
        return Route.OAUTH_TOKEN if second == "token" else Route.OTHER
    return _ROUTES.get(first, Route.OTHER)


def _base(parts: SplitResult) -> tuple[str, int | None, str]:
    """Host, port and path of a base URL; without a port, plain http to the host counts as well."""
    return (parts.hostname or "").rstrip("."), parts.port, parts.path.rstrip("/").lower()
