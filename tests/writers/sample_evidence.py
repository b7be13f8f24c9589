"""The exchanges that the sample run points at."""

from __future__ import annotations

from collections.abc import Iterator

from profit_check.model import Evidence

BASE = "https://12345.resttest.afas.online/ProfitRestServices"
CONNECTORS = ("Acme_Articles", "Acme_Debtors", "Acme_Orders", "Acme_Stock", "Profit_Countries")


def exchanges() -> Iterator[Evidence]:
    """The evidence, numbered as the results of the sample run name it."""
    yield _exchange("e1", "/metainfo", 401, "")
    yield _exchange("e2", "/metainfo", 200, '{"getConnectors": [{"id": "Acme_Articles"}]}')
    for number, connector in enumerate(CONNECTORS, start=3):
        excerpt = f'{{"name": "{connector}", "fields": [{{"id": "ItemCode"}}]}}'
        yield _exchange(f"e{number}", f"/metainfo/get/{connector}", 200, excerpt)
    refusal = (
        '{"externalMessage": "GetConnector not supported for this app or the user is not '
        'authorized", "errorNumber": -2147180996, '
        '"profitLogReference": "0123456789ABCDEF0123456789ABCDEF"}'
    )
    yield _exchange("e8", "/connectors/Acme_Stock?skip=0&take=10", 500, refusal)
    yield _exchange("e9", "/metainfo/get/Acme_Prices", 200, '{"name": "Acme_Prices"}')
    rows = '{"skip": 0, "take": 5, "rows": [\n  {"ItemCode": "<text, 8>", "Price": "<number>"}\n]}'
    yield _exchange("e10", "/connectors/Acme_Articles?skip=0&take=5", 200, rows)
    yield _exchange("e11", "/connectors/Profit_Countries?skip=0&take=20", None, "")
    yield _exchange("e12", "/connectors/Acme_Debtors?skip=0&take=5", 200, rows)


def _exchange(id: str, path: str, status: int | None, excerpt: str) -> Evidence:
    answered = {"content-type": "application/json; charset=utf-8", "x-trace-identifier": "4f1d"}
    return Evidence(
        id=id,
        method="GET",
        url=BASE + path,
        status=status,
        duration_ms=41.2 if status else 60_000.0,
        request_headers={"Authorization": "<redacted>", "User-Agent": "profit-check/0.1.0"},
        response_headers=answered if status else {},
        response_excerpt=excerpt,
    )
