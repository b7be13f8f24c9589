"""Runs that a test makes up: which requests, what they were answered, and how it ended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from profit_check.rehearsal.performance import Performance
from profit_check.rehearsal.program import Ended
from profit_check.sandbox.messages import Disruption, Exchange, Request, Response

START = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


def read(
    at: float, skip: int = 0, status: int = 200, connector: str = "Stock", method: str = "GET"
) -> Exchange:
    """A read that came `at` seconds from the start and took 10 ms."""
    path = f"/ProfitRestServices/connectors/{connector}"
    request = Request(method, path, f"skip={skip}&take=10")
    return _exchange(at, request, Response(status))


def wrote(at: float, body: bytes = b"{}", status: int = 201, lost: bool = False) -> Exchange:
    """A write; the answer of one that is `lost` never came."""
    request = Request("POST", "/ProfitRestServices/connectors/FbSales", body=body)
    return _exchange(at, request, Response(status, disruption=Disruption.DROP if lost else None))


def grant(at: float, status: int = 200) -> Exchange:
    """A request for an access token."""
    request = Request("POST", "/ProfitRestServices/oauth/token", body=b"grant")
    return _exchange(at, request, Response(status))


def run(
    *exchanges: Exchange,
    met: Sequence[int] = (),
    status: int | None = 0,
    errors: str = "",
    rows: str | None = None,
    withheld: int = 0,
) -> Performance:
    """A run; `rows` are letters, each of them a row."""
    counted = None if rows is None else Counter(letter.encode() for letter in rows)
    ended = Ended(status, "", errors)
    return Performance(tuple(exchanges), ended, tuple(met), counted, withheld=withheld)


def _exchange(at: float, request: Request, response: Response) -> Exchange:
    return Exchange(request, response, START + timedelta(seconds=at), 10.0)
