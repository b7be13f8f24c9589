"""What a refusal of a GetConnector tells of its cause."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profit_check.model import Answer, Question
from profit_check.profit.refusals import Cause, cause_of, meaning


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


BLOCKED = (
    "This GetConnector (definition) is blocked",
    "Deze GetConnector (definitie) is geblokkeerd",
)
NOT_ALLOWED = (
    "GetConnector not supported for this app or the user is not authorized",
    "GetConnector niet ondersteund voor deze app of de gebruiker is niet geautoriseerd",
    "UpdateConnector not supported for this app or the user is not authorised",
    "UpdateConnector niet ondersteund voor deze app of de gebruiker is niet geautoriseerd",
)
OTHERS = ("An unexpected error has occurred.", "Er is een onverwachte fout opgetreden.", "")


def _forms(text: str, status: int = 500) -> list[Answer]:
    """The same message in every form in which Profit, or what is before it, was seen to give it."""
    prefixed = f"General message: {text}"
    return [
        _refusal(status, {"externalMessage": text, "errorNumber": -1, "profitLogReference": "A"}),
        _refusal(status, {"externalMessage": prefixed}),
        _refusal(status, {"message": text}),
        _refusal(status, text),
        replace(_refusal(status), text=text, unreadable="not JSON"),
        replace(_refusal(status), text=f"<html><p>{prefixed}</p></html>", unreadable="HTML"),
    ]


def _meant(texts: tuple[str, ...], *, listed: bool) -> set[str]:
    return {meaning(one, listed=listed) for text in texts for one in _forms(text)}


@pytest.mark.parametrize("listed", [True, False])
def test_a_block_is_told_as_one_in_either_language_and_every_form(listed: bool) -> None:
    assert _meant(BLOCKED, listed=listed) == {"it is blocked by AFAS or the administrator"}


def test_of_the_three_causes_that_share_a_refusal_metainfo_leaves_one() -> None:
    [said] = _meant(NOT_ALLOWED, listed=True)
    assert said == "it is in the app connector, so its user is not authorised for it"
    assert meaning(_refusal(401), listed=True) == said


def test_what_metainfo_does_not_list_stays_in_doubt_and_that_is_said() -> None:
    [said] = _meant(NOT_ALLOWED, listed=False)
    assert "not in the app connector or its user is not authorised" in said
    assert "does not tell which" in said
    assert meaning(_refusal(401), listed=False) == said


@pytest.mark.parametrize("listed", [True, False])
def test_a_refusal_without_a_known_cause_says_that_it_does_not_tell_and_what_remains(
    listed: bool,
) -> None:
    [said] = _meant(OTHERS, listed=listed) | {meaning(_refusal(500), listed=listed)}
    assert said.startswith("the answer does not tell why")
    assert "blocked" in said and "not authorised" in said
    assert ("not in the app connector" in said) is not listed


@pytest.mark.parametrize("status", [400, 403, 405, 413, 500])
def test_an_empty_refusal_of_another_status_than_401_names_no_cause(status: int) -> None:
    assert meaning(_refusal(status), listed=True).startswith("the answer does not tell why")


def test_a_file_that_is_not_there_can_also_be_one_that_is_not_allowed() -> None:
    said = meaning(_refusal(404), listed=False)
    assert "does not exist or its user may not have it" in said
    assert meaning(_refusal(404), listed=True).startswith("the answer does not tell why")


@given(st.text() | st.none() | st.dictionaries(st.text(), st.text()), st.integers(400, 599))
def test_no_refusal_is_without_a_meaning_or_quotes_what_came(content: object, status: int) -> None:
    for listed in (True, False):
        said = meaning(_refusal(status, content), listed=listed)
        assert said in MEANINGS


MEANINGS = {
    meaning(_refusal(status, {"message": text}), listed=listed)
    for listed in (True, False)
    for status in (404, 500)
    for text in (*BLOCKED, *NOT_ALLOWED, *OTHERS, "Connector field 'X' not found")
}
