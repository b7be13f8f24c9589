"""An entry of a HAR without credentials and, unless bodies are to be kept, without row values."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from profit_check.model import Route
from profit_check.recorder.addresses import Addresses
from profit_check.recorder.header_names import SHOWN, SHOWN_OF_ANSWER
from profit_check.recorder.seen import listed
from profit_check.traffic import authorization, bodies
from profit_check.traffic.entry import METHODS
from profit_check.traffic.hosts import Hosts, address, route_of
from profit_check.traffic.marks import Marker
from profit_check.traffic.parts import headers, number, part, text
from profit_check.traffic.texts import Texts
from profit_check.wire.likeness import without_likely_secrets
from profit_check.wire.reading import Unreadable

WITHHELD = "<withheld>"

_GIVES_TOKENS = frozenset({Route.OAUTH_TOKEN, Route.OTP})
_FORM = "application/x-www-form-urlencoded"


class Masking:
    """Masks entries of one recording; `keep_bodies` keeps bodies, but for those of tokens.

    `hide` takes out of a body what was sent in headers that are withheld.
    """

    def __init__(
        self, marker: Marker, hosts: Hosts, *, keep_bodies: bool, hide: Callable[[str], str] = str
    ) -> None:
        self._hide = hide
        self._mark = marker
        self._hosts = hosts
        self._keep_bodies = keep_bodies
        self._addresses = Addresses(marker, hosts)
        self._texts = Texts()

    def masked(self, entry: Mapping[str, Any]) -> dict[str, Any]:
        """`entry` as it may be kept, but for credentials that another entry holds."""
        request, response = part(entry, "request"), part(entry, "response")
        named = headers(request.get("headers"))
        credential = authorization.credential(named.get("authorization", ""))
        asked = address(text(request.get("url")), named)
        assert asked is not None, "the recorder makes the URL itself"
        path = self._hosts.path_in_profit(asked)
        route = Route.OTHER if path is None else route_of(path)[0]
        url = self._addresses.url(asked, credential)
        method = text(request.get("method")).upper()
        return {
            **entry,
            "request": {
                "method": method if method in METHODS else "OTHER",
                "url": url,
                "httpVersion": "HTTP/1.1",
                "cookies": [],
                "headers": listed(list(self._headers(named, credential))),
                "queryString": listed(parse_qsl(urlsplit(url).query, keep_blank_values=True)),
                **self._sent(part(request, "postData"), route, credential),
                "headersSize": -1,
                "bodySize": int(number(request.get("bodySize")) or 0),
            },
            "response": self._response(response, route, credential),
        }

    def _headers(self, named: Mapping[str, str], credential: str) -> Iterator[tuple[str, str]]:
        for name, value in named.items():
            if name == "authorization":
                yield name, authorization.withheld(value, self._mark)
            elif name in SHOWN:
                yield name, self._texts.keep(value.strip(), credential)
            elif name != "host":
                yield self._texts.keep(name, credential), WITHHELD

    def _sent(self, data: Mapping[str, Any], route: Route, credential: str) -> dict[str, Any]:
        """`postData`; of a body that is not kept, what its form's fields are."""
        media_type = self._texts.keep(text(data.get("mimeType")).strip(), credential)
        written = bodies.of_request(data) if data else ""
        if route is Route.OAUTH_TOKEN and media_type.lower().startswith(_FORM):
            masked = self._addresses.query(written, credential)
        elif self._keep_bodies and route not in _GIVES_TOKENS and written:
            masked = self._hide(without_likely_secrets(written))
        else:
            return {}
        return {"postData": {"mimeType": media_type, "params": [], "text": masked}}

    def _response(
        self, response: Mapping[str, Any], route: Route, credential: str
    ) -> dict[str, Any]:
        named = headers(response.get("headers"))
        shown = (
            (name, self._texts.keep(value, credential) if name in SHOWN_OF_ANSWER else WITHHELD)
            for name, value in named.items()
        )
        content = part(response, "content")
        kept = {
            "size": int(number(content.get("size")) or 0),
            "mimeType": self._texts.keep(text(content.get("mimeType")), credential),
        }
        if self._keep_bodies and route not in _GIVES_TOKENS:
            kept |= self._text(content, named)
        return {
            "status": response["status"],
            "statusText": "",
            "httpVersion": "HTTP/1.1",
            "cookies": [],
            "headers": listed([(self._texts.keep(name), value) for name, value in shown]),
            "content": kept,
            "redirectURL": "",
            "headersSize": -1,
            "bodySize": -1,
            **({"_error": response["_error"]} if "_error" in response else {}),
        }

    def _text(self, content: Mapping[str, Any], named: Mapping[str, str]) -> dict[str, Any]:
        try:
            written = bodies.of_answer(content, named)
        except Unreadable:
            return {}
        return {"text": self._hide(without_likely_secrets(written))}


def bare(masked: Mapping[str, Any], url: str) -> dict[str, Any]:
    """Of a masked entry, what holds no text of the traffic: that it was there, and its status."""
    request, response = masked["request"], masked["response"]
    sent = {"url": url, "headers": [], "queryString": []}
    sent |= {name: request[name] for name in ("method", "httpVersion", "cookies", "headersSize")}
    back = {name: held for name, held in response.items() if name != "headers"}
    content = {"size": response["content"]["size"], "mimeType": ""}
    answered = {**back, "headers": [], "content": content}
    return {**masked, "request": {**sent, "bodySize": -1}, "response": answered}
