"""Each check of the integration's conduct: cases that it must notice, and near misses."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from profit_check.model import Status
from tests.checks.conduct.table import Case
from tests.conducted import conduct_of
from tests.harness import registry

FOUND = (Status.FAIL, Status.WARN, Status.REVIEW)
AT_REST = (Status.PASS, Status.NOT_APPLICABLE, Status.NOT_TESTED)


def modules() -> list[ModuleType]:
    """A module of cases for each check: CHECK, CASES and NEAR_MISSES."""
    names = sorted(path.stem for path in Path(__file__).parent.glob("cases_*.py"))
    return [import_module(f"tests.checks.conduct.{name}") for name in names]


MODULES = {module.CHECK: module for module in modules()}


def cases_of(module: ModuleType) -> Sequence[Case]:
    """What the check must say something of, and what it must let pass."""
    return [*module.CASES, *module.NEAR_MISSES]


@pytest.mark.parametrize(
    ("check", "case"),
    [
        pytest.param(check, case, id=f"{check}-{case.name.replace(' ', '-')}")
        for check, module in MODULES.items()
        for case in cases_of(module)
    ],
)
def test_a_check_says_of_traffic_what_a_reader_of_it_would(check: str, case: Case) -> None:
    found = conduct_of(check, case.entries, case.subject, manifest=case.manifest, bare=case.bare)
    assert found.status is case.status, found.message
    assert [words for words in case.words if words not in found.message] == [], found.message


def test_each_check_of_conduct_notices_something_and_lets_something_pass() -> None:
    checks = {check.id for check in registry() if check.family == "conduct"}
    assert set(MODULES) == checks
    for module in MODULES.values():
        assert any(case.status in FOUND for case in module.CASES), module.CHECK
        assert any(case.status is Status.PASS for case in module.NEAR_MISSES), module.CHECK
        assert [case.name for case in module.NEAR_MISSES if case.status not in AT_REST] == []


def test_what_is_found_is_shown() -> None:
    """A finding that no call stands for cannot be looked up."""
    unshown = [
        f"{check}: {case.name}"
        for check, module in MODULES.items()
        for case in module.CASES
        if case.status in FOUND
        and check != "conduct.readable"  # no call stands for what is no call
        and not conduct_of(
            check, case.entries, case.subject, manifest=case.manifest, bare=case.bare
        ).evidence
    ]
    assert unshown == []
