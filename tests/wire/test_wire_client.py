"""What the Client sends, what it makes of answers, and what it never does."""

from __future__ import annotations

import asyncio
import json
from base64 import b64encode
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from profit_check import __version__
from profit_check.errors import UsageError
from profit_check.model import Answer, Failure, Question
from profit_check.wire.client import Client
from profit_check.wire.credentials import ClassicCredential
from profit_check.wire.exchange import RawAnswer, RawRequest
from tests.wire.scripted import BASE, CLASSIC, DIGITS, Clock, Scripted, answer, client

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
        asyncio.run(subject.send(Question("/metainfo", credential=credential)))  # type: ignore[arg-type]
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
    assert found.size == 30


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
    assert [each.url for each in subject.evidence][0] == f"{BASE}/metainfo"
    assert [each.content for each in subject.seen] == [None, None]
    assert subject.traffic.count == 2


# --- how often, how many -----------------------------------------------------------------------


def test_maintenance_that_is_soon_over_is_waited_for() -> None:
    clock = Clock()
    there = Scripted([answer({"retry_after": 4}, 503), answer({"a": 1})])
    subject = client(there, clock=clock)
    assert asyncio.run(subject.send(METAINFO)).content == {"a": 1}
    assert clock.slept == [4.0]
    assert [each.status for each in subject.seen] == [503, 200]
    assert subject.seen[0].detail == "asked again after the 4 s that Profit asks to wait"
    assert subject.traffic.count == 2


def test_maintenance_that_lasts_is_the_answer() -> None:
    clock = Clock()
    found = asyncio.run(
        client(Scripted([answer({"retry_after": 7200}, 503)]), clock=clock).send(METAINFO)
    )
    assert (found.status, clock.slept) == (503, [])
    assert found.detail == "Profit asks to wait 7200 s, which was not waited for"


def test_waiting_for_maintenance_ends_however_many_ask() -> None:
    clock = Clock()
    there = Scripted(lambda request: answer({"retry_after": 30}, 503))
    subject = client(there, clock=clock)

    async def run() -> None:
        await asyncio.gather(*(subject.send(METAINFO) for _ in range(20)))

    asyncio.run(run())
    assert sum(clock.slept) <= 120


def test_a_connection_that_breaks_is_tried_twice_more() -> None:
    clock = Clock()
    there = Scripted([Failure.RESET, Failure.REFUSED, answer({"a": 1})])
    assert asyncio.run(client(there, clock=clock).send(METAINFO)).content == {"a": 1}
    assert clock.slept == [0.25, 0.5]
    lost = client(Scripted([Failure.RESET] * 3))
    assert asyncio.run(lost.send(METAINFO)).failure is Failure.RESET


class _Counting:
    """A transport that takes its time, and counts how many ask at once."""

    def __init__(self) -> None:
        self.now = self.most = 0

    async def exchange(self, request: RawRequest) -> RawAnswer:
        self.now += 1
        self.most = max(self.most, self.now)
        await asyncio.sleep(0.001)
        self.now -= 1
        return answer({})

    async def close(self) -> None: ...


def test_never_more_than_five_requests_are_in_flight() -> None:
    there = _Counting()
    subject = Client(BASE, ClassicCredential(DIGITS), there)

    async def run() -> None:
        questions = (Question(f"/metainfo/get/{number}") for number in range(40))
        await asyncio.gather(*map(subject.send, questions))

    asyncio.run(run())
    assert there.most == 5
    assert subject.traffic.peak_parallel == 5
    assert subject.traffic.count == 40


def test_closing_lets_go_of_the_transport() -> None:
    there = Scripted([])
    asyncio.run(client(there).close())
    assert there.closed
