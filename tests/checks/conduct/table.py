"""Cases of conduct: traffic that is made up, and what a check must say of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from profit_check.model import Manifest, Status
from tests.traffic.made_har import ENCODED, Json, entry, query

Entry = dict[str, Any]

START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
HEADERS = {"Authorization": f"AfasToken {ENCODED}", "IntegrationId": "12345_678900"}
"""What a request of the webshop carries."""

HOST = "12345.rest.afas.online:443"
"""The subject of what is judged by host."""


@dataclass(frozen=True)
class Case:
    """What `entries` lead to: the `status`, and `words` that the message has.

    Among several results it is the one about `subject`. The manifest is the webshop's unless
    another is given, or none is known (`bare`).
    """

    name: str
    entries: Sequence[Entry]
    status: Status
    words: Sequence[str] = ()
    subject: str | None = None
    manifest: Manifest | None = None
    bare: bool = False


def at(seconds: float, one: Entry, *, took: float | None = 40.5) -> Entry:
    """The entry, so many seconds after the start; it `took` milliseconds, or that is not known."""
    moment = START + timedelta(seconds=seconds)
    return one | {"startedDateTime": moment.isoformat(), "time": -1 if took is None else took}


def in_turn(*entries: Entry, every: float = 1.0) -> list[Entry]:
    """The entries one after another."""
    return [at(number * every, one) for number, one in enumerate(entries)]


def read(
    *, rows: int = 2, fields: int = 2, connector: str = "Webshop_Articles", **parameters: str
) -> Entry:
    """A read that gives so many rows of so many fields."""
    row = {f"F{number}": "x" for number in range(fields)}
    page = {"skip": 0, "take": 0, "rows": [row | {"F0": str(number)} for number in range(rows)]}
    return entry(f"/connectors/{connector}{query(**parameters)}", answer=page)


def write(body: Json, *, method: str = "POST", status: int = 201, **more: Json) -> Entry:
    """A body that is sent to FbSales."""
    made = {"method": method, "status": status, "answer": "", "sent": body}
    return entry("/connectors/FbSales", **{**made, **more})


def without(one: Entry, *names: str) -> Entry:
    """The entry without these headers of its request."""
    request = one["request"]
    kept = [header for header in request["headers"] if header["name"] not in names]
    return one | {"request": request | {"headers": kept}}


def carrying(one: Entry, **headers: str) -> Entry:
    """The entry with other headers of its request: `_` in a name stands for `-`."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    bare = without(one, *named)
    request = bare["request"]
    added = [{"name": name, "value": value} for name, value in named.items()]
    return bare | {"request": request | {"headers": [*request["headers"], *added]}}


def token(**more: Json) -> Entry:
    """A request for an access token that is granted."""
    granted = {"access_token": "a" * 40, "token_type": "Bearer", "expires_in": 3600}
    one = entry("/oauth/token", method="POST", answer=granted, headers={})
    form = "grant_type=client_credentials&client_id=x&client_secret=y"
    one["request"]["postData"] = {"mimeType": "application/x-www-form-urlencoded", "text": form}
    return one | more


def bearer(number: int = 1, one: Entry | None = None) -> Entry:
    """A read with the access token of this number."""
    return carrying(one or read(), Authorization=f"Bearer {f'{number:02}' * 20}")


def granted(client: str, number: int) -> Entry:
    """The access token of this number, granted to a client."""
    return token(
        request={**token()["request"], "postData": {"text": f"client_id={client}"}},
        response=entry(answer={"access_token": f"{number:02}" * 20})["response"],
    )


def failing(one: Entry, status: int = 500, answer: Json = "", **back: str) -> Entry:
    """The request of `one`, refused."""
    refusal = entry(status=status, answer=answer, back=back)["response"]
    return one | {"response": refusal}


def lost(one: Entry, why: str = "net::ERR_TIMED_OUT") -> Entry:
    """The request of `one`, to which no answer came."""
    return one | {"response": {"status": 0, "headers": [], "content": {}, "_error": why}}
