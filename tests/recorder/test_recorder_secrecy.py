"""No credential is in a recording, wherever it was in the traffic, and no value of a row."""

from __future__ import annotations

import json
from base64 import b64encode
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.recorder.recorded import recorded, seen
from tests.traffic.made_har import BASE, DIGITS, ENCODED, TOKEN

BEARER = "cAnArYbEaReR0123456789abcdefghij"
CLIENT_SECRET = "cAnArYcLiEnT-secret-of-app"
ROW = "Canary Person Row"
SECRETS = (BEARER, CLIENT_SECRET, DIGITS, DIGITS[:40], ENCODED, ENCODED[:40])
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
ASKED = f"grant_type=client_credentials&client_id=webshop1&client_secret={CLIENT_SECRET}"
BASIC = b64encode(f"webshop1:{CLIENT_SECRET}".encode()).decode()


def base64(text: str) -> str:
    return b64encode(text.encode()).decode()


def everywhere(value: str) -> dict[str, str]:
    """Headers that all hold `value`, which is the credential."""
    names = ("IntegrationId", "User-Agent", "Accept", "Connection", "X-Other", "Cookie")
    return {"Authorization": value, **dict.fromkeys(names, value), "X-64": base64(value)}


GRANTED = {"access_token": BEARER, "refresh_token": CLIENT_SECRET, "expires_in": 3600}
REQUESTS = (
    *(
        seen(headers=everywhere(value))
        for value in (f"AfasToken {ENCODED}", f"AfasToken {TOKEN}", f"Bearer {BEARER}", BEARER)
    ),
    seen("/oauth/token", method="POST", body=ASKED, headers=FORM, answer=GRANTED),
    seen("/oauth/token", method="POST", body={"client_secret": CLIENT_SECRET}),
    seen("/oauth/token", method="POST", headers={"Authorization": f"Basic {BASIC}"}, status=401),
    seen("/oauth/token/", method="POST", body=ASKED, answer=GRANTED, back={"X-Token": BEARER}),
    seen("/otpvalidation", method="POST", body={"otp": CLIENT_SECRET}, answer=f"{TOKEN}\r\n"),
    seen(f"/connectors/A?access_token={BEARER}&take={BEARER}&{BEARER}&{quote(TOKEN)}"),
    seen(f"/connectors/A?orderbyfieldids={ENCODED}&skip={DIGITS}&operatortypes={base64(BEARER)}"),
    seen(f"/connectors/{BEARER}/{DIGITS}", headers={"Authorization": f"Bearer {BEARER}"}),
    seen(f"/metainfo/get/{base64(BEARER)}?{base64(BEARER)}=1"),
    seen(f"/{BEARER}/{ENCODED}"),
    seen(f"https://u:{CLIENT_SECRET}@12345.rest.afas.online/ProfitRestServices/metainfo"),
    seen(f"https://12345.rest.afas.online/{BEARER}", answer=""),
    seen(method="POST", body={"Token": TOKEN, "Bearer": BEARER, "B": base64(BEARER)}, status=500,
         answer={"externalMessage": f"{BEARER} {TOKEN} {BEARER[::-1]}"}),
    seen(status=500, answer=f"<html>{BEARER}</html>", back=everywhere(BEARER)),
)  # fmt: skip
CONDITION = {"Filters": {"Filter": {"Field": {"@FieldId": "A", "#text": ROW}}, ROW: 1}}
WITH_ROWS = (
    seen(answer={"rows": [{"Name": ROW}]}, back={"X-Profit-Error": base64(ROW), "Location": ROW}),
    seen(f"/connectors/A?filterfieldids=Name&filtervalues={quote(ROW)}&operatortypes=1"),
    seen(f"/connectors/A?filtervalues=Smith+&{quote(ROW)}&{quote(ROW)}=1&own={quote(ROW)}"),
    seen(f"/connectors/A?filterjson={quote(json.dumps(CONDITION))}"),
    seen(f"/connectors/A/A/@Id/{quote(ROW)}", method="DELETE", answer=ROW),
    seen(f"/subjectconnector/{quote(ROW)}/x.pdf", answer={"filedata": ROW}),
    seen(f"/fileconnector/1/{quote(ROW)}"),
    seen(f"/otherconnector/{quote(ROW)}", headers={"X-Name": ROW}),
    seen(method="POST", body={"A": {"Name": ROW}}, status=500, answer={"externalMessage": ROW}),
    seen(method="POST", body={"A": {"Name": ROW}}, status=500, answer=ROW),
)  # fmt: skip


