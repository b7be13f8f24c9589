"""What a refusal of a GetConnector tells of its cause."""

from __future__ import annotations

import pytest

from profit_check.model import Answer, Question
from profit_check.profit.refusals import Cause, cause_of


def _refusal(status: int, content: object = None) -> Answer:
    return Answer(Question("/connectors/Acme"), "e1", status, 1.0, content=content)


@pytest.mark.parametrize(
    "text",
    [
        "This GetConnector (definition) is blocked",
        "Deze GetConnector (definitie) is geblokkeerd",
        "General message: This GetConnector (definition) is blocked.",
    ],
)
def test_a_blocked_connector_is_known_in_dutch_and_english(text: str) -> None:
    assert cause_of(_refusal(500, {"externalMessage": text})) is Cause.BLOCKED


@pytest.mark.parametrize(
    "text",
    [
        "GetConnector not supported for this app or the user is not authorized",
        "GetConnector niet ondersteund voor deze app of de gebruiker is niet geautoriseerd",
    ],
)
def test_a_connector_that_is_not_allowed_is_known_in_dutch_and_english(text: str) -> None:
    assert cause_of(_refusal(500, {"externalMessage": text})) is Cause.NOT_ALLOWED
    assert cause_of(_refusal(500, {"message": text})) is Cause.NOT_ALLOWED


@pytest.mark.parametrize(
    "text", ["Connector field 'Colour' not found", "Connector-veld 'Colour' niet gevonden"]
)
def test_an_unknown_field_is_known_in_dutch_and_english(text: str) -> None:
    assert cause_of(_refusal(500, {"externalMessage": text})) is Cause.UNKNOWN_FIELD


def test_an_empty_401_means_that_the_connector_is_not_allowed() -> None:
    assert cause_of(_refusal(401)) is Cause.NOT_ALLOWED


@pytest.mark.parametrize(
    "content",
    [
        None,
        [],
        "text",
        {"externalMessage": None},
        {"externalMessage": 7},
        {"externalMessage": "Ce GetConnector (définition) est bloqué"},
        {"externalMessage": "The journal is blocked by another user"},
        {"externalMessage": "An unexpected error has occurred."},
    ],
)
def test_a_refusal_that_names_no_known_cause_is_left_untold(content: object) -> None:
    assert cause_of(_refusal(500, content)) is Cause.UNTOLD


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_a_refusal_that_will_pass_says_nothing_of_the_connector(status: int) -> None:
    assert cause_of(_refusal(status)) is Cause.TEMPORARY
