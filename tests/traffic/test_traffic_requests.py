"""What a call tells of one request."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from profit_check.model import Route
from tests.traffic.made_har import (
    call,
    entry,
    har,
    reading,
)

ROUTES = {
    "/profitversion": (Route.PROFIT_VERSION, None),
    "/metainfo": (Route.METAINFO, None),
    "/metainfo/get/Acme%20A": (Route.METAINFO_GET, "Acme A"),
    "/MetaInfo/Update/FbSales": (Route.METAINFO_UPDATE, "FbSales"),
    "/connectors/Acme_Articles": (Route.CONNECTORS, "Acme_Articles"),
    "/Connectors/KnSubject/KnSubject/@SbId/12": (Route.CONNECTORS, "KnSubject"),
    "/connectors": (Route.CONNECTORS, None),
    "/subjectconnector/1/2": (Route.SUBJECT, None),
    "/fileconnector/1/a_5fb": (Route.FILE, None),
    "/imageconnector/1?format=0": (Route.IMAGE, None),
    "/reportconnector/17": (Route.REPORT, "17"),
    "/oauth/token": (Route.OAUTH_TOKEN, None),
    "/oauth/authorize": (Route.OTHER, None),
    "/otprequest": (Route.OTP, None),
    "/swagger": (Route.OTHER, None),
    "": (Route.OTHER, None),
}


@pytest.mark.parametrize("path", ROUTES)
def test_a_path_tells_what_is_asked(path: str) -> None:
    one = call(path)
    assert (one.route, one.connector) == ROUTES[path]


OF_PROFIT = {
    "https://12345.resttest.afas.online/profitrestservices/metainfo": True,
    "https://12345.rest.afas.online./metainfo": True,
    "http://intern:81/x/PROFITRESTSERVICES/metainfo": True,
    "http://127.0.0.1:8099/profit/metainfo": True,
    "http://127.0.0.1:8098/profit/metainfo": False,
    "http://127.0.0.1:8099/profitable": False,
    "http://gateway.example/afas/metainfo": True,
    "https://gateway.example/other": False,
    "https://rest.afas.online.example/metainfo": False,
    "https://example.nl/?u=/ProfitRestServices/": False,
}


@pytest.mark.parametrize("url", OF_PROFIT)
def test_only_requests_for_profit_are_calls_and_others_are_counted(url: str) -> None:
    bases = ("http://127.0.0.1:8099/profit", "https://gateway.example/afas/")
    traffic = reading(har(entry(url)), base_urls=bases)
    assert bool(traffic.calls) is OF_PROFIT[url]
    assert sum(traffic.other_hosts.values()) == (not OF_PROFIT[url])


def test_what_the_integration_did_not_send_itself_is_left_out() -> None:
    traffic = reading(
        har(
            entry(method="OPTIONS"),
            entry(_resourceType="preflight"),
            entry(_resourceType="websocket"),
            entry("wss://12345.rest.afas.online/ProfitRestServices/x"),
        )
    )
    assert (traffic.calls, traffic.left_out) == ((), {"preflight": 2, "websocket": 2})


def test_a_path_alone_is_completed_by_the_headers_of_http_2() -> None:
    headers = {":Authority": "12345.rest.afas.online", ":scheme": "http", "HOST": "other"}
    odd = entry(headers=headers)
    odd["request"]["url"] = "/ProfitRestServices/metainfo"
    [one] = reading(har(odd)).calls
    assert (one.scheme, one.host, one.port) == ("http", "12345.rest.afas.online", 80)


MOMENTS = {
    "2026-11-23T10:00:00.1234567+01:00": datetime(2026, 11, 23, 9, 0, 0, 123456, tzinfo=UTC),
    "2026-11-23T10:00:00Z": datetime(2026, 11, 23, 10, tzinfo=UTC),
    "2026-11-23T10:00:00": datetime(2026, 11, 23, 10, tzinfo=UTC),
    1795428000000: datetime(2026, 11, 23, 10, tzinfo=UTC),
    1795428000: datetime(2026, 11, 23, 10, tzinfo=UTC),
    "yesterday": None,
    "9999-12-31T23:59:59Z": None,
    "0001-01-01T00:00:00+14:00": None,
    10**300: None,
    None: None,
    True: None,
}


@pytest.mark.parametrize("written", MOMENTS)
def test_a_moment_is_read_as_recorders_write_it(written: int | str | None) -> None:
    assert call(startedDateTime=written).started == MOMENTS[written]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"time": 12}, 12.0),
        ({"time": "12.5"}, 12.5),
        ({"time": -1}, None),
        ({"time": -1, "timings": {"wait": 30, "ssl": 5, "connect": 8, "dns": -1}}, 38.0),
        ({"time": None, "timings": "none"}, None),
        ({"time": 50, "timings": {"blocked": 20, "wait": 30}}, 30.0),
        ({"time": -1, "timings": {"blocked": 20, "wait": 30}}, 30.0),
        ({"time": 50, "timings": {"blocked": -1, "wait": 50}}, 50.0),
        ({"time": 50, "timings": {"blocked": 90}}, 50.0),
        ({"time": 1e300}, None),
    ],
)
def test_a_duration_is_that_of_the_whole_answer(more: Any, expected: float | None) -> None:
    one = call(**more)
    assert one.duration_ms == expected
    assert (one.ended is None) == (expected is None)


def test_headers_are_read_in_any_case_and_repeated_ones_are_joined() -> None:
    odd = entry()
    odd["request"]["headers"] = [
        {"name": "integrationID", "value": "1_2"},
        {"name": "IntegrationId", "value": "3_4"},
        {"name": "Connection", "value": " close "},
        {"name": 5, "value": "x"},
        {"name": "User-Agent"},
        "x: y",
    ]
    [one] = reading(har(odd)).calls
    assert (one.integration_id, one.connection, one.user_agent) == ("1_2, 3_4", "close", "")
    assert one.content_type is None
    odd["request"]["headers"] = {"IntegrationId": "5_6"}
    assert reading(har(odd)).calls[0].integration_id == "5_6"


def test_a_query_is_counted_as_it_is_sent() -> None:
    assert call("/connectors/A").query_length == 0
    assert call("/connectors/A?skip=1").query_length == 7
    assert call("/connectors/A?skip=é ").query_length == len("?skip=%C3%A9%20") - 3
    assert call("/connectors/A?skip=é x").query_length == len("?skip=%C3%A9%20x")


def test_a_query_that_stands_beside_the_url_is_read() -> None:
    odd = entry()
    odd["request"]["queryString"] = [{"name": "take", "value": "5"}]
    [one] = reading(har(odd)).calls
    assert (one.parameters, one.query_length) == ((("take", "5"),), 7)


def test_a_request_starts_when_the_browser_has_let_it_go() -> None:
    free, kept_back = call(), call(time=60.5, timings={"blocked": 20})
    assert free.started and kept_back.started and free.ended and kept_back.ended
    assert kept_back.started - free.started == kept_back.ended - free.ended
    assert (kept_back.started - free.started).total_seconds() == 0.02
