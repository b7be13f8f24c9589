"""connection.service: is it Profit that answers."""

from __future__ import annotations

from typing import Any

import pytest

from profit_check.model import Answer, Failure, Status
from tests.checks.scripted import METAINFO, Scripted, answer, nobody, outcome, said

CHECK = "connection.service"
HTML = {"content-type": "text/html; charset=utf-8"}


@pytest.mark.parametrize("status", [401, 403])
def test_a_refusal_without_a_body_is_profits_own(status: int) -> None:
    assert outcome(CHECK, Scripted(none=answer(status))).status is Status.PASS


@pytest.mark.parametrize(
    "content",
    [
        METAINFO,
        {"getConnectors": None, "updateConnectors": [], "info": None},
        {"updateConnectors": []},
        {"info": {"envid": "O12345AA"}},
    ],
)
def test_the_forms_of_metainfo_that_are_seen_in_the_field_pass(content: object) -> None:
    assert outcome(CHECK, Scripted(own=answer(200, content))).status is Status.PASS


@pytest.mark.parametrize("content", [None, [], "metainfo", 1, {}, {"getConnectors": {}}])
def test_what_has_not_the_form_of_metainfo_is_wrong(content: object) -> None:
    assert outcome(CHECK, Scripted(own=answer(200, content))).status is None
    assert outcome(CHECK, Scripted(none=answer(200, content))).status is None


@pytest.mark.parametrize(
    ("location", "host"),
    [
        ("https://login.example/x", "login.example"),
        ("/elsewhere", "the same host"),
        ("https://[broken", "the same host"),
        ("", "the same host"),
    ],
)
def test_a_redirect_is_wrong_and_names_the_host(location: str, host: str) -> None:
    found = outcome(CHECK, Scripted(none=answer(302, headers={"location": location})))
    assert found.status is None
    assert host in said(found)


@pytest.mark.parametrize("status", [404, 407])
def test_what_profit_never_says_of_metainfo_is_wrong(status: int) -> None:
    assert outcome(CHECK, Scripted(none=answer(status))).status is None


@pytest.mark.parametrize("status", [204, 400, 429, 500, 502, 503, 504])
def test_a_status_that_may_come_from_anyone_is_undecided(status: int) -> None:
    assert outcome(CHECK, Scripted(none=answer(status))).status is Status.ERROR


def test_maintenance_says_how_long_it_is_asked_to_wait() -> None:
    waiting = answer(503, detail="Profit asks to wait 7200 s")
    assert "7200 s" in said(outcome(CHECK, Scripted(none=waiting)))


@pytest.mark.parametrize("which", ["own", "none"])
def test_a_page_with_status_200_is_wrong(which: str) -> None:
    page: dict[str, Any] = {which: answer(200, unreadable="the answer is HTML", headers=HTML)}
    assert outcome(CHECK, Scripted(**page)).status is None


def test_metainfo_that_was_cut_off_is_undecided() -> None:
    cut: Answer = answer(200, unreadable="cut off", headers={"content-type": "application/json"})
    assert outcome(CHECK, Scripted(own=cut)).status is Status.ERROR


@pytest.mark.parametrize("given", [answer(401), answer(500), nobody(Failure.NO_TOKEN)])
def test_a_credential_that_opens_nothing_is_not_the_services_fault(given: Answer) -> None:
    assert outcome(CHECK, Scripted(own=given)).status is Status.PASS


def test_an_answer_too_large_to_read_is_undecided() -> None:
    assert outcome(CHECK, Scripted(none=nobody(Failure.TOO_LARGE))).status is Status.ERROR


@pytest.mark.parametrize(
    "sender",
    [
        Scripted(credential_faults=["the token is empty"]),
        Scripted(none=answer(302)),
        Scripted(none=answer(403)),
    ],
)
def test_the_credential_is_not_sent_to_what_should_not_have_it(sender: Scripted) -> None:
    outcome(CHECK, sender)
    assert sender.asked == ["none"]
