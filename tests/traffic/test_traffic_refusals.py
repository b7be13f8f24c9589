"""Refusals, and requests without an answer."""

from __future__ import annotations

from typing import Any

import pytest

from profit_check.model import Breakdown
from tests.traffic.made_har import (
    call,
    entry,
    har,
    reading,
)

BREAKDOWNS = {
    "net::ERR_NAME_NOT_RESOLVED": Breakdown.UNRESOLVED,
    "net::ERR_CONNECTION_REFUSED": Breakdown.REFUSED,
    "net::ERR_CONNECTION_TIMED_OUT": Breakdown.TIMEOUT,
    "ReadTimeout": Breakdown.TIMEOUT,
    "net::ERR_CONNECTION_RESET": Breakdown.RESET,
    "socket hang up": Breakdown.RESET,
    "net::ERR_CERT_DATE_INVALID": Breakdown.TLS,
    "net::ERR_ABORTED": Breakdown.ABORTED,
    "": Breakdown.UNTOLD,
}


@pytest.mark.parametrize("said", BREAKDOWNS)
def test_a_request_without_an_answer_says_why(said: str) -> None:
    odd = entry(status=0)
    odd["response"]["_error"] = said
    beside = entry(status=-1, comment=said)
    without = {**entry(_error=said), "response": None}
    for each in (odd, beside, without):
        [one] = reading(har(each)).calls
        assert (one.status, one.breakdown) == (None, BREAKDOWNS[said])


def test_maintenance_tells_how_long_to_wait() -> None:
    body = {"error": {"message": "Maintenance"}, "retry_after": 7200}
    assert call(status=503, answer=body).retry_after == 7200.0
    assert call(status=503, answer="", back={"Retry-After": "60"}).retry_after == 60.0
    later = {"Retry-After": "Mon, 23 Nov 2026 09:01:00 GMT"}
    assert call(status=503, answer="", back=later).retry_after == 59.75
    assert call(status=503, answer="", back=later, startedDateTime=None).retry_after is None
    assert call(status="503", answer=body).status == 503


def refused(message: str, key: str = "externalMessage") -> Any:
    """What a refusal with this message says."""
    found = call(status=500, answer={key: message, "errorNumber": -2147180996}).refusal
    assert found is not None
    return found


def test_a_published_message_is_known_in_dutch_and_english() -> None:
    dutch = refused("General message: Connector-veld 'Jansen' niet gevonden")
    english = refused("Connector field 'X' not found", key="message")
    assert dutch.published == english.published == "Connector field not found"
    assert dutch.mark == english.mark
    assert (dutch.said_in, english.said_in, dutch.number) == (
        "externalMessage",
        "message",
        -2147180996,
    )


def test_other_messages_are_grouped_without_their_values() -> None:
    one, two, other = map(
        refused, ("Order 12 of 'Jansen' is late", "Order 9 of 'Piet' is late", "Journal is locked")
    )
    assert one.published is None
    assert one.mark == two.mark != other.mark


def test_a_refusal_that_is_no_json_is_grouped_as_well() -> None:
    plain = call(status=500, answer="The token is not valid Base64")
    assert plain.refusal is not None
    assert (plain.refusal.said_in, plain.external_message) == ("text", False)
    empty = call(status=401, answer="")
    assert empty.refusal is not None
    assert (empty.refusal.said_in, empty.refusal.mark) == ("", None)
    assert call(status=500, answer={"externalMessage": "x"}).external_message
    assert not call(status=500, answer={"externalMessage": " "}).external_message
