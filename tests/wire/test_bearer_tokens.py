"""OAuth: a bearer token is asked once, reused, renewed when it must, and never shown."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from urllib.parse import parse_qs

import pytest

from profit_check.model import Answer, Question
from profit_check.wire.client import Client
from profit_check.wire.exchange import RawAnswer, RawRequest
from profit_check.wire.http import HttpTransport
from tests.wire.loopback import Received, response, serving
from tests.wire.scripted import BASE, OAUTH, Clock, Scripted, answer, client

METAINFO = Question("/metainfo")
FORGED = Question("/metainfo", credential="forged")
INVALID = answer(b"", 401, {"WWW-Authenticate": 'Bearer error="invalid_token"'})


class Profit:
    """Grants tokens `canary-token-1`, `-2` …; takes those that `good` accepts."""

    def __init__(
        self, good: Callable[[str], bool] = lambda token: True, expires_in: object = 3600
    ) -> None:
        self.granted = 0
        self.good = good
        self.expires_in = expires_in

    def __call__(self, request: RawRequest) -> RawAnswer:
        if request.url == f"{BASE}/oauth/token":
            self.granted += 1
            return answer(self._grant())
        authorization = dict(request.headers).get("Authorization", "")
        return answer({"a": 1}) if self.good(authorization.partition(" ")[2]) else INVALID

    def _grant(self) -> dict[str, object]:
        token = f"canary-token-{self.granted}"
        lifetime = {"token_type": "Bearer", "expires_in": self.expires_in}
        return {"access_token": token, "refresh_token": None, **lifetime}


def ask(subject: Client, *questions: Question) -> list[Answer]:
    async def run() -> list[Answer]:
        return list(await asyncio.gather(*map(subject.send, questions)))

    return asyncio.run(run())


def test_the_token_is_asked_with_a_form_and_sent_as_a_bearer_token() -> None:
    there = Scripted(Profit())
    ask(client(there, OAUTH, integration_id="1_2"), METAINFO)
    grant, question = there.requests
    assert grant.method == "POST"
    assert parse_qs(grant.body.decode()) == {
        "grant_type": ["client_credentials"],
        "client_id": [OAUTH.client_id],
        "client_secret": [OAUTH.client_secret],
    }
    assert there.headers(0)["content-type"] == "application/x-www-form-urlencoded"
    assert there.headers(0)["integrationid"] == "1_2"
    assert "authorization" not in there.headers(0)
    assert dict(question.headers)["Authorization"] == "Bearer canary-token-1"


def test_the_token_is_asked_once_on_a_real_socket_however_many_ask_at_once() -> None:
    async def handle(received: Received, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0.01)
        token = {"access_token": "canary-token", "token_type": "Bearer", "expires_in": 60}
        writer.write(response(json.dumps(token if received.method == "POST" else {}).encode()))

    async def run() -> list[Received]:
        async with serving(handle) as server:
            subject = Client(server.url, OAUTH, HttpTransport())
            questions = (Question(f"/metainfo/get/{number}") for number in range(12))
            await asyncio.gather(subject.grant(), *map(subject.send, questions))
            await subject.close()
            return server.requests

    requests = asyncio.run(run())
    assert [each.method for each in requests].count("POST") == 1
    assert len(requests) == 13
    bearers = {each.headers.get("authorization") for each in requests if each.method == "GET"}
    assert bearers == {"Bearer canary-token"}


def test_the_grant_is_given_without_the_token() -> None:
    subject = client(Scripted(Profit()), OAUTH)
    found = asyncio.run(subject.grant())
    assert found is not None
    assert found.content == {
        "access_token": "<redacted>",
        "refresh_token": None,
        "token_type": "Bearer",
        "expires_in": 3600,
    }
    assert not found.echoes_credential
    assert "canary" not in repr((found, subject.evidence, subject.seen))


def test_a_classic_token_is_not_granted() -> None:
    assert asyncio.run(client(Scripted([])).grant()) is None


def test_a_token_is_reused_until_shortly_before_it_ends() -> None:
    clock, profit = Clock(), Profit()
    subject = client(Scripted(profit), OAUTH, clock)
    for now, granted in ((1000, 1), (4500, 1), (4541, 2), (8000, 2)):
        clock.now = now
        ask(subject, METAINFO, METAINFO)
        assert profit.granted == granted


@pytest.mark.parametrize("expires_in", [None, 0, -1, "soon", True, [], 10**400])
def test_a_token_without_a_lifetime_is_used_as_long_as_it_works(expires_in: object) -> None:
    clock, profit = Clock(), Profit(expires_in=expires_in)
    subject = client(Scripted(profit), OAUTH, clock)
    for _ in range(3):
        ask(subject, METAINFO)
        clock.now += 100_000
    assert profit.granted == 1


def test_a_lifetime_given_as_text_is_understood() -> None:
    clock, profit = Clock(), Profit(expires_in="100")
    subject = client(Scripted(profit), OAUTH, clock)
    ask(subject, METAINFO)
    clock.now += 91
    ask(subject, METAINFO)
    assert profit.granted == 2


def test_a_token_that_became_invalid_is_renewed_once_for_all_who_ask() -> None:
    profit = Profit(good=lambda token: token.endswith("2"))
    subject = client(Scripted(profit), OAUTH)
    answers = ask(subject, *[METAINFO] * 5)
    assert [each.status for each in answers] == [200] * 5
    assert profit.granted == 2


def test_a_token_that_is_never_taken_is_not_asked_for_again_and_again() -> None:
    profit = Profit(good=lambda token: False)
    subject = client(Scripted(profit), OAUTH)
    for _ in range(4):
        assert {each.status for each in ask(subject, METAINFO, METAINFO)} == {401}
    assert profit.granted == 2


def test_a_token_that_worked_again_may_be_renewed_again() -> None:
    good = {"1"}
    profit = Profit(good=lambda token: token[-1] in good)
    subject = client(Scripted(profit), OAUTH)
    for newest in "1234":
        good.clear()
        good.add(newest)
        assert ask(subject, METAINFO)[0].status == 200
    assert profit.granted == 4


def test_a_refusal_for_another_reason_does_not_renew_the_token() -> None:
    profit = Profit()
    there = Scripted(
        lambda request: profit(request) if request.method == "POST" else answer(b"", 401)
    )
    assert ask(client(there, OAUTH), METAINFO)[0].status == 401
    assert profit.granted == 1


def test_a_forged_token_differs_and_its_refusal_renews_nothing() -> None:
    profit = Profit(good=lambda token: token == "canary-token-1")
    there = Scripted(profit)
    own, forged = ask(client(there, OAUTH), METAINFO, FORGED)
    assert (own.status, forged.status, profit.granted) == (200, 401, 1)
    sent = dict(there.requests[-1].headers)["Authorization"]
    differing = [a != b for a, b in zip(sent, "Bearer canary-token-1", strict=True)]
    assert sum(differing) == 1


def test_of_a_signed_token_the_signature_is_forged() -> None:
    there = Scripted([answer({"access_token": "head.body.signature"}), answer({})])
    ask(client(there, OAUTH), FORGED)
    sent = dict(there.requests[-1].headers)["Authorization"]
    assert sent.startswith("Bearer head.body.") and sent != "Bearer head.body.signature"


def test_a_client_secret_or_bearer_token_that_is_echoed_is_known() -> None:
    for canary in ("client-secret-canary", "canary-token-1"):
        profit = Profit()
        there = Scripted(
            lambda request, profit=profit, canary=canary: (  # type: ignore[misc]
                profit(request) if request.method == "POST" else answer({"m": canary}, 500)
            )
        )
        subject = client(there, OAUTH)
        [found] = ask(subject, METAINFO)
        assert found.echoes_credential
        assert "canary" not in repr((found.content, subject.evidence))


def test_a_token_endpoint_that_grants_the_same_token_again_echoes_nothing() -> None:
    granted = answer({"access_token": "canary-token", "expires_in": 10})
    clock = Clock()
    there = Scripted(lambda request: granted if request.method == "POST" else answer({}))
    subject = client(there, OAUTH, clock)
    for _ in range(3):
        ask(subject, METAINFO)
        clock.now += 20
    assert len(there.requests) == 6
    assert not any(each.echoes_credential for each in subject.seen)
