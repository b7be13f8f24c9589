"""Of thousands of secrets each is found again, in whatever form it comes back."""

from __future__ import annotations

import json
from base64 import b64encode
from hashlib import sha256
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from profit_check.recorder.known_secrets import KnownSecrets
from tests.recorder.recorded import recorded, seen


def secret(number: int) -> str:
    return b64encode(sha256(b"%d" % number).digest()).decode()[:32]


FORMS: tuple[Any, ...] = (
    str,
    str.upper,
    lambda one: one[::-1],
    lambda one: quote(quote(one, safe=""), safe=""),
    lambda one: b64encode(f"abc{one}xyz".encode()).decode(),
    lambda one: b64encode(one.encode("utf-16-le")).decode(),
    lambda one: one.encode().hex(),
    lambda one: "\\r\\n".join((one[:7], one[7:19], one[19:])),
    lambda one: "".join(f"\\u{ord(each):04x}" for each in one),
    lambda one: "".join(f"&#{ord(each)};" for each in one),
)
MANY = KnownSecrets()
MANY.add(*map(secret, range(2_000)))


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 1_999), st.sampled_from(FORMS), st.text(max_size=20), st.integers(0, 100_000))
def test_each_of_thousands_is_hidden_in_every_form(
    number: int, form: Any, around: str, before: int
) -> None:
    text = f"{'x ' * (before // 2)}{around}{form(secret(number))}{around}"
    hidden = MANY.hide(text)
    assert form(secret(number)) in text
    assert form(secret(number)) not in hidden
    assert "<redacted>" in hidden


SHORT = st.text("abcdefghij0123456789-_.é ", min_size=8, max_size=24).map(str.strip)


@settings(deadline=None)
@given(SHORT.filter(lambda one: len(one) >= 8), st.text(max_size=9), st.sampled_from(FORMS[:1]))
def test_short_ones_are_hidden_wherever_they_stand(one: str, around: str, form: Any) -> None:
    known = KnownSecrets()
    known.add(one)
    assert one not in known.hide(f"{around}{form(one)}{around}")


def test_what_holds_none_stays_as_it_is() -> None:
    for text in ("", "x", json.dumps([secret(number) for number in range(3_000, 3_050)])):
        assert MANY.hide(text) == text
    assert KnownSecrets().hide("anything") == "anything"


def test_only_the_last_are_known_and_one_that_comes_again_is_among_them() -> None:
    known = KnownSecrets(most=3)
    known.add(secret(0), secret(1), secret(2), secret(0), secret(3), "short", "x" * 10_000)
    hidden = [number for number in range(5) if known.hide(secret(number)) != secret(number)]
    assert hidden == [0, 2, 3]
    assert known.hide("short " + "x" * 10_000) == "short " + "x" * 10_000


ECHOED = {
    "a cookie": ({"Cookie": "lang=nl; sess=c00kieS3cret"}, {}, "c00kieS3cret"),
    "a key": ({"X-Api-Key": "apikeysecretwords"}, {}, "apikeysecretwords"),
    "a subscription key": ({"Ocp-Apim-Subscription-Key": "12345678901"}, {}, "12345678901"),
    "another scheme": ({"X-Gateway-Auth": "Token p4ssing-by"}, {}, "p4ssing-by"),
    "a header of any name": ({"X-Own": "v4lue-of-own-header"}, {}, "v4lue-of-own-header"),
    "a proxy's": ({"Proxy-Authorization": "Basic dXNlcjpwYXNzdzByZA=="}, {}, "passw0rd"),
    "a new cookie": ({}, {"Set-Cookie": "id=s3tByTheAnswer; Path=/"}, "s3tByTheAnswer"),
    "a new token": ({}, {"X-Auth-Token": "g1venByTheAnswer"}, "g1venByTheAnswer"),
}


@pytest.mark.parametrize(("sent", "back", "value"), ECHOED.values(), ids=ECHOED.keys())
def test_what_a_withheld_header_holds_is_hidden_in_bodies(
    sent: dict[str, str], back: dict[str, str], value: str
) -> None:
    first = seen(headers=sent, back=back)
    kept = {"Note": f"it is {value}", "Encoded": b64encode(value.encode()).decode()}
    echoes = [
        seen(method="POST", body={"A": kept}, answer={"rows": [kept]}),
        seen(status=500, answer={"externalMessage": value}),
        seen(status=502, answer=f"<p>{value}</p>"),
    ]
    written, traffic = recorded(first, *echoes, keep_bodies=True)
    assert value not in written
    assert b64encode(value.encode()).decode().rstrip("=")[:-1] not in written
    assert [call.status for call in traffic.calls] == [200, 200, 500, 502]
    assert [call.body is not None for call in traffic.calls] == [False, True, False, False]


def test_what_is_no_secret_in_a_withheld_header_stays_in_bodies_and_addresses() -> None:
    plain = {
        "Origin": "https://12345.rest.afas.online",
        "X-Auth-Url": "https://12345.rest.afas.online/ProfitRestServices",
        "X-Requested-With": "XMLHttpRequest",
        "If-Modified-Since": "Mon, 23 Nov 2026 09:00:00 GMT",
        "X-Customer": "100001",
        "X-Day": "2026-11-23",
        "X-Session": "x",
        "IntegrationId": "12345_678900",
        "X-Integration-Key": "12345_678900",
    }
    body = {name: value for name, value in plain.items() if not name.endswith(("Key", "Url"))}
    body.pop("IntegrationId")
    written, traffic = recorded(seen(method="POST", headers=plain, body=body), keep_bodies=True)
    [one] = traffic.calls
    assert json.loads(one.body or "") == body
    assert (one.host, one.integration_id) == ("12345.rest.afas.online", "12345_678900")
    assert "<redacted>" not in written


def test_a_credential_is_hidden_however_many_came_after_it() -> None:
    calls = [seen(headers={"Authorization": f"Bearer {secret(number)}"}) for number in range(300)]
    echoes = [
        seen(f"/connectors/A?orderbyfieldids={quote(secret(0))}", answer=secret(1)),
        seen(status=500, answer={"externalMessage": secret(2)}, back={"Server": secret(3)}),
    ]
    written, traffic = recorded(*calls, *echoes, keep_bodies=True)
    assert [number for number in range(300) if secret(number) in written] == []
    assert len(traffic.calls) == 302
