"""Of what the token endpoint says, only what OAuth names and is no token gets into evidence."""

from __future__ import annotations

import asyncio
import json

import pytest

from profit_check.model import Question
from profit_check.wire.exchange import RawAnswer
from tests.wire.scripted import OAUTH, Scripted, answer, client

JWT = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJjYW5hcnkifQ.c2lnbmF0dXJlY2FuYXJ5MTIzNDU2"
OPAQUE = "opaque-canary-0123"
GRANT = {"access_token": "aaaaaaaaaaaaaaaaaaaaa", "token_type": "Bearer", "expires_in": 3600}


def excerpt(found: RawAnswer, *, keep_rows: bool = False) -> str:
    """What is kept of the token endpoint's answer."""
    subject = client(Scripted([found]), OAUTH, keep_rows=keep_rows)
    asyncio.run(subject.grant())
    assert OPAQUE not in repr(subject.evidence) and JWT[40:] not in repr(subject.evidence)
    return subject.evidence[0].response_excerpt


@pytest.mark.parametrize("secret", [JWT, OPAQUE])
@pytest.mark.parametrize("keep_rows", [False, True])
def test_a_token_is_not_shown_in_whatever_form_it_comes(secret: str, keep_rows: bool) -> None:
    for content in (
        secret,
        [secret],
        {"token": secret},
        {"accessToken": secret, "expires_in": 3600},
        {"data": {"access_token": secret}},
        {"access_token": {"value": secret}},
        {**GRANT, "refreshToken": secret},
        {"error": {"token": secret}},
        {"scope": [secret]},
    ):
        excerpt(answer(content), keep_rows=keep_rows)
    for text in (
        secret,
        f"<r><access_token>{secret}</access_token></r>",
        f"access_token={secret}&token_type=bearer",
        f"{{'access_token': '{secret}'}}",
        f'{{access_token: "{secret}"}}',
        f'{{"access_token":"{secret}',
        f'{{"access_token":"{secret}","access_token":"another-token"}}',
    ):
        excerpt(answer(text.encode()), keep_rows=keep_rows)


def test_what_oauth_names_is_shown_and_of_anything_else_the_kind() -> None:
    grant = {**GRANT, "scope": "all", "note": "text", "number": 12345678901234567}
    assert json.loads(excerpt(answer(grant))) == {
        "access_token": "<redacted>",
        "token_type": "Bearer",
        "expires_in": 3600,
        "scope": "all",
        "note": "<text, 4>",
        "number": "<number>",
    }
    refusal = {"error": "invalid_client", "error_description": "The secret has ended"}
    assert json.loads(excerpt(answer(refusal, 400))) == refusal


def test_text_that_is_no_json_is_withheld() -> None:
    assert excerpt(answer(b"hello")).startswith("(5 bytes with status 200, withheld: ")


def test_a_token_by_another_name_is_a_secret_from_then_on() -> None:
    grant = {**GRANT, "refreshToken": OPAQUE}
    there = Scripted([answer(grant), answer({"info": {"appName": OPAQUE}})])
    subject = client(there, OAUTH)
    asyncio.run(subject.grant())
    found = asyncio.run(subject.send(Question("/metainfo")))
    assert found.content == {"info": {"appName": "<redacted>"}}
