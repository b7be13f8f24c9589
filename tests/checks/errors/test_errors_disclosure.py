"""errors.disclosure: does no answer echo the credential."""

from __future__ import annotations

from dataclasses import replace

import pytest

from profit_check.errors import Untestable
from profit_check.model import Answer, Failure, Question, Status
from profit_check.sandbox.sample import WEBSHOP
from tests.checks.errors.refusing import outcome
from tests.checks.scripted import answer, facts, nobody
from tests.harness import Credential, document

TOKEN = answer(200, question=Question("/metainfo"))
BARE = answer(401, question=Question("/metainfo", credential="none"))


def _echo(path: str) -> Answer:
    return answer(200, question=Question(path), echoes_credential=True)


def test_answers_without_the_credential_pass() -> None:
    found = outcome("disclosure", seen=[TOKEN, BARE])
    assert (found.status, facts(found)["count"]) == (Status.PASS, 1)


def test_the_paths_that_echo_are_named_once() -> None:
    seen = [TOKEN, _echo("/profitversion"), _echo("/metainfo"), _echo("/metainfo")]
    found = outcome("disclosure", seen=seen)
    assert found.status is None
    assert facts(found) == {"echoes": 3, "count": 4, "paths": "/metainfo, /profitversion"}


def test_a_forged_credential_that_is_echoed_counts_too() -> None:
    forged = replace(_echo("/metainfo"), question=Question("/metainfo", credential="forged"))
    assert outcome("disclosure", seen=[forged]).status is None


@pytest.mark.parametrize("seen", [[], [BARE], [nobody(Failure.TIMEOUT)]])
def test_without_an_answer_to_the_credential_it_cannot_be_seen(seen: list[Answer]) -> None:
    with pytest.raises(Untestable):
        outcome("disclosure", seen=seen)


@pytest.mark.parametrize("credential", ["classic", "oauth"])
@pytest.mark.parametrize("fault", ["credential-in-a-header", "credential-in-refusals"])
def test_an_echo_is_found_and_the_credential_is_not_shown(
    fault: str, credential: Credential
) -> None:
    found = document(faults=[fault], credential=credential)
    [result] = [one for one in found.results if one.check == "errors.disclosure"]
    assert result.status is Status.FAIL
    assert result.evidence
    token = (WEBSHOP / "sandbox-token.txt").read_text("utf-8").strip()
    secret = (WEBSHOP / "sandbox-client-secret.txt").read_text("utf-8").strip()
    text = repr(found)
    assert token not in text
    assert secret not in text
    assert "sandbox-bearer-" not in text
