"""The sandbox as tests of others work with it: faults, requests, writes."""

from __future__ import annotations

import http.client
import json
from base64 import b64encode
from collections.abc import Iterator
from contextlib import closing
from urllib.parse import quote, urlencode, urlsplit

import pytest

from profit_check.sandbox.faults import Fault, Proceed, fault
from profit_check.sandbox.fixture import ProfitSandbox, SharedSandbox
from profit_check.sandbox.messages import Request, Response
from profit_check.sandbox.world import World
from tests.harness import sample_world

ARTICLES = "/connectors/Webshop_Articles"
ORDER = {"FbSales": {"Element": {"Fields": {"OrDa": "2026-11-23", "DbId": "10001"}}}}


@fault(trips=[], tls=True)
def encrypted(world: World, request: Request, proceed: Proceed) -> Response:
    """Shows over TLS only."""
    return proceed(world, request)


@pytest.fixture(scope="module")
def shared() -> Iterator[SharedSandbox]:
    with SharedSandbox(sample_world()).serving() as serving:
        yield serving


@pytest.fixture
def sandbox(shared: SharedSandbox) -> ProfitSandbox:
    return shared.begin()


def ask(
    sandbox: ProfitSandbox, path: str, method: str = "GET", body: object = None, **headers: str
) -> int:
    """The status of the answer."""
    address = urlsplit(sandbox.base_url)
    given = {"Authorization": sandbox.authorization, **headers}
    content = body if isinstance(body, str) or body is None else json.dumps(body)
    with closing(http.client.HTTPConnection(address.netloc, timeout=10)) as opened:
        opened.request(method, address.path + path, content, given)
        answer = opened.getresponse()
        answer.read()
        return answer.status


def test_a_request_is_seen_with_what_a_test_asks_about(sandbox: ProfitSandbox) -> None:
    ask(sandbox, f"{ARTICLES}?Skip=0&take=2", IntegrationId="12345_678900")
    [seen] = sandbox.requests
    assert (seen.method, seen.path, seen.query) == ("GET", ARTICLES, "Skip=0&take=2")
    assert seen.parameters == {"skip": "0", "take": "2"}
    assert (seen.connector, seen.status, seen.wrote) == ("Webshop_Articles", 200, False)
    assert seen.headers["integrationid"] == "12345_678900"
    assert repr(seen) == f"<GET {ARTICLES}?Skip=0&take=2 -> 200>"


def test_writes_are_those_that_were_carried_out(sandbox: ProfitSandbox) -> None:
    assert ask(sandbox, "/connectors/FbSales", "POST", ORDER) == 201
    assert ask(sandbox, "/connectors/FbSales", "POST", {"FbSales": {}}) == 500
    assert [request.method for request in sandbox.requests] == ["POST", "POST"]
    [write] = sandbox.writes
    assert write.json == ORDER


def test_a_fault_shows_until_it_is_switched_off(sandbox: ProfitSandbox) -> None:
    sandbox.faults.add("maintenance-of-rows", "connector-blocked=Webshop_Stock")
    assert list(sandbox.faults) == ["maintenance-of-rows", "connector-blocked=Webshop_Stock"]
    assert ask(sandbox, ARTICLES) == 503
    sandbox.faults.remove("maintenance-of-rows", "never-was-on")
    assert (ask(sandbox, ARTICLES), ask(sandbox, "/connectors/Webshop_Stock")) == (200, 500)
    sandbox.faults.clear()
    assert ask(sandbox, "/connectors/Webshop_Stock") == 200
    assert repr(sandbox.faults) == "<faults: none>"


def test_a_fault_shows_within_a_block_beside_those_that_are_on(sandbox: ProfitSandbox) -> None:
    sandbox.faults.add("connector-blocked=Webshop_Stock")
    with pytest.raises(ZeroDivisionError), sandbox.faults.showing("maintenance"):
        assert ask(sandbox, ARTICLES) == 503
        _ = 1 / 0
    assert list(sandbox.faults) == ["connector-blocked=Webshop_Stock"]
    assert ask(sandbox, ARTICLES) == 200


def test_a_fault_can_show_a_number_of_times(sandbox: ProfitSandbox) -> None:
    sandbox.faults.add("maintenance-of-rows=Webshop_Articles", times=2)
    ask(sandbox, "/connectors/Webshop_Stock")
    assert [ask(sandbox, ARTICLES) for _ in range(3)] == [503, 503, 200]


def test_a_fault_of_ones_own_does_as_well(sandbox: ProfitSandbox) -> None:
    @fault(trips=[])
    def teapot(world: World, request: Request, proceed: Proceed) -> Response:
        """Everything is tea."""
        return Response(418)

    sandbox.faults.add(teapot)
    assert ask(sandbox, ARTICLES) == 418
    sandbox.faults.remove(teapot)
    assert ask(sandbox, ARTICLES) == 200


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("maintenanc", "maintenanc: no such fault; did you mean maintenance?"),
        ("connector-blocked=Nobody", "connector-blocked=Nobody: there is no such connector"),
        (encrypted, "encrypted: shows over TLS only"),
    ],
)
def test_a_fault_that_cannot_show_is_refused_and_nothing_changes(
    sandbox: ProfitSandbox, name: str | Fault, told: str
) -> None:
    sandbox.faults.add("maintenance")
    with pytest.raises(ValueError, match=r"^" + told.replace("?", r"\?")):
        sandbox.faults.add("connector-silent", name)
    assert list(sandbox.faults) == ["maintenance"]


def test_no_secret_of_the_sandbox_can_be_seen(sandbox: ProfitSandbox) -> None:
    token, encoded = sandbox.token, b64encode(sandbox.token.encode()).decode()
    form = {"client_id": sandbox.client_id, "client_secret": sandbox.client_secret}
    ask(sandbox, f"{ARTICLES}?token={quote(token)}")
    ask(sandbox, "/oauth/token", "POST", urlencode({"grant_type": "client_credentials", **form}))
    ask(sandbox, f"/connectors/{quote(token, safe='')}", "POST", {"token": token}, Cookie=encoded)
    seen = "".join(
        f"{one.path}{one.query}{one.parameters}{one.headers}{one.body!r}{one.connector}{one!r}"
        for one in sandbox.requests
    )
    digits = token.partition("<data>")[2].partition("<")[0]
    for secret in (digits, encoded, sandbox.client_secret):
        assert secret not in seen
    assert sandbox.client_id in seen


def test_a_foreign_credential_cannot_be_seen_either(sandbox: ProfitSandbox) -> None:
    assert ask(sandbox, ARTICLES, Authorization="Bearer of-somebody-else") == 401
    assert ask(sandbox, ARTICLES, Authorization="somebody-else") == 401
    form = {"grant_type": "client_credentials", "client_secret": "of-somebody-else"}
    ask(sandbox, "/oauth/token", "POST", urlencode(form))
    first, second, _ = sandbox.requests
    assert first.headers["authorization"].startswith("Bearer ")
    seen = "".join(f"{one.headers}{one.body!r}" for one in sandbox.requests)
    assert "somebody" not in seen
    assert second.headers["authorization"]
