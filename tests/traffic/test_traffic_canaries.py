"""No secret and no value of a row is in what is read of a recording."""

from __future__ import annotations

import dataclasses
import json
from base64 import b64encode
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

import pytest

from profit_check.model import RecordedTraffic
from profit_check.traffic.authorization import withheld
from profit_check.traffic.marks import Marker
from tests.traffic.made_har import BASE, DIGITS, ENCODED, KEY, TOKEN, entry, har, reading

ROW = "Canary Person Row"
BEARER = "cAnArYbEaReR0123456789abcdefghij"
CLIENT_SECRET = "cAnArYcLiEnT-secret-of-app"
CANARIES = (ROW, "Canary", BEARER, CLIENT_SECRET, DIGITS, ENCODED, ENCODED[:40], DIGITS[:40])
ROWS = {"rows": [{"Name": ROW, "Key": f"{ROW} 1"}]}
CONDITION = {"@FieldId": "Name", "@OperatorType": 1, "#text": ROW}
FILTER = quote(json.dumps({"Filters": {"Filter": [{"Field": [CONDITION]}]}}))
AS_BEARER = {"Authorization": f"Bearer {BEARER}"}


def everywhere(value: str) -> dict[str, str]:
    """Headers that all hold `value`, which is the credential."""
    names = ("IntegrationId", "User-Agent", "Content-Type", "Connection", "X-Other")
    return {"Authorization": value, **dict.fromkeys(names, value)}


ENTRIES = (
    entry(answer=ROWS),
    entry(f"/connectors/A?filterfieldids=Name&filtervalues={quote(ROW)}&operatortypes=1"),
    entry(f"/connectors/A?filtervalues=Smith+&{ROW}&{quote(ROW)}=1", answer=ROWS),
    entry(f"/connectors/A?filterjson={FILTER}", answer=ROWS),
    entry(f"/connectors/A?own={quote(ROW)}&access_token={BEARER}"),
    entry(f"/connectors/A?{TOKEN}"),
    entry(f"/connectors/A?orderbyfieldids={ENCODED}&skip={DIGITS}"),
    entry(f"/connectors/{ENCODED}"),
    entry(f"/connectors/{BEARER}", headers=AS_BEARER),
    entry(f"/connectors/FbSales/FbSales/@Id/{ROW}", method="DELETE"),
    entry(f"/subjectconnector/{ROW}/x.pdf", answer={"filedata": ROW}),
    entry(f"/fileconnector/1/{ROW}", answer={"filedata": ROW}),
    entry(headers=everywhere(f"AfasToken {ENCODED}")),
    entry(headers=everywhere(f"AfasToken {TOKEN}")),
    entry(headers=everywhere(f"Bearer {BEARER}")),
    entry(headers=everywhere(BEARER)),
    entry(f"https://user:{CLIENT_SECRET}@12345.rest.afas.online/ProfitRestServices/metainfo"),
    entry(method="POST", sent={"A": {"Name": ROW, "Token": TOKEN}}, status=201),
    entry(method="POST", sent=f"no JSON {ROW} {TOKEN}", status=500, answer=ROW),
    entry(status=500, answer={"externalMessage": f"{ROW} exists", "message": ROW}),
    entry(status=500, answer={"externalMessage": f"Connector field '{ROW}' not found"}),
    entry(status=500, answer=f"<html>{ROW} {TOKEN}</html>"),
    entry("/oauth/token", method="POST", sent=f"client_secret={CLIENT_SECRET}", answer=ROW),
    entry("/oauth/token", method="POST", answer={"access_token": BEARER, "expires_in": 1}),
    entry(status=0, _error=ROW, comment=BEARER),
    entry(f"https://other.example/{ROW}?x={DIGITS}", answer=ROW),
    {"request": {"url": ROW, "method": BEARER}},
    {"request": {"url": BASE, "method": ROW}, "startedDateTime": ROW, "time": ROW},
    {"request": {"url": BASE, "method": "GET"}, "response": {"status": ROW}},
    [ROW],
)


def walked(value: Any, *, with_body: bool = False) -> Iterator[Any]:
    """Every plain value in the dataclasses; the body of a write is known to hold values."""
    if dataclasses.is_dataclass(value):
        for each in dataclasses.fields(value):
            if each.name != "body" or with_body:
                yield from walked(getattr(value, each.name), with_body=with_body)
    elif isinstance(value, Mapping):
        for key, held in value.items():
            yield from walked((key, held), with_body=with_body)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from walked(each, with_body=with_body)
    else:
        yield value


@pytest.fixture(scope="module")
def traffic() -> RecordedTraffic:
    """What is read of all the entries."""
    return reading(har(*ENTRIES))


def test_no_canary_is_in_the_traffic(traffic: RecordedTraffic) -> None:
    shown = [str(value) for value in walked(traffic)] + [repr(traffic), str(traffic)]
    assert [one for one in shown for canary in CANARIES if canary.lower() in one.lower()] == []


def test_all_the_entries_were_read(traffic: RecordedTraffic) -> None:
    assert len(traffic.calls) == len(ENTRIES) - 4
    assert (sum(traffic.other_hosts.values()), traffic.malformed_count) == (1, 3)


def test_a_body_that_is_kept_holds_no_token(traffic: RecordedTraffic) -> None:
    kept = [str(value) for value in walked(traffic, with_body=True)]
    assert any(ROW in one for one in kept)
    assert not any(DIGITS in one for one in kept)


def test_a_mark_tells_nothing_without_its_key() -> None:
    one, other = (Marker(key)("the same") for key in (b"one", b"other"))
    assert one != other


@pytest.mark.parametrize("value", [f"AfasToken {ENCODED}", TOKEN, f"Bearer {BEARER}", BEARER])
def test_a_credential_that_is_withheld_is_not_there(value: str) -> None:
    shown = withheld(value, Marker(KEY))
    assert not any(canary.lower() in shown.lower() for canary in CANARIES)
    assert b64encode(BEARER.encode()).decode() not in shown
