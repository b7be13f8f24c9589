"""conduct.tls: no plain http to Profit, no plain retry."""

from __future__ import annotations

from profit_check.model import Status
from tests.checks.conduct.table import HOST, Case, Entry, at, read
from tests.traffic.made_har import entry

CHECK = "conduct.tls"
PLAIN_HOST = "12345.rest.afas.online:80"


def plain(host: str = "12345.rest.afas.online") -> Entry:
    """A read over plain http."""
    return entry(f"http://{host}/ProfitRestServices/connectors/Webshop_Articles")


FAILED = read() | {"response": {"status": 0, "_error": "net::ERR_SSL_PROTOCOL_ERROR"}}

CASES = [
    Case("plain http", [plain(), plain()], Status.FAIL, ["plain http: 2 of 2 requests"]),
    Case("another port", [plain("10.0.0.7:8080")], Status.FAIL, ["1 of 1"]),
    Case("a name that only looks local", [plain("localhost.example.com")], Status.FAIL),
    Case("sent on to https", [plain() | {"response": {"status": 301}}], Status.FAIL),
    Case(
        "a plain retry",
        [at(0, FAILED), at(2, plain())],
        Status.FAIL,
        ["after https had failed: 1 of them"],
        PLAIN_HOST,
    ),
]
NEAR_MISSES = [
    Case("https", [read(), read()], Status.PASS, ["https on 2 of 2"]),
    Case(
        "https on another port",
        [entry("https://10.0.0.7:8443/ProfitRestServices/metainfo")],
        Status.PASS,
    ),
    Case("https beside http", [read(), plain()], Status.PASS, ["1 of 1"], HOST),
    Case("this machine", [plain("127.0.0.1:8099")], Status.NOT_APPLICABLE, ["this machine"]),
    Case("this machine by name", [plain("localhost:8099")], Status.NOT_APPLICABLE),
    Case("this machine in IPv6", [plain("[::1]:8099")], Status.NOT_APPLICABLE),
]
