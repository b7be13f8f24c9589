"""No secret and no row value gets past the Client, into an answer or into evidence."""

from __future__ import annotations

import asyncio
import json
from base64 import b64encode
from typing import Any

import pytest

from profit_check.model import Answer, Failure, Question
from profit_check.wire.exchange import RawAnswer
from tests.wire.scripted import BASE, CLASSIC, DIGITS, Scripted, answer, client

METAINFO = Question("/metainfo")
ROWS = Question("/connectors/Acme_Articles", (("skip", "0"), ("take", "5")))


def ask(found: RawAnswer | Failure, question: Question = METAINFO, **options: Any) -> Answer:
    """The Client's answer when the other side says `found`."""
    return asyncio.run(client(Scripted([found]), **options).send(question))


def excerpt(found: RawAnswer, question: Question = ROWS, **options: Any) -> str:
    """What is kept of `found` as evidence."""
    subject = client(Scripted([found]), **options)
    asyncio.run(subject.send(question))
    return subject.evidence[0].response_excerpt


# --- secrets -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "found",
    [
        answer({"externalMessage": f"unknown token {DIGITS}"}, 500),
        answer(f"<html>{CLASSIC.authorization}</html>".encode(), 500),
        answer(b64encode(f"{DIGITS}".encode())),
        answer({}, 200, {"X-Echo": CLASSIC.authorization}),
        answer(b"\xff\xfe" + DIGITS.encode()),
        answer({"deep": [{"er": DIGITS.lower()}]}),
    ],
)
@pytest.mark.parametrize("question", [METAINFO, ROWS])
def test_an_answer_that_echoes_the_credential_is_known_and_does_not_show_it(
    found: RawAnswer, question: Question
) -> None:
    subject = client(Scripted([found]))
    result = asyncio.run(subject.send(question))
    assert result.echoes_credential
    for shown in (repr(result), repr(subject.evidence), repr(subject.seen), repr(subject)):
        assert DIGITS.lower() not in shown.lower()
        assert CLASSIC.authorization[30:] not in shown


def test_an_answer_that_echoes_nothing_is_not_accused() -> None:
    log_reference = {"profitLogReference": "0123456789ABCDEF0123456789ABCDEF"}
    assert not ask(answer(log_reference, 500)).echoes_credential


def test_rows_that_look_like_secrets_stay_apart_in_content_and_hidden_in_evidence() -> None:
    hashes = [f"{number:064x}" for number in range(3)]
    body = {"rows": [{"Hash": each} for each in hashes]}
    there = Scripted(lambda request: answer(body))
    subject = client(there, keep_rows=True)
    found = asyncio.run(subject.send(ROWS))
    assert [row["Hash"] for row in found.content["rows"]] == hashes
    assert "000000" not in subject.evidence[0].response_excerpt


def test_authorization_and_cookies_are_masked_in_evidence() -> None:
    headers = {"Set-Cookie": "session=canary", "X-PROFIT-ERROR": "Y2FuYXJ5", "Server": "Profit"}
    subject = client(Scripted([answer({}, 200, headers)]))
    found = asyncio.run(subject.send(METAINFO))
    [evidence] = subject.evidence
    assert evidence.request_headers["Authorization"] == "AfasToken <redacted>"
    assert evidence.response_headers["set-cookie"] == "<redacted>"
    assert evidence.response_headers["x-profit-error"] == "<redacted>"
    assert evidence.response_headers["server"] == "Profit"
    assert "canary" not in repr(found)


def test_what_acts_on_a_terminal_is_spelled_out_in_content_headers_and_evidence() -> None:
    body = {"info": {"appName\u202e": "\x1b]0;title\x07 \ud800"}}
    subject = client(Scripted([answer(body, 200, {"Server": "\x1b[2J"})]))
    found = asyncio.run(subject.send(METAINFO))
    for shown in (json.dumps(found.content, ensure_ascii=False), found.headers["server"]):
        assert "\x1b" not in shown and "\u202e" not in shown
        shown.encode("utf-8")
    assert found.content["info"]["appName\\u202e"].startswith("\\x1b]0;title\\x07")


def test_row_values_are_given_as_they_came_apart_from_secrets() -> None:
    body = {"rows": [{"Memo": "line\r\nnext \u200b", "Token": DIGITS}]}
    found = ask(answer(body), ROWS)
    assert found.content == {"rows": [{"Memo": "line\r\nnext \u200b", "Token": "<redacted>"}]}


# --- evidence ----------------------------------------------------------------------------------


def test_evidence_of_rows_shows_their_form_only() -> None:
    body = {"skip": 0, "take": 5, "rows": [{"Name": "Jan Jansen", "Age": 44}]}
    expected = {"skip": 0, "take": 5, "rows": [{"Name": "<text, 10>", "Age": "<number>"}]}
    assert json.loads(excerpt(answer(body))) == expected
    assert "Jan Jansen" in excerpt(answer(body), keep_rows=True)


@pytest.mark.parametrize(
    "found",
    [
        answer(b'{"rows": [{"Name": "Jan Jansen"}, {"Na'),
        answer(b"Name;Age\r\nJan Jansen;44"),
        answer(b"<html>Jan Jansen</html>"),
        answer(b"Jan Jansen \xff"),
        answer(b'{"rows": [{"Name": "Jan Jansen"}, {"Na', 500),
        answer({"rows": [{"Name": "Jan Jansen"}]}, 500),
        answer({"data": "Jan Jansen", "Jan": {"filedata": "Jan Jansen"}}),
        answer(["Jan Jansen", "Jan Jansen"]),
    ],
)
def test_no_row_value_gets_into_evidence_whatever_carries_it(found: RawAnswer) -> None:
    assert "Jansen" not in excerpt(found)


def test_a_refusal_is_kept_with_values_of_rows_and_filters_hidden() -> None:
    refusal = {"externalMessage": "'Bakker BV' and Jan Jansen do not exist", "errorNumber": -1}
    question = Question("/connectors/Acme", (("filtervalues", "Bakker BV,x"),))
    there = Scripted([answer(refusal, 500), answer({"rows": [{"Name": "Jan Jansen"}]})])
    subject = client(there)
    for each in (question, ROWS):
        asyncio.run(subject.send(each))
    shown = subject.evidence[0]
    assert "'<row value>' and <row value> do not exist" in shown.response_excerpt
    assert "Bakker" not in shown.url
    assert shown.url.endswith("/connectors/Acme?filtervalues=<withheld>")


def test_filter_values_in_a_redirect_are_withheld() -> None:
    place = "https://h/x?skip=0&filtervalues=Jansen&take=1"
    found = ask(answer(b"", 302, {"Location": place}), ROWS)
    assert found.headers["location"] == "https://h/x?skip=0&filtervalues=<withheld>&take=1"


def test_an_excerpt_has_at_most_2000_characters() -> None:
    long = {"info": {"appName": "x" * 100_000}}
    assert 1900 < len(excerpt(answer(long), METAINFO)) <= 2000


def test_each_exchange_is_evidence_in_order_and_answers_name_theirs() -> None:
    subject = client(Scripted(lambda request: answer({})))
    answers = [asyncio.run(subject.send(each)) for each in (METAINFO, ROWS)]
    assert [each.evidence for each in answers] == [each.id for each in subject.evidence]
    assert subject.evidence[0].url == f"{BASE}/metainfo"
    assert [each.content for each in subject.seen] == [None, None]
    assert subject.traffic.count == 2
