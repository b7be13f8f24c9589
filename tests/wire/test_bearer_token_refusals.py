"""OAuth: what follows when no bearer token is granted."""

from __future__ import annotations

import asyncio

import pytest

from profit_check.model import Answer, Failure, Question
from profit_check.wire.client import Client
from profit_check.wire.exchange import RawAnswer
from tests.wire.scripted import OAUTH, Scripted, answer, client

METAINFO = Question("/metainfo")
FORGED = Question("/metainfo", credential="forged")
INVALID = answer(b"", 401, {"WWW-Authenticate": 'Bearer error="invalid_token"'})


def ask(subject: Client, *questions: Question) -> list[Answer]:
    async def run() -> list[Answer]:
        return list(await asyncio.gather(*map(subject.send, questions)))

    return asyncio.run(run())


@pytest.mark.parametrize(
    "refusal",
    [
        answer({"error": "invalid_client"}, 400),
        answer({"error": "invalid_client", "access_token": "canary"}, 400),
        answer({"token_type": "Bearer"}),
        answer({"access_token": None}),
        answer({"access_token": ""}),
        answer({"access_token": ["canary"]}),
        answer({"access_token": "canary\r\nX-Injected: yes"}),
        answer(b"<html>"),
        answer(b""),
        Failure.TIMEOUT,
    ],
)
def test_without_a_token_nothing_is_asked_and_the_grant_is_named(
    refusal: RawAnswer | Failure,
) -> None:
    there = Scripted([refusal])
    subject = client(there, OAUTH)
    for question in (METAINFO, FORGED, METAINFO):
        [found] = ask(subject, question)
        assert (found.status, found.failure) == (None, Failure.NO_TOKEN)
        assert found.detail == "no access token was granted"
        assert found.evidence == subject.evidence[0].id
    assert len(there.requests) == 1
    assert "canary" not in repr((subject.evidence, asyncio.run(subject.grant())))


def test_the_error_of_the_token_endpoint_can_be_read() -> None:
    subject = client(Scripted([answer({"error": "invalid_client"}, 400)]), OAUTH)
    found = asyncio.run(subject.grant())
    assert found is not None
    assert (found.status, found.content) == (400, {"error": "invalid_client"})


def test_client_credentials_are_not_sent_over_plain_http_to_another_machine() -> None:
    there = Scripted([])
    subject = client(there, OAUTH, base="http://profit.example/x")
    found = asyncio.run(subject.grant())
    assert found is not None
    assert found.failure is Failure.PLAIN_HTTP
    assert ask(subject, METAINFO)[0].failure is Failure.PLAIN_HTTP
