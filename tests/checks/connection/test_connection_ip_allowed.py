"""connection.ip-allowed: the status 403, wherever it comes."""

from __future__ import annotations

import pytest

from profit_check.model import Failure, Status
from tests.checks.scripted import Scripted, answer, nobody, outcome, said

CHECK = "connection.ip-allowed"


def test_a_403_without_credential_is_wrong_and_nothing_more_is_asked() -> None:
    sender = Scripted(none=answer(403))
    assert outcome(CHECK, sender).status is None
    assert sender.asked == ["none"]


def test_a_403_once_the_credential_is_known_is_wrong() -> None:
    assert outcome(CHECK, Scripted(own=answer(403))).status is None


def test_a_403_of_the_token_endpoint_is_wrong() -> None:
    assert outcome(CHECK, Scripted(granted=answer(403))).status is None


@pytest.mark.parametrize(
    "sender",
    [
        Scripted(),
        Scripted(own=answer(401)),
        Scripted(granted=answer(400), own=nobody(Failure.NO_TOKEN)),
        Scripted(granted=answer(200)),
    ],
)
def test_any_other_refusal_is_not_about_the_address(sender: Scripted) -> None:
    assert outcome(CHECK, sender).status is Status.PASS


def test_a_malformed_credential_is_not_sent_and_that_is_said() -> None:
    sender = Scripted(credential_faults=["the token is empty"])
    found = outcome(CHECK, sender)
    assert found.status is Status.PASS
    assert "not asked" in said(found)
    assert sender.asked == ["none"]