def assert_nowhere(written: str, canaries: tuple[str, ...]) -> None:
    forms = [each for one in canaries for each in (one, base64(one), quote(one), one[::-1])]
    forms += [base64(f"{'x' * lead}{one}")[4:-4] for one in canaries for lead in (1, 2)]
    assert [one for one in forms if one.lower() in written.lower()] == []


@pytest.mark.parametrize("keep_bodies", [False, True])
def test_no_credential_is_in_a_recording(keep_bodies: bool) -> None:
    written, traffic = recorded(*REQUESTS, *REQUESTS, keep_bodies=keep_bodies)
    assert_nowhere(written, SECRETS)
    others = sum(traffic.other_hosts.values())
    assert len(traffic.calls) + others == 2 * len(REQUESTS)
    assert traffic.malformed == ()


def test_no_value_of_a_row_is_in_a_recording() -> None:
    written, traffic = recorded(*WITH_ROWS, *REQUESTS)
    assert_nowhere(written, (ROW, "Canary", "Person", *SECRETS))
    assert traffic.malformed == ()


def test_bodies_are_kept_only_when_they_are_asked_for() -> None:
    assert ROW not in recorded(*WITH_ROWS)[0]
    kept = [json.loads(recorded(one, keep_bodies=True)[0]) for one in WITH_ROWS]
    texts = [each["log"]["entries"][0]["response"]["content"]["text"] for each in kept]
    assert sum(ROW in one for one in texts) == 5


def test_a_recording_says_what_kind_of_credential_was_sent_and_which_are_equal() -> None:
    values = (f"AfasToken {ENCODED}", f"AfasToken {TOKEN}", f"Bearer {BEARER}", f"Bearer {BEARER}")
    written, traffic = recorded(*(seen(headers={"Authorization": one}) for one in values))
    said = [call.authorization for call in traffic.calls]
    assert [one.form for one in said] == [
        "afas_token_base64",
        "afas_token_plain",
        "bearer",
        "bearer",
    ]
    assert [one.scheme for one in said] == ["AfasToken", "AfasToken", "Bearer", "Bearer"]
    assert said[2] == said[3]
    assert len({one.mark for one in said}) == 3
    assert_nowhere(written, SECRETS)


def test_a_recording_is_har_as_it_is_published() -> None:
    [entry] = json.loads(recorded(seen("/connectors/A?skip=0&take=5"))[0])["log"]["entries"]
    assert entry["startedDateTime"] == "2026-11-23T09:00:00.000000+00:00"
    assert entry["request"]["queryString"] == [
        {"name": "skip", "value": "0"},
        {"name": "take", "value": "5"},
    ]
    for holder, keys in (
        (entry, "request response cache timings time"),
        (entry["request"], "method url httpVersion cookies headers headersSize bodySize"),
        (entry["response"], "status statusText httpVersion cookies headers content redirectURL"),
        (entry["response"]["content"], "size mimeType"),
    ):
        assert set(keys.split()) - set(holder) == set()


SECRET = st.text("abcdefABCDEF0123456789-._~/+=", min_size=12, max_size=60).filter(
    lambda one: len(set(one)) > 5
)
PLACES: tuple[Any, ...] = (
    lambda value: seen(f"/connectors/A?own={quote(value, safe='')}"),
    lambda value: seen(f"/connectors/{quote(value, safe='')}?orderbyfieldids=A,{quote(value)}"),
    lambda value: seen(f"/connectors/A?filterfieldids={quote(value)},{quote(value)};x"),
    lambda value: seen(headers={"X-A": value, "User-Agent": f"x{value}", value.strip("/="): "1"}),
    lambda value: seen(method="POST", body={"a": value, value: [value]}, answer={"rows": [value]}),
    lambda value: seen(status=500, answer={"externalMessage": value}, back={"Server": value}),
    lambda value: seen(f"{BASE}/imageconnector/{quote(value)}"),
)
FORMS: tuple[Any, ...] = (
    str,
    quote,
    base64,
    lambda value: quote(base64(value), safe=""),
    lambda value: base64(f"Bearer {value}"),
    str.swapcase,
)


@settings(max_examples=150, deadline=None)
@given(SECRET, st.sampled_from(PLACES), st.sampled_from(FORMS), st.booleans())
def test_no_form_of_a_credential_is_kept_anywhere(
    secret: str, place: Any, form: Any, keep_bodies: bool
) -> None:
    sent = seen(headers={"Authorization": f"Bearer {secret}"})
    written, traffic = recorded(sent, place(form(secret)), keep_bodies=keep_bodies)
    shown = written.replace("\\/", "/").lower()
    assert secret.lower() not in shown
    assert quote(secret, safe="").lower() not in shown
    assert base64(secret).rstrip("=")[:-1].lower() not in shown
    assert len(traffic.calls) == 2
