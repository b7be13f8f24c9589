"""The credential of a recorded request, and where else a secret stands."""

from __future__ import annotations

import json

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


SECRETS = {
    "the header's own": ("x=" + ENCODED, True),
    "a token": (f"x=%3Ctoken%3E%3Cversion%3E1%3C/version%3E%3Cdata%3E{DIGITS}", True),
    "its digits": ("x=" + DIGITS, True),
    "more digits than it has": ("x=" + DIGITS + "00", False),
    "the id of a file": ("x=" + DIGITS[:32], False),
    "a bearer token": ("access_token=abc", True),
    "a name of it": ("orderbyfieldids=access_token", False),
}


@pytest.mark.parametrize("text", SECRETS)
def test_a_secret_in_a_url_or_a_body_is_noticed(text: str) -> None:
    written, expected = SECRETS[text]
    assert call("/connectors/A?" + written).secret_in_url is expected
    one = call(method="POST", sent=json.dumps({"note": written}))
    assert (one.secret_in_url, one.secret_in_body) == (False, expected)


def test_a_secret_that_is_asked_for_is_no_leak() -> None:
    odd = entry("/oauth/token", method="POST", answer={"expires_in": 3600}, headers={})
    secret = {"name": "client_secret", "value": "hush-hush-hush-hush"}
    odd["request"]["postData"] = {"params": [secret]}
    [one] = reading(har(odd)).calls
    assert (one.secret_in_body, one.token_lifetime) == (False, 3600.0)
