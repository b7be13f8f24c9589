"""token.accepted: metainfo for the credential."""

from __future__ import annotations

import pytest

from profit_check.model import Answer, Failure, Status
from tests.checks.scripted import Scripted, answer, nobody, outcome, said
from tests.harness import judge

CHECK = "token.accepted"


def test_a_401_is_wrong_and_names_the_challenge() -> None:
    headers = {"www-authenticate": 'Bearer error="invalid_token"'}
    found = outcome(CHECK, Scripted(own=answer(401, headers=headers)))
    assert found.status is None
    assert "challenge: Bearer)" in said(found)


@pytest.mark.parametrize("given", [answer(500), answer(503), nobody(Failure.TIMEOUT)])
def test_what_neither_gives_nor_refuses_is_undecided(given: Answer) -> None:
    assert outcome(CHECK, Scripted(own=given)).status is Status.ERROR


def test_a_refused_grant_leaves_it_untested() -> None:
    results = judge(CHECK, faults=["client-unknown"], credential="oauth")
    assert [result.status for result in results] == [Status.NOT_TESTED]


def test_an_unknown_credential_fails_this_check_and_leaves_the_others_untested() -> None:
    others = ("token.forged", "token.expiry", "token.surplus", "environment.identified")
    for check in others:
        results = judge(check, faults=["credential-unknown"])
        assert [result.status for result in results] == [Status.NOT_TESTED]
