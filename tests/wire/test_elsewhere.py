"""The credential goes to another target only where that was allowed, and in its header only."""

from __future__ import annotations

import asyncio
import json

import pytest

from profit_check.model import Answer, Failure, Question
from profit_check.wire.exchange import RawAnswer, RawRequest
from tests.wire.scripted import BASE, CLASSIC, DIGITS, OAUTH, Scripted, answer, client

OTHER = "https://12345.restaccept.afas.online/ProfitRestServices"
PLAIN = "http://accept.example/ProfitRestServices"
METAINFO = Question("/metainfo", elsewhere=OTHER)
TOKEN = answer({"access_token": "bearer-canary-0001", "expires_in": 3600})


def profit(request: RawRequest) -> RawAnswer:
    """Grants a token, and refuses whoever comes elsewhere."""
    if request.method == "POST":
        return TOKEN
    invalid = {"WWW-Authenticate": 'Bearer error="invalid_token"'}
    return answer(b"", 401, invalid) if request.url.startswith(OTHER) else answer({})


@pytest.mark.parametrize("elsewhere", [(), (PLAIN,), (BASE,), (f"{OTHER}/x",)])
@pytest.mark.parametrize("credential", [CLASSIC, OAUTH])
def test_nothing_goes_where_it_was_not_allowed(
    elsewhere: tuple[str, ...], credential: object
) -> None:
    there = Scripted(profit)
    subject = client(there, credential, elsewhere=elsewhere)  # type: ignore[arg-type]
    with pytest.raises(LookupError):
        asyncio.run(subject.send(METAINFO))
    assert not [one for one in there.requests if not one.url.startswith(BASE)]


def test_a_classic_token_goes_to_the_address_that_was_allowed() -> None:
    there = Scripted(profit)
    subject = client(there, elsewhere=(OTHER,))
    found = asyncio.run(subject.send(METAINFO))
    assert found.status == 401
    [request] = there.requests
    assert request.url == f"{OTHER}/metainfo"
    assert there.headers()["authorization"] == CLASSIC.authorization
    assert subject.evidence[0].url == request.url
    assert subject.traffic.count == 1


def test_of_oauth_only_the_bearer_token_goes_there_and_it_is_not_renewed() -> None:
    there = Scripted(profit)
    subject = client(there, OAUTH, elsewhere=(OTHER,))
    asyncio.run(subject.send(METAINFO))
    assert [(one.method, one.url) for one in there.requests] == [
        ("POST", f"{BASE}/oauth/token"),
        ("GET", f"{OTHER}/metainfo"),
    ]
    assert there.headers()["authorization"] == "Bearer bearer-canary-0001"
    assert there.requests[1].body == b""


def test_without_a_bearer_token_nothing_goes_there() -> None:
    there = Scripted([answer({"error": "invalid_client"}, 400)])
    found = asyncio.run(client(there, OAUTH, elsewhere=(OTHER,)).send(METAINFO))
    assert found.failure is Failure.NO_TOKEN
    assert len(there.requests) == 1


@pytest.mark.parametrize("credential", [CLASSIC, OAUTH])
def test_plain_http_to_another_machine_is_refused_there_too(credential: object) -> None:
    there = Scripted(profit)
    subject = client(there, credential, elsewhere=(PLAIN,))  # type: ignore[arg-type]
    found = asyncio.run(subject.send(Question("/metainfo", elsewhere=PLAIN)))
    assert found.failure is Failure.PLAIN_HTTP
    assert there.requests == []


def test_what_comes_from_elsewhere_is_redacted_as_all_else() -> None:
    there = Scripted(
        [answer({"info": {"appName": CLASSIC.authorization}}, 200, {"x-echo": DIGITS})]
    )
    subject = client(there, elsewhere=(OTHER,))
    found = asyncio.run(subject.send(METAINFO))
    assert found.echoes_credential
    for shown in (repr(found), repr(subject.evidence), json.dumps(found.content)):
        assert DIGITS.lower() not in shown.lower()
        assert CLASSIC.authorization[30:] not in shown


# --- files, and refusals that are no JSON ---------------------------------------------------------

FILE = Question("/subjectconnector/635451/7CEE")
CANARY = "Q2FuYXJ5IG9mIGEgZmlsZQ"


def told(found: RawAnswer) -> tuple[Answer, str]:
    """The answer for a file while rows are kept, and its excerpt."""
    subject = client(Scripted([found]), keep_rows=True)
    return asyncio.run(subject.send(FILE)), subject.evidence[0].response_excerpt


@pytest.mark.parametrize(
    "found",
    [
        answer({"filename": CANARY, "mimetype": "text/plain", "filedata": CANARY}),
        answer({"files": [{"filedata": CANARY}]}),
        answer(CANARY.encode()),
        answer(CANARY),
        answer({"filedata": CANARY}, 500),
        answer(f'{{"filedata": "{CANARY}'.encode()),
    ],
)
def test_no_file_gets_into_evidence_even_when_rows_are_kept(found: RawAnswer) -> None:
    assert CANARY not in told(found)[1]


def test_the_excerpt_of_a_file_shows_its_kind_and_length() -> None:
    shown = told(answer({"filename": "a.txt", "mimetype": "text/plain", "filedata": CANARY}))[1]
    assert json.loads(shown) == {
        "filename": "<text, 5>",
        "mimetype": "<text, 10>",
        "filedata": "<text, 22>",
    }


def test_a_refusal_in_plain_text_can_be_read_without_its_secrets() -> None:
    refused, _ = told(answer(f"This is blocked for {DIGITS}".encode(), 500))
    assert refused.text.startswith("This is blocked for ")
    assert DIGITS not in refused.text and "blocked" not in repr(refused)


def test_what_is_no_refusal_is_not_kept_as_text() -> None:
    assert told(answer(b"Jan Jansen", 200))[0].text == ""
    assert len(told(answer(b"x" * 100_000, 500))[0].text) == 2000
