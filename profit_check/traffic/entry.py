"""One entry of a recording becomes a call, or the reason why it is none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from profit_check.language.phrase import say
from profit_check.model import BodyState, Call, Route
from profit_check.traffic import answers, authorization, bodies, parameters
from profit_check.traffic.filters import Filters
from profit_check.traffic.hosts import Address, Hosts, address, route_of
from profit_check.traffic.keeping import Keeping
from profit_check.traffic.kept_facts import KEY, with_facts
from profit_check.traffic.marks import Marker
from profit_check.traffic.moments import duration_ms, started
from profit_check.traffic.parts import headers, pairs, part, text
from profit_check.traffic.secrecy import Shown, marks_of, opened, shown_in
from profit_check.traffic.texts import Texts

_WRITES = frozenset({"POST", "PUT", "PATCH", "DELETE"})
METHODS = _WRITES | {"GET", "HEAD", "OPTIONS", "TRACE", "CONNECT"}
_OWN_SECRETS = frozenset({Route.OAUTH_TOKEN, Route.OTP})
"""What is asked here with a secret in the body: that is how it is meant."""


class Aside(StrEnum):
    """What is in a recording and is no request of the integration."""

    PREFLIGHT = "preflight"
    WEBSOCKET = "websocket"


@dataclass(frozen=True, slots=True)
class OtherHost:
    """A request that was not for Profit."""

    host: str


@dataclass(frozen=True, slots=True)
class Malformed:
    """Why an entry cannot be read, in words without a value of it."""

    reason: str


Read = Call | Aside | OtherHost | Malformed


class EntryReader:
    """Reads entries; what is shared or limited over all of them is kept here."""

    def __init__(self, key: bytes, hosts: Hosts, keeping: Keeping) -> None:
        self._marker = Marker(key)
        self._hosts = hosts
        self._keeping = keeping
        self._texts = Texts()
        self._filters = Filters(self._marker, self._texts)

    def read(self, entry: object, number: int, recording: str) -> Read:
        """The call in `entry`, which is any JSON."""
        if not isinstance(entry, Mapping):
            return Malformed(say("it is no object"))
        request = part(entry, "request")
        url = text(request.get("url"))
        if not url:
            return Malformed(say("it has no request.url"))
        named = headers(request.get("headers"))
        asked = address(url, named)
        if asked is None:
            return Malformed(say("its request.url is no URL of http or https"))
        path = self._hosts.path_in_profit(asked)
        if path is None:
            return OtherHost(self._texts.keep(asked.host))
        aside = _aside(entry, request, asked)
        if aside is not None:
            return aside
        try:
            return self._call(entry, request, named, asked, path, number, recording)
        except answers.OddStatus:
            return Malformed(say("its response.status is no status of HTTP"))
        except _NoMethod:
            return Malformed(say("it has no request.method"))

    def _call(
        self,
        entry: Mapping[str, Any],
        request: Mapping[str, Any],
        named: Mapping[str, str],
        asked: Address,
        path: str,
        number: int,
        recording: str,
    ) -> Call:
        method = _method(request)
        route, connector = route_of(path)
        secret = authorization.credential(named.get("authorization", ""))
        start = started(entry)
        sent = self._sent(request, named, asked, method, route, secret)
        back = answers.read(entry, route, method, start, self._marker, self._keeping)
        call = Call(
            number=number,
            recording=recording,
            started=start,
            duration_ms=duration_ms(entry),
            method=method,
            scheme=asked.scheme,
            host=self._texts.keep(asked.host, secret),
            port=asked.port,
            route=route,
            connector=None if connector is None else self._texts.keep(connector, secret),
            authorization=authorization.read(
                named.get("authorization", ""), self._marker, self._texts
            ),
            integration_id=self._header(named, "integrationid", secret),
            content_type=self._header(_with_type(named, request), "content-type", secret),
            connection=self._header(named, "connection", secret),
            user_agent=self._header(named, "user-agent", secret),
            **sent,
            **{name: getattr(back, name) for name in back.__slots__},
        )
        return with_facts(call, entry.get(KEY), self._keeping, self._texts)

    def _sent(
        self,
        request: Mapping[str, Any],
        named: Mapping[str, str],
        asked: Address,
        method: str,
        route: Route,
        secret: str,
    ) -> dict[str, Any]:
        """What the URL and the body of a request tell."""
        query = asked.query or parameters.rebuilt(list(pairs(request.get("queryString"))))
        given = parameters.given(query)
        data = part(request, "postData")
        written = bodies.of_request(data) if data else ""
        body, state = None, BodyState.ABSENT
        if route is Route.CONNECTORS and method in _WRITES:
            body, state = self._keeping.body(written, self._marker)
            if state is BodyState.ABSENT and bodies.is_missing(request, named):
                state = BodyState.NOT_RECORDED
        url = f"{asked.scheme}://{asked.host}:{asked.port}{asked.path}?{query}"
        is_asking = route in _OWN_SECRETS
        in_url = shown_in(f"{asked.path}?{query}", secret, self._marker)
        in_body = Shown() if is_asking else shown_in(written, secret, self._marker)
        used = (secret, opened(secret), written if is_asking else "")
        return {
            "mark": self._marker(method, url, written),
            "parameters": self._texts.share(parameters.kept(given, self._texts, secret)),
            "filter": self._filters.read(parameters.of_filter(given), secret),
            "query_length": parameters.length(query),
            "secret_in_url": in_url.certain,
            "secret_in_body": in_body.certain,
            "like_secret_in_url": in_url.like,
            "like_secret_in_body": in_body.like,
            "credentials": self._texts.share(marks_of("\n".join(used), self._marker)),
            "body": body,
            "body_state": state,
        }

    def _header(self, named: Mapping[str, str], name: str, secret: str) -> str | None:
        value = named.get(name)
        return None if value is None else self._texts.keep(value.strip(), secret)


class _NoMethod(Exception):
    pass


def _method(request: Mapping[str, Any]) -> str:
    method = text(request.get("method")).strip().upper()
    if not method:
        raise _NoMethod
    return method if method in METHODS else "OTHER"


def _with_type(named: Mapping[str, str], request: Mapping[str, Any]) -> Mapping[str, str]:
    """The headers; some recorders keep the type of a body only beside it."""
    said = text(part(request, "postData").get("mimeType"))
    return {"content-type": said, **named} if said else named


def _aside(entry: Mapping[str, Any], request: Mapping[str, Any], asked: Address) -> Aside | None:
    kind = text(entry.get("_resourceType")).lower()
    if kind == "websocket" or asked.scheme in ("ws", "wss"):
        return Aside.WEBSOCKET
    if kind == "preflight" or text(request.get("method")).upper() == "OPTIONS":
        return Aside.PREFLIGHT
    return None
