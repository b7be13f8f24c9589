"""The sandbox's faults and the checks prove each other."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import get_args

import pytest

from profit_check.model import Manifest, Result, Status
from profit_check.sandbox.faults import Fault, catalogue
from tests.harness import Credential, registry, results, sample_manifest

TRIPPED = {Status.FAIL, Status.WARN, Status.REVIEW, Status.ERROR}
CREDENTIALS: tuple[Credential, ...] = get_args(Credential)
LANGUAGES = ("nl-nl", "en-us")

# A classic token is warned of by token.method on a healthy environment too: AFAS phases it out.
ALWAYS: dict[Credential, set[str]] = {"classic": {"token.method"}, "oauth": set()}

MANIFEST_MUTANTS = {
    name: mutant
    for module in ("mutants_a", "mutants_b", "mutants_c")
    for name, mutant in import_module(f"tests.{module}").MUTANTS.items()
}

Statuses = dict[tuple[str, str | None], Status]


def statuses(found: list[Result]) -> Statuses:
    return {(result.check, result.subject): result.status for result in found}


@cache
def healthy(credential: Credential) -> Statuses:
    return statuses(results(credential=credential))


def tripped(found: list[Result], credential: Credential) -> set[str]:
    return {result.check for result in found if result.status in TRIPPED} - ALWAYS[credential]


def bystanders(found: list[Result], credential: Credential, trips: frozenset[str]) -> list[Result]:
    """What changed although the fault is not about it; `not_tested` for its sake does not count."""
    before = healthy(credential)
    return [
        result
        for result in found
        if result.check not in trips
        and result.status is not before.get((result.check, result.subject))
        and result.status is not Status.NOT_TESTED
    ]


def cases() -> list[tuple[Fault, Credential, str]]:
    return [
        (fault, credential, language)
        for fault in catalogue().values()
        for credential in CREDENTIALS
        for language in LANGUAGES
        if fault.credential in (None, credential)
    ]


@pytest.mark.parametrize("credential", CREDENTIALS)
def test_a_healthy_environment_trips_nothing(credential: Credential) -> None:
    found = results(credential=credential)
    assert tripped(found, credential) == set()
    assert not [result for result in found if result.status is Status.NOT_TESTED]


@pytest.mark.parametrize(
    ("fault", "credential", "language"),
    cases(),
    ids=lambda value: value.name if isinstance(value, Fault) else str(value),
)
def test_a_fault_trips_exactly_the_checks_that_exist_for_it(
    fault: Fault, credential: Credential, language: str
) -> None:
    found = results(faults=[fault.name], credential=credential, language=language)
    assert tripped(found, credential) == fault.trips
    assert bystanders(found, credential, fault.trips) == []


@pytest.mark.parametrize("name", MANIFEST_MUTANTS)
def test_a_fault_of_the_manifest_trips_exactly_the_checks_that_exist_for_it(name: str) -> None:
    change, trips = MANIFEST_MUTANTS[name]
    found = results(manifest=change(sample_manifest()))
    assert tripped(found, "classic") == trips


def test_every_check_is_tripped_by_some_fault() -> None:
    trips = [fault.trips for fault in catalogue().values()]
    trips += [mutant[1] for mutant in MANIFEST_MUTANTS.values()]
    proven = set[str]().union(*trips) | ALWAYS["classic"]
    assert {check.id for check in registry()} - proven == set()


def test_no_fault_names_a_check_that_does_not_exist() -> None:
    named = {id for fault in catalogue().values() for id in fault.trips}
    assert named - {check.id for check in registry()} == set()


def test_every_fault_says_what_is_wrong() -> None:
    assert [fault.name for fault in catalogue().values() if not fault.title] == []


def test_a_manifest_mutant_changes_the_manifest() -> None:
    unchanged: Manifest = sample_manifest()
    same = [name for name, mutant in MANIFEST_MUTANTS.items() if mutant[0](unchanged) == unchanged]
    assert same == []
