"""Talks to Profit: one connection, one access token, and patience only where that helps."""

from __future__ import annotations

import base64
import http.client
import json
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

TIMEOUT = 900.0
"""Seconds: as long as Profit lets a call run. Who gives up earlier leaves it running there."""

ATTEMPTS = 4
FIRST_PAUSE = 1.0
LONGEST_WAIT = 600.0
"""Seconds of maintenance that are waited out; for more, start again later."""


class ProfitError(Exception):
    """What a person should read: Profit said no, or did not answer."""


class NotAllowed(ProfitError):
    """The credential or this address is refused: nothing else will work either."""


@dataclass
class Answer:
    """What came back; `content` is the parsed JSON, or None."""

    status: int
    content: Any
    text: str
    retry_after: float

    @property
    def message(self) -> str:
        """What a business rule has to say; empty where it is something else."""
        content = self.content if isinstance(self.content, Mapping) else {}
        return str(content.get("externalMessage") or "")


class Profit:
    """One environment. With a client id and secret it uses OAuth, else the classic token."""

    def __init__(self, settings: Mapping[str, str]) -> None:
        self._settings = settings
        address = urlsplit(settings["PROFIT_BASE_URL"])
        kinds = {"https": http.client.HTTPSConnection, "http": http.client.HTTPConnection}
        self._connection = kinds[address.scheme](address.netloc, timeout=TIMEOUT)
        self._base = address.path
        self._authorization = ""
        self._ends = 0.0

    def rows(self, connector: str, *, order: str, take: int, **more: str) -> Iterator[Any]:
        """Every row, page by page; the last page is the one that is not full."""
        for skip in range(0, 1_000_000_000, take):
            query = {"skip": skip, "take": take, "orderbyfieldids": order, **more}
            path = f"/connectors/{quote(connector)}?{urlencode(query, safe=',')}"
            content = self._call("GET", path).content
            if not isinstance(content, Mapping) or "rows" not in content:
                raise ProfitError(f"{connector}: what came is no page of rows")
            page = content["rows"]
            yield from page
            if len(page) < take:
                return

    def insert(self, connector: str, element: Mapping[str, Any]) -> None:
        """Writes one record; raises ProfitError where Profit refuses it, or does not answer."""
        self._call("POST", f"/connectors/{quote(connector)}", {connector: {"Element": element}})

    def _call(self, method: str, path: str, body: Any = None) -> Answer:
        """Sends a request; once more with a new token, and reads a few times more if need be."""
        renewed, pause = False, 0.0
        for attempt in range(ATTEMPTS):
            if attempt:
                time.sleep(pause or FIRST_PAUSE * 2 ** (attempt - 1))
            answer = self._exchange(method, path, body)
            if answer and answer.status == 401 and self._renew(renewed):
                renewed = True
                answer = self._exchange(method, path, body)
            if answer and answer.status < 300:
                return answer
            pause = self._pause(method, answer)
        raise ProfitError(f"{method} {path.partition('?')[0]}: no good answer in {ATTEMPTS} tries")

    def _pause(self, method: str, answer: Answer | None) -> float:
        """Seconds to wait before another try (0: as usual); raises where that is of no use."""
        if answer is None and method != "GET":
            raise ProfitError("no answer: look in Profit whether it was carried out")
        if answer is None:
            return 0.0
        if answer.status in (401, 403):
            raise NotAllowed(f"Profit refuses the credential ({answer.status})")
        if answer.status == 503:
            if answer.retry_after > LONGEST_WAIT:
                raise ProfitError(f"maintenance for another {answer.retry_after:.0f} seconds")
            return answer.retry_after
        if answer.message:
            raise ProfitError(answer.message)
        if answer.status == 500 and method == "GET":
            return 0.0
        raise ProfitError(f"status {answer.status}: {answer.text[:200] or 'nothing said'}")

    def _renew(self, renewed: bool) -> bool:
        """Forgets an access token that was refused, for the first time; True if that helps."""
        if renewed or not self._settings.get("PROFIT_CLIENT_ID"):
            return False
        self._ends = 0.0
        return True

    def _exchange(self, method: str, path: str, body: Any) -> Answer | None:
        headers = {"Authorization": self._credential()}
        if body is None:
            return self._send(method, path, headers)
        headers["Content-Type"] = "application/json; charset=utf-8"
        return self._send(method, path, headers, json.dumps(body, ensure_ascii=False).encode())

    def _credential(self) -> str:
        """The header `Authorization`; an access token is used until shortly before it ends."""
        if not self._settings.get("PROFIT_CLIENT_ID"):
            token = self._settings["PROFIT_TOKEN"].strip()
            return f"AfasToken {base64.b64encode(token.encode()).decode()}"
        if time.monotonic() >= self._ends:
            form = {
                "grant_type": "client_credentials",
                "client_id": self._settings["PROFIT_CLIENT_ID"],
                "client_secret": self._settings["PROFIT_CLIENT_SECRET"],
            }
            kind = {"Content-Type": "application/x-www-form-urlencoded"}
            granted = self._send("POST", "/oauth/token", kind, urlencode(form).encode())
            if granted is None or granted.status != 200:
                status = granted.status if granted else "no answer"
                raise NotAllowed(f"Profit grants no access token ({status})")
            self._authorization = f"Bearer {granted.content['access_token']}"
            self._ends = time.monotonic() + 0.95 * float(granted.content["expires_in"])
        return self._authorization

    def _send(
        self, method: str, path: str, headers: Mapping[str, str], body: bytes | None = None
    ) -> Answer | None:
        """One request over the connection that is kept; None where no whole answer came."""
        about = {
            "IntegrationId": self._settings["PROFIT_INTEGRATION_ID"],
            "Accept-Language": "en-us",
        }
        try:
            self._connection.request(method, self._base + path, body, {**about, **headers})
            response = self._connection.getresponse()
            text = response.read().decode("utf-8", "replace")
        except (OSError, http.client.HTTPException):
            self._connection.close()
            return None
        content = _parsed(text)
        told = content.get("retry_after") if isinstance(content, dict) else None
        wait = _seconds(told) or _seconds(response.headers.get("Retry-After"))
        return Answer(response.status, content, text, wait)


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return None


def _seconds(value: object) -> float:
    try:
        return max(0.0, float(str(value)))
    except ValueError:
        return 0.0
