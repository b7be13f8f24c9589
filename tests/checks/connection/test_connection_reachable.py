"""connection.reachable: an answer, whatever it says, is all it asks."""

from __future__ import annotations

import pytest

from profit_check.model import Failure, Status
from tests.checks.scripted import Scripted, answer, nobody, outcome, said

CHECK = "connection.reachable"


@pytest.mark.parametrize("status", [200, 302, 401, 403, 404, 500, 503])
def test_any_status_is_an_answer(status: int) -> None:
    assert outcome(CHECK, Scripted(none=answer(status))).status is Status.PASS


@pytest.mark.parametrize(
    "failure", [Failure.UNRESOLVED, Failure.REFUSED, Failure.TIMEOUT, Failure.RESET]
)
def test_silence_is_undecided_and_says_why(failure: Failure) -> None:
    found = outcome(CHECK, Scripted(none=nobody(failure, "the reason")))
    assert found.status is Status.ERROR
    assert "the reason" in said(found)


@pytest.mark.parametrize("failure", [Failure.CERTIFICATE, Failure.TLS, Failure.TOO_LARGE])
def test_a_host_with_another_fault_was_reached(failure: Failure) -> None:
    assert outcome(CHECK, Scripted(none=nobody(failure))).status is Status.PASS


def test_what_does_not_speak_http_is_wrong() -> None:
    assert outcome(CHECK, Scripted(none=nobody(Failure.PROTOCOL))).status is None


def test_no_credential_is_sent() -> None:
    sender = Scripted()
    outcome(CHECK, sender)
    assert sender.asked == ["none"]
