"""Who the sandbox lets in."""

from __future__ import annotations

from base64 import b64encode
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profit_check.sandbox.messages import Response
from profit_check.sandbox.world import World
from tests.sandbox.tiny_world import WORLD, ask

ROUTES = ("/profitversion", "/metainfo", "/metainfo/get/Acme_Customers", "/connectors/FbSales")


def classic(text: str, scheme: str = "AfasToken") -> str:
    return f"{scheme} {b64encode(text.encode()).decode()}"


def token_request(**form: str) -> Response:
    return ask("/oauth/token", method="POST", authorization=None, body=urlencode(form).encode())


def granted() -> dict[str, str]:
    id, secret = WORLD.client
    return {"grant_type": "client_credentials", "client_id": id, "client_secret": secret}


@pytest.mark.parametrize("scheme", ["AfasToken", "afastoken", "AFASTOKEN"])
def test_the_classic_token_opens_the_world(scheme: str) -> None:
    assert ask("/metainfo", authorization=classic(WORLD.token, scheme)).status == 200


def test_the_bearer_token_that_was_granted_opens_the_world() -> None:
    answer = token_request(**granted())
    assert answer.status == 200
    assert (answer.content["token_type"], answer.content["expires_in"]) == ("Bearer", 3600)
    bearer = f"Bearer {answer.content['access_token']}"
    assert ask("/metainfo", authorization=bearer).status == 200


OTHER = World(environment_id="O99999ZZ", version="1", get=())
REFUSED = {
    "none": None,
    "empty": "",
    "scheme only": "AfasToken",
    "another world's": classic(OTHER.token),
    "only the digits": classic(WORLD.token[29:93]),
    "not base64": "AfasToken %%%",
    "not ascii": "AfasToken ééé",
    "not utf-8": "AfasToken /////w==",
    "basic": classic(WORLD.token, "Basic"),
    "bearer for a classic token": classic(WORLD.token, "Bearer"),
    "lower case": classic(WORLD.token.lower()),
}


@pytest.mark.parametrize("name", REFUSED)
@pytest.mark.parametrize("route", ROUTES)
def test_any_other_credential_is_refused_without_a_body(route: str, name: str) -> None:
    answer = ask(route, authorization=REFUSED[name])
    assert (answer.status, answer.body) == (401, b"")
    assert answer.headers["content-type"] == "application/xml; charset=utf-8"


@pytest.mark.parametrize("route", ROUTES)
def test_a_token_in_plain_text_breaks_as_it_does_from_profit_7(route: str) -> None:
    answer = ask(route, authorization=f"AfasToken {WORLD.token}")
    assert answer.status == 500
    assert "externalMessage" in answer.content


def test_a_refused_bearer_token_says_so_in_a_header() -> None:
    answer = ask("/metainfo", authorization="Bearer nonsense")
    assert answer.status == 401
    assert answer.headers["www-authenticate"] == 'Bearer error="invalid_token"'


@given(st.text(max_size=80))
def test_no_authorization_header_but_the_right_one_is_let_in(text: str) -> None:
    assert ask("/metainfo", authorization=text).status == 401


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"grant_type": "password"}, "unsupported_grant_type"),
        ({"grant_type": ""}, "unsupported_grant_type"),
        ({"client_secret": "wrong"}, "invalid_client"),
        ({"client_secret": ""}, "invalid_client"),
        ({"client_id": "wrong"}, "invalid_client"),
    ],
)
def test_a_token_that_is_asked_for_wrongly_is_not_granted(
    change: dict[str, str], error: str
) -> None:
    answer = token_request(**{**granted(), **change})
    assert (answer.status, answer.content) == (400, {"error": error})


@given(st.binary(max_size=200))
def test_whatever_the_token_endpoint_gets_there_is_an_answer(body: bytes) -> None:
    assert ask("/oauth/token", method="POST", authorization=None, body=body).status == 400


def test_the_token_endpoint_is_only_for_post() -> None:
    assert ask("/oauth/token").status == 404
    assert ask("/oauth/authorize").status == 404


def test_each_world_has_credentials_of_its_own() -> None:
    assert WORLD.token != OTHER.token
    assert WORLD.client != OTHER.client
    assert WORLD.bearer != OTHER.bearer
