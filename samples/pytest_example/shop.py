"""The code under test: a shop that reads its articles from Profit and sends orders to it."""

from __future__ import annotations

import base64
import json
import time
import urllib.error
import urllib.request
from typing import Any
from urllib.parse import urlencode


class Refused(Exception):
    """What Profit says of an order that it does not take."""


class Shop:
    """A shop beside one Profit environment."""

    def __init__(self, base_url: str, token: str, take: int = 100) -> None:
        self._base_url = base_url
        self._take = take
        encoded = base64.b64encode(token.encode()).decode()
        self._headers = {
            "Authorization": f"AfasToken {encoded}",
            "IntegrationId": "12345_678900",
            "Content-Type": "application/json; charset=utf-8",
        }

    def articles(self) -> list[Any]:
        """All articles, page by page."""
        found: list[Any] = []
        while True:
            query = {"skip": len(found), "take": self._take, "orderbyfieldids": "ItemCode"}
            page = self._call("GET", f"/connectors/Acme_Articles?{urlencode(query)}")["rows"]
            found += page
            if len(page) < self._take:
                return found

    def order(self, debtor: str | None, date: str) -> None:
        """Sends an order; raises Refused with Profit's message."""
        fields = {"DbId": debtor, "OrDa": date}
        given = {name: value for name, value in fields.items() if value is not None}
        self._call("POST", "/connectors/FbSales", {"FbSales": {"Element": {"Fields": given}}})

    def _call(self, method: str, path: str, body: Any = None) -> Any:
        content = None if body is None else json.dumps(body).encode()
        url = self._base_url + path
        request = urllib.request.Request(url, content, self._headers, method=method)  # noqa: S310
        try:
            with urllib.request.urlopen(request, timeout=900) as answer:  # noqa: S310
                return json.loads(answer.read() or b"null")
        except urllib.error.HTTPError as error:
            with error:
                told = json.loads(error.read() or b"null") or {}
            if error.code == 503 and method == "GET":
                time.sleep(told["retry_after"])
                return self._call(method, path, body)
            if "externalMessage" in told:
                raise Refused(told["externalMessage"]) from None
            raise
