"""Checks and the sandbox's faults, mutants and near misses prove each other."""

from __future__ import annotations

from typing import Any

import pytest

from profit_check.assessment import assess
from profit_check.model import Document, Status
from profit_check.proof import trial
from profit_check.proof.cases import (
    CREDENTIALS,
    Case,
    Judgement,
    alarmed,
    cases,
    healthy,
    judge,
    known,
)
from profit_check.proof.trial import sample_manifest, shipped
from profit_check.sandbox import faults, mutants
from profit_check.sandbox.faults import Credential
from tests.language.unsaid import unsaid

# A classic token is warned of on a healthy environment too: AFAS phases it out.
STANDING: dict[Credential, set[str]] = {"classic": {"token.method"}, "oauth": set()}

CHECKS = {check.id for check in shipped()}


@pytest.mark.parametrize("credential", CREDENTIALS)
def test_a_healthy_environment_trips_nothing(credential: Credential) -> None:
    found = healthy(credential)
    assert alarmed(found) == STANDING[credential]
    assert Status.NOT_TESTED not in found.values()


@pytest.fixture
def messages(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the checks say in every run of the test."""
    said: list[str] = []

    async def listening(*arguments: Any, **options: Any) -> Document:
        document = await assess(*arguments, **options)
        said.extend(result.message for result in document.results)
        return document

    monkeypatch.setattr(trial, "assess", listening)
    return said


@pytest.mark.parametrize("case", cases(), ids=str)
def test_each_check_notices_what_it_should_and_nothing_else_and_says_it_in_phrases(
    case: Case, messages: list[str]
) -> None:
    assert judge(case) == Judgement(case)
    assert messages
    assert [text for message in messages for text in unsaid(message)] == []


def test_every_check_is_tripped_by_some_fault() -> None:
    assert CHECKS - {check for one in known().values() for check in one.trips} == set()


def test_every_check_holds_against_some_near_miss() -> None:
    assert CHECKS - {check for one in known().values() for check in one.near} == set()


def test_whatever_trips_nothing_is_near_to_something() -> None:
    assert [one.name for one in known().values() if not (one.trips or one.near)] == []


def test_no_fault_names_a_check_that_does_not_exist() -> None:
    assert {check for one in known().values() for check in one.trips | one.near} - CHECKS == set()


def test_no_fault_is_near_to_a_check_that_it_trips() -> None:
    assert [one.name for one in known().values() if one.trips & one.near] == []


def test_every_fault_says_what_is_wrong_in_a_sentence() -> None:
    assert [one.name for one in known().values() if not one.title.endswith(".")] == []


def test_a_fault_and_a_mutant_never_have_the_same_name() -> None:
    assert set(faults.catalogue()) & set(mutants.catalogue()) == set()


def test_a_mutant_changes_the_manifest() -> None:
    unchanged = sample_manifest()
    same = [one.name for one in mutants.catalogue().values() if one.change(unchanged) == unchanged]
    assert same == []


def test_a_mutant_names_faults_that_there_are() -> None:
    named = {name for one in mutants.catalogue().values() for name in one.faults}
    assert named - set(faults.catalogue()) == set()
