"""What the Client sends, and what it makes of answers."""

from __future__ import annotations

import asyncio
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from profit_check import __version__
from profit_check.errors import UsageError
from profit_check.model import Answer, Failure, Question
from profit_check.wire.exchange import RawAnswer
from tests.wire.scripted import BASE, CLASSIC, Scripted, answer, client

METAINFO = Question("/metainfo")
ROWS = Question("/connectors/Acme_Articles", (("skip", "0"), ("take", "5")))


def ask(found: RawAnswer | Failure, question: Question = METAINFO, **options: Any) -> Answer:
    """The Client's answer when the other side says `found`."""
    return asyncio.run(client(Scripted([found]), **options).send(question))


def test_every_request_says_who_asks_and_in_what_language() -> None:
    there = Scripted([answer({})])
    subject = client(there, integration_id="12345_678900", accept_language="nl-nl")
    asyncio.run(subject.send(METAINFO))
    assert there.headers() == {
        "user-agent": f"profit-check/{__version__}",
        "accept": "application/json",
        "accept-language": "nl-nl",
        "integrationid": "12345_678900",
        "authorization": CLASSIC.authorization,
    }


def test_the_credential_is_sent_forged_or_left_out_as_the_question_says() -> None:
    there = Scripted(lambda request: answer({}))
    subject = client(there)
    for credential in ("own", "none", "forged"):
        asyncio.run(subject.send(Question("/metainfo", credential=credential)))
    own, none, forged = (there.headers(place).get("authorization") for place in range(3))
    assert own == CLASSIC.authorization
    assert none is None
    assert forged and forged != own


def test_a_question_becomes_a_url_that_stays_readable() -> None:
    there = Scripted([answer({})])
    query = (("orderbyfieldids", "-Code,Na me"), ("filtervalues", "a&b=c;d+e"))
    asyncio.run(client(there).send(Question("/connectors/Acme Ärticles?", query)))
    url = there.requests[0].url
    assert url.startswith(
        f"{BASE}/connectors/Acme%20%C3%84rticles%3F?orderbyfieldids=-Code,Na%20me"
    )
    assert dict(parse_qsl(urlsplit(url).query)) == dict(query)


def test_a_slash_that_is_escaped_in_a_path_stays_so() -> None:
    there = Scripted([answer({})])
    asyncio.run(client(there).send(Question("/connectors/In%2FUit")))
    assert there.requests[0].url == f"{BASE}/connectors/In%2FUit"


@pytest.mark.parametrize(
    "base",
    [
        "ftp://host/x",
        "host.example",
        "https://",
        "https://u:pw@h/x",
        "https://h/?a=b",
        "http://h:x/",
    ],
)
def test_a_base_url_that_no_request_can_go_to_is_wrong_usage(base: str) -> None:
    with pytest.raises(UsageError, match="base_url") as raised:
        client(Scripted([]), base=base)
    assert "pw" not in str(raised.value)


def test_a_credential_is_not_sent_over_plain_http_to_another_machine() -> None:
    there = Scripted([answer({})])
    subject = client(there, base="http://profit.example/ProfitRestServices")
    refused = asyncio.run(subject.send(METAINFO))
    assert (refused.status, refused.failure) == (None, Failure.PLAIN_HTTP)
    assert there.requests == []
    assert subject.traffic.count == 0
    asyncio.run(subject.send(Question("/metainfo", credential="none")))
    assert len(there.requests) == 1


@pytest.mark.parametrize("host", ["127.0.0.1:8099", "localhost", "[::1]:80", "127.9.9.9"])
def test_a_credential_may_go_over_plain_http_within_this_machine(host: str) -> None:
    there = Scripted([answer({})])
    asyncio.run(client(there, base=f"http://{host}/ProfitRestServices").send(METAINFO))
    assert "authorization" in there.headers()


def test_json_is_given_with_status_headers_and_size() -> None:
    found = ask(answer({"info": {"envid": "T12345AA"}}, 200, {"X-Trace-Identifier": "7"}))
    assert found.content == {"info": {"envid": "T12345AA"}}
    assert (found.status, found.unreadable, found.headers) == (
        200,
        None,
        {"x-trace-identifier": "7"},
    )
    assert found.size == 31


@pytest.mark.parametrize(
    ("found", "says"),
    [
        (answer(b""), "the answer is empty"),
        (answer(b"", 401), "the answer is empty"),
        (answer(b"<html><body>Proxy</body></html>"), "the answer is HTML"),
        (answer(b'{"info": {"env'), "cut off"),
        (answer(b"\x1f\x8b\x00binary"), "not in the charset"),
        (answer(b"a\0b"), "the answer is binary"),
        (
            answer(b'{"a":"\xe9"}', 200, {"Content-Type": "application/json; charset=utf-8"}),
            "charset",
        ),
        (answer(b'{"a":' + b"[" * 3000 + b"]" * 3000 + b"}"), "nested too deeply"),
        (answer(b'{"a\\u001b":' + b"[" * 700 + b"]" * 700 + b"}"), "nested too deeply"),
    ],
)
def test_an_answer_without_json_says_what_it_is(found: RawAnswer, says: str) -> None:
    result = ask(found)
    assert result.content is None
    assert result.unreadable and says in result.unreadable


def test_nobody_answering_is_an_answer_with_its_reason() -> None:
    found = ask(Failure.UNRESOLVED)
    assert (found.status, found.failure, found.detail) == (
        None,
        Failure.UNRESOLVED,
        "it was unresolved",
    )


def test_a_redirect_is_an_answer_and_the_credential_goes_nowhere_else() -> None:
    there = Scripted([answer(b"", 302, {"Location": "https://elsewhere.example/"})])
    found = asyncio.run(client(there).send(METAINFO))
    assert (found.status, found.headers["location"]) == (302, "https://elsewhere.example/")
    assert [request.url for request in there.requests] == [f"{BASE}/metainfo"]


@pytest.mark.parametrize("question", [METAINFO, ROWS])
def test_what_a_run_keeps_may_be_less_large_than_a_page_of_rows(question: Question) -> None:
    status = 200 if question is METAINFO else 500
    wide = answer(b"[" + b"0," * 260_000 + b"0]", status)
    long = answer(b'{"a": "' + b"x" * (9 << 20) + b'"}', status)
    assert ask(wide, question).unreadable == "the answer has over 250,000 values"
    assert ask(long, question).unreadable == "the answer has over 8 MB"
    page = answer({"rows": [0] * 260_000})
    assert ask(page, ROWS).unreadable is None
