"""token.oauth-grant: a bearer token with a lifetime."""

from __future__ import annotations

from typing import Any

import pytest

from profit_check.model import Failure, Status
from tests.checks.scripted import Scripted, answer, nobody, outcome, said

CHECK = "token.oauth-grant"
GRANT: dict[str, Any] = {"access_token": "<redacted>", "token_type": "Bearer", "expires_in": 3600}


def granted(**changes: Any) -> Scripted:
    return Scripted(granted=answer(200, {**GRANT, **changes}))


def test_a_classic_token_is_not_granted() -> None:
    assert outcome(CHECK).status is Status.NOT_APPLICABLE


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"token_type": "bearer"},
        {"refresh_token": None},
        {"expires_in": "3600"},
        {"expires_in": 3600.0},
        {"expires_in": 1},
    ],
)
def test_the_forms_of_a_grant_pass(changes: dict[str, Any]) -> None:
    assert outcome(CHECK, granted(**changes)).status is Status.PASS


@pytest.mark.parametrize(
    "changes",
    [
        {"access_token": None},
        {"access_token": ""},
        {"token_type": "DPoP"},
        {"token_type": None},
        {"expires_in": None},
        {"expires_in": 0},
        {"expires_in": -1},
        {"expires_in": True},
        {"expires_in": "soon"},
        {"expires_in": {}},
    ],
)
def test_a_grant_without_what_a_client_needs_is_wrong(changes: dict[str, Any]) -> None:
    assert outcome(CHECK, granted(**changes)).status is None


@pytest.mark.parametrize("content", [None, [], "text", 1])
def test_json_that_is_no_grant_is_wrong(content: object) -> None:
    assert outcome(CHECK, Scripted(granted=answer(200, content))).status is None


@pytest.mark.parametrize("status", [400, 401, 404])
def test_a_refusal_is_wrong_and_names_its_code(status: int) -> None:
    refusal = answer(status, {"error": "invalid_client", "error_description": "geheim"})
    found = outcome(CHECK, Scripted(granted=refusal))
    assert found.status is None
    assert "invalid_client" in said(found)
    assert "geheim" not in said(found)


@pytest.mark.parametrize("error", [None, 3, "", "Unknown Client X", "a" * 41])
def test_what_is_no_error_code_is_not_repeated(error: object) -> None:
    found = outcome(CHECK, Scripted(granted=answer(400, {"error": error})))
    assert "no error code" in said(found)


@pytest.mark.parametrize("given", [answer(500), answer(302), nobody(Failure.TIMEOUT)])
def test_no_decision_is_undecided(given: Any) -> None:
    assert outcome(CHECK, Scripted(granted=given)).status is Status.ERROR


def test_an_unreadable_grant_is_undecided() -> None:
    given = answer(200, unreadable="the answer is HTML")
    assert outcome(CHECK, Scripted(granted=given)).status is Status.ERROR
