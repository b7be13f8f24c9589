"""The credential of a recorded request, and where else a secret stands."""

from __future__ import annotations

import json
from base64 import b64encode

import pytest

from profit_check.model import AuthorizationForm
from profit_check.traffic.authorization import read, withheld
from profit_check.traffic.marks import Marker
from profit_check.traffic.texts import Texts
from tests.traffic.made_har import (
    DIGITS,
    ENCODED,
    KEY,
    TOKEN,
    call,
    entry,
    har,
    reading,
)

AUTHORIZATIONS = {
    f"AfasToken {ENCODED}": (AuthorizationForm.AFAS_TOKEN_BASE64, "AfasToken"),
    f"afastoken  {ENCODED.rstrip('=')}": (AuthorizationForm.AFAS_TOKEN_BASE64, "afastoken"),
    ENCODED: (AuthorizationForm.AFAS_TOKEN_BASE64, ""),
    f"AfasToken {TOKEN}": (AuthorizationForm.AFAS_TOKEN_PLAIN, "AfasToken"),
    f"AfasToken {DIGITS}": (AuthorizationForm.AFAS_TOKEN_PLAIN, "AfasToken"),
    TOKEN: (AuthorizationForm.AFAS_TOKEN_PLAIN, ""),
    "AfasToken zzz": (AuthorizationForm.OTHER, "AfasToken"),
    "AfasToken": (AuthorizationForm.OTHER, "AfasToken"),
    "bearer abc": (AuthorizationForm.BEARER, "bearer"),
    "Basic YTpi": (AuthorizationForm.BASIC, "Basic"),
    "correct horse": (AuthorizationForm.OTHER, ""),
    "AfasToken <redacted>": (AuthorizationForm.WITHHELD, "AfasToken"),
    "Bearer ****": (AuthorizationForm.WITHHELD, "Bearer"),
    "[REMOVED]": (AuthorizationForm.WITHHELD, ""),
    "<<redacted>>": (AuthorizationForm.WITHHELD, ""),
    "AfasToken {{token}}": (AuthorizationForm.WITHHELD, "AfasToken"),
    "Bearer ${ACCESS_TOKEN}": (AuthorizationForm.WITHHELD, "Bearer"),
    "AfasToken <token>": (AuthorizationForm.WITHHELD, "AfasToken"),
    "AfasToken [redacted by tool]": (AuthorizationForm.WITHHELD, "AfasToken"),
    "AfasToken (omitted)": (AuthorizationForm.WITHHELD, "AfasToken"),
    "hidden by Charles": (AuthorizationForm.WITHHELD, ""),
    "Bearer eyJ0****cXg": (AuthorizationForm.WITHHELD, "Bearer"),
    "Bearer unhidden1234": (AuthorizationForm.BEARER, "Bearer"),
    "secret token": (AuthorizationForm.OTHER, ""),
    " ": (AuthorizationForm.NONE, ""),
}


@pytest.mark.parametrize("value", AUTHORIZATIONS)
def test_a_credential_is_known_by_its_form(value: str) -> None:
    one = call(headers={"AUTHORIZATION": value}).authorization
    assert (one.form, one.scheme) == AUTHORIZATIONS[value]
    assert call(headers={"authorization": value}).authorization == one


@pytest.mark.parametrize("value", AUTHORIZATIONS)
def test_a_credential_that_is_withheld_tells_the_same(value: str) -> None:
    marker = Marker(KEY)
    shown = withheld(value, marker)
    assert read(shown, marker, Texts()) == read(value, marker, Texts())
    assert withheld(shown, marker) == shown


def test_credentials_have_equal_marks_only_when_they_are_equal() -> None:
    marks = {call(headers={"authorization": f"Bearer {each}"}).authorization.mark for each in "aab"}
    assert len(marks) == 2


OTHER_DIGITS = "0a1b2c3d" * 8
JWT = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ0ZXN0cyJ9.c2lnbmF0dXJl"
SECRETS = {
    "the header's own": ("x=" + ENCODED, True),
    "a token": (f"x=%3Ctoken%3E%3Cversion%3E1%3C/version%3E%3Cdata%3E{OTHER_DIGITS}", True),
    "its digits": ("x=" + DIGITS, True),
    "its digits in capitals": ("x=" + DIGITS.upper(), True),
    "the Base64 of its digits": ("x=" + b64encode(DIGITS.encode()).decode(), True),
    "the digits of another": ("x=" + OTHER_DIGITS, None),
    "the Base64 of other digits": ("x=" + b64encode(OTHER_DIGITS.encode()).decode(), None),
    "more digits than it has": ("x=" + OTHER_DIGITS + "00", False),
    "the id of a file": ("x=" + DIGITS[:32], False),
    "a bearer token": ("access_token=abc", True),
    "a bearer token of digits": ("access_token=" + OTHER_DIGITS, True),
    "other digits behind a scheme": ("x=AfasToken+" + OTHER_DIGITS, True),
    "a JWT": ("x=" + JWT, None),
    "a JWT behind a scheme": ("x=Bearer+" + JWT, True),
    "a name of it": ("orderbyfieldids=access_token", False),
}


@pytest.mark.parametrize("text", SECRETS)
def test_a_secret_in_a_url_or_a_body_is_told_from_what_only_may_be_one(text: str) -> None:
    written, expected = SECRETS[text]
    shown = (expected is True, expected is None)
    read = call("/connectors/A?" + written)
    assert (read.secret_in_url, bool(read.like_secret_in_url)) == shown
    one = call(method="POST", sent=json.dumps({"note": written}))
    assert (one.secret_in_url, one.like_secret_in_url) == (False, ())
    assert (one.secret_in_body, bool(one.like_secret_in_body)) == shown


@pytest.mark.parametrize("sent", [f"AfasToken {ENCODED}", f"AfasToken {TOKEN}", f"Bearer {DIGITS}"])
@pytest.mark.parametrize("written", [DIGITS, DIGITS.upper(), b64encode(DIGITS.encode()).decode()])
def test_what_looks_like_a_secret_is_known_by_the_credential_that_another_call_sends(
    sent: str, written: str
) -> None:
    bare = call("/connectors/A?x=" + written, headers={})
    assert not bare.secret_in_url
    using = call(headers={"Authorization": sent})
    assert {*bare.like_secret_in_url} <= {*using.credentials} and bare.like_secret_in_url


def test_a_secret_that_is_asked_for_is_no_leak() -> None:
    odd = entry("/oauth/token", method="POST", answer={"expires_in": 3600}, headers={})
    secret = {"name": "client_secret", "value": "hush-hush-hush-hush"}
    odd["request"]["postData"] = {"params": [secret]}
    [one] = reading(har(odd)).calls
    assert (one.secret_in_body, one.token_lifetime) == (False, 3600.0)
