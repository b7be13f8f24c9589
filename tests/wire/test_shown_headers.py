"""Which headers are shown, and which only by their names."""

from __future__ import annotations

import asyncio

import pytest

from profit_check.model import Question
from profit_check.wire.recording import Recorder
from profit_check.wire.redaction import MASK, Redactor
from tests.wire.scripted import DIGITS, OAUTH, Scripted, answer, client

METAINFO = Question("/metainfo")
ROWS = Question("/connectors/Acme_Articles", (("skip", "0"), ("take", "5")))
CANARY = "Jan-Canary"


def headers_shown(question: Question, headers: dict[str, str]) -> dict[str, str]:
    """The headers in evidence, of an answer with `headers`; the same that checks get."""
    subject = client(Scripted([answer({}, 200, headers)]))
    found = asyncio.run(subject.send(question))
    assert dict(found.headers) == dict(subject.evidence[0].response_headers)
    return dict(found.headers)


@pytest.mark.parametrize(
    "name",
    [
        *("Authorization", "X-Auth-Token", "X-Access-Token", "Set-Cookie", "Set-Cookie2"),
        *("X-Api-Key", "Api-Key", "X-Client-Secret", "X-Session-Id", "Authentication-Info", "DPoP"),
    ],
)
def test_a_header_whose_name_speaks_of_a_secret_is_masked(name: str) -> None:
    assert headers_shown(METAINFO, {name: CANARY}) == {name.lower(): MASK}


def test_of_rows_only_headers_of_http_and_profit_are_shown() -> None:
    known = {
        "content-type": "application/json",
        "server": "Profit",
        "retry-after": "12",
        "www-authenticate": 'Bearer error="invalid_token"',
        "x-trace-identifier": "7",
        "x-afas-proxy-version": "1.2",
    }
    others = {"warning": CANARY, "x-first-row": CANARY, "content-disposition": f"x={CANARY}"}
    shown = headers_shown(ROWS, known | others)
    assert shown == known | dict.fromkeys(others, MASK)
    assert headers_shown(METAINFO, known | {"x-first-row": "1"})["x-first-row"] == "1"


def test_a_redirect_of_rows_shows_where_to_and_what_was_asked_only() -> None:
    place = f"https://h/x?skip=0&name={CANARY}&take=1&filtervalues={CANARY}&{CANARY}#{CANARY}"
    shown = headers_shown(ROWS, {"Location": place})["location"]
    assert shown == ("https://h/x?skip=0&name=<withheld>&take=1&filtervalues=<withheld>&<withheld>")


def test_the_headers_of_a_grant_do_not_show_a_token_whatever_they_are_called() -> None:
    subject = client(Scripted([answer({}, 200, {"X-Custom": CANARY, "Server": "Profit"})]), OAUTH)
    asyncio.run(subject.grant())
    assert subject.evidence[0].response_headers == {"x-custom": MASK, "server": "Profit"}


@pytest.mark.parametrize("before", [0, 400, 480, 499, 8_000, 15_990])
def test_a_secret_is_not_shown_in_part_wherever_a_header_is_cut(before: int) -> None:
    recorder = Recorder(Redactor([DIGITS, "long-secret-" * 300]))
    for secret in (DIGITS, "long-secret-" * 300):
        for value in ("a b " * (before // 4) + secret, f"{secret} " * 6 + "x" * before):
            [shown] = recorder.showable({"X-Echo": value}).values()
            assert DIGITS[:16] not in shown and "long-secret" not in shown
            assert len(shown) <= 500
    [name] = recorder.showable({"n" * 20_000: "1"})
    assert len(name) < 100
