"""What the sandbox answers: content, refusals, and whatever else it is asked."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profit_check.sandbox import refusals
from profit_check.sandbox.messages import Request, Response
from profit_check.sandbox.respond import respond
from tests.sandbox.tiny_world import ENTERED, WORLD, ask, rows

CONNECTOR = "/connectors/Acme_Customers"
DUTCH = ("nl-nl", "nl-be", None)
ENGLISH = ("en-us", "de-de", "fr-fr")


def test_metainfo_lists_what_the_app_connector_opens() -> None:
    content = ask("/metainfo").content
    assert content["getConnectors"] == [{"id": "Acme_Customers", "description": "Customers"}]
    assert content["updateConnectors"] == [{"id": "FbSales", "description": ""}]
    assert content["info"]["envid"] == "T54321AB"
    assert content["info"]["tokenExpiry"] == "0"


def test_metainfo_of_a_connector_gives_its_fields() -> None:
    content = ask("/metainfo/get/Acme_Customers").content
    assert [field["id"] for field in content["fields"]][:2] == ["Number", "Name"]
    assert ask("/metainfo/update/FbSales").content["id"] == "FbSales"


def test_the_version_is_given() -> None:
    assert ask("/profitversion").content == {"version": "22.22.5"}


@pytest.mark.parametrize(
    "path",
    [
        "/profitrestservices/CONNECTORS/ACME_CUSTOMERS",
        "/PROFITRESTSERVICES/Connectors/acme_customers/",
        "//ProfitRestServices//connectors//Acme%5FCustomers",
    ],
)
def test_letter_case_and_spelling_of_the_path_do_not_matter(path: str) -> None:
    answer = respond(WORLD, Request("GET", path, "take=1", {"authorization": ENTERED}))
    assert (answer.status, len(answer.content["rows"])) == (200, 1)


def test_letter_case_of_parameters_does_not_matter() -> None:
    assert len(rows(SKIP="1", Take="2", OrderByFieldIds="number")) == 2


@pytest.mark.parametrize(
    ("path", "query", "dutch", "english"),
    [
        (
            "/connectors/Nothing",
            "",
            "GetConnector niet ondersteund voor deze app of de gebruiker is niet geautoriseerd",
            "GetConnector not supported for this app or the user is not authorized",
        ),
        (
            CONNECTOR,
            "orderbyfieldids=Nothing",
            "Connector-veld 'Nothing' niet gevonden",
            "Connector field 'Nothing' not found",
        ),
        (
            CONNECTOR,
            "skip=2&take=-1",
            "Er is een onverwachte fout opgetreden.",
            "An unexpected error has occurred.",
        ),
    ],
)
def test_a_refusal_is_told_in_the_language_that_was_asked(
    path: str, query: str, dutch: str, english: str
) -> None:
    for text, languages in ((dutch, DUTCH), (english, ENGLISH)):
        for language in languages:
            answer = ask(path, query, language=language)
            assert answer.status == 500
            assert answer.content["externalMessage"] == text
            assert answer.content["errorNumber"] < 0
            assert re.fullmatch("[0-9A-F]{32}", answer.content["profitLogReference"])


def test_a_blocked_connector_is_told_in_both_languages() -> None:
    for language, text in (("nl-nl", "geblokkeerd"), ("en-us", "is blocked")):
        answer = refusals.blocked(Request("GET", "/x", headers={"accept-language": language}))
        assert answer.status == 500
        assert text in answer.content["externalMessage"]


def test_maintenance_says_when_to_come_back() -> None:
    answer = refusals.maintenance(7200)
    assert (answer.status, answer.content["retry_after"]) == (503, 7200)


@pytest.mark.parametrize(
    "path",
    ["", "/", "/nothing", "/metainfo/get", "/metainfo/other/x", "/metainfo/get/a/b", "/oauth"],
)
def test_a_path_that_does_not_exist_is_not_found(path: str) -> None:
    answer = ask(path)
    assert (answer.status, answer.body) == (404, b"")


def test_a_path_outside_the_base_path_is_not_found() -> None:
    for path in ("/", "", "/metainfo", "/Other/metainfo"):
        answer = respond(WORLD, Request("GET", path, headers={"authorization": ENTERED}))
        assert answer.status == 404


@pytest.mark.parametrize("path", ["/connectors", "/connectors/FbSales", "/connectors/a/b"])
def test_what_is_no_get_connector_gives_no_rows(path: str) -> None:
    assert ask(path).status == 500


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "BREW"])
@pytest.mark.parametrize("path", [CONNECTOR, "/metainfo", "/connectors/FbSales/FbSales/@OrNu/1"])
def test_what_would_write_is_refused_and_changes_nothing(method: str, path: str) -> None:
    before = ask(CONNECTOR).body
    answer = ask(path, method=method, body=b'{"FbSales":{"Element":{}}}')
    assert (answer.status, answer.body) == (405, b"")
    assert answer.headers["allow"] == "GET, HEAD"
    assert ask(CONNECTOR).body == before


def test_a_write_without_a_credential_is_refused_for_that() -> None:
    assert ask(CONNECTOR, method="POST", authorization=None).status == 401


def test_answers_come_with_the_headers_that_afas_publishes() -> None:
    answer = ask("/metainfo")
    assert answer.headers["content-type"] == "application/json; charset=utf-8"
    assert answer.headers["cache-control"] == "no-store, no-cache"
    assert re.fullmatch("[0-9a-f]{32}", answer.headers["x-trace-identifier"])
    assert "x-trace-identifier" not in ask("/metainfo", authorization=None).headers


def test_json_comes_on_one_line() -> None:
    assert b"\n" not in ask(CONNECTOR).body


def test_the_same_request_gets_the_same_answer() -> None:
    query = "skip=0&take=3&orderbyfieldids=Town"
    assert ask(CONNECTOR, query) == ask(CONNECTOR, query)


METHODS = st.sampled_from(["GET", "POST", "PUT", "DELETE", "HEAD", "get", ""])
RAW = st.text(st.characters(min_codepoint=1, max_codepoint=255), max_size=60)
STARTS = st.sampled_from(["", "/", "/profitrestservices/", "/ProfitRestServices/connectors/"])
BODIES = st.binary(max_size=20)


@given(METHODS, STARTS, RAW, RAW, RAW, BODIES)
def test_whatever_is_asked_there_is_an_http_answer(
    method: str, start: str, path: str, query: str, language: str, body: bytes
) -> None:
    headers = {"authorization": ENTERED, "accept-language": language}
    answer = respond(WORLD, Request(method, start + path, query, headers, body))
    assert isinstance(answer, Response)
    assert answer.status in (200, 400, 404, 405, 500)


@pytest.mark.parametrize("query", ["%", "%zz", "%ff=%fe", "skip=%EF%BC%91", "a=b;c=d", "&&&==="])
def test_bad_percent_encoding_is_answered(query: str) -> None:
    assert ask(CONNECTOR, query).status in (200, 500)


def test_an_id_with_bad_percent_encoding_is_an_unknown_connector() -> None:
    assert ask("/connectors/%ff%zz").status == 500


def test_a_changed_request_keeps_its_other_parameters() -> None:
    request = Request("GET", "/x", "skip=1&TAKE=2&orderbyfieldids=a%2Cb")
    changed = request.but(take="3", skip=None)
    assert changed.parameters == {"take": "3", "orderbyfieldids": "a,b"}


def test_a_request_knows_which_connector_it_is_about() -> None:
    def about(path: str) -> str | None:
        return Request("GET", f"/ProfitRestServices{path}").connector

    assert about("/connectors/A%20b") == "A b"
    assert about("/metainfo/update/C") == "C"
    assert [about(path) for path in ("/metainfo", "/connectors", "/profitversion", "")] == [
        None
    ] * 4
