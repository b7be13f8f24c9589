from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from profit_check.language.catalogue import Language
from profit_check.model import Scope, Verdict
from profit_check.writers import badge
from tests.writers import machine_formats as machine
from tests.writers.hostile import ATTACK

SCHEMA = "badge.schema.json"


def shown(verdict: Verdict, scope: Scope | None = None, spoken: Language | None = None) -> Any:
    """The badge of a run with this verdict; it fits the schema."""
    run = replace(machine.document(), verdict=verdict, scope=scope or Scope())
    found = json.loads(badge.text(machine.report(run, spoken)))
    assert machine.faults(found, SCHEMA) == []
    return found


@pytest.mark.parametrize(
    ("verdict", "message", "color"),
    [
        (Verdict.READY, "Ready", "brightgreen"),
        (Verdict.READY_WITH_CONDITIONS, "Ready with conditions", "yellow"),
        (Verdict.NOT_READY, "Not ready", "red"),
        (Verdict.INCONCLUSIVE, "Inconclusive", "lightgrey"),
    ],
)
def test_the_badge_gives_the_verdict_of_the_target(
    verdict: Verdict, message: str, color: str
) -> None:
    label = "profit-check test"
    assert shown(verdict) == {
        "schemaVersion": 1,
        "label": label,
        "message": message,
        "color": color,
    }


@pytest.mark.parametrize(
    "scope", [Scope(only=("paging",)), Scope(interrupted=True), Scope(as_of=date(2027, 1, 1))]
)
def test_a_run_of_a_part_or_of_another_day_is_never_green(scope: Scope) -> None:
    found = shown(Verdict.READY, scope)
    assert found["color"] == "lightgrey"
    assert found["message"].endswith(". Ready")
    assert shown(Verdict.NOT_READY, scope)["color"] == "red"


def test_the_verdict_is_in_the_language_of_the_report() -> None:
    assert shown(Verdict.READY, spoken=Language("nl", {"Ready": "Gereed"}))["message"] == "Gereed"


@settings(max_examples=40, deadline=None)
@given(st.text())
@example(ATTACK)
@example("\ud800")
def test_any_name_of_a_target_keeps_the_badge_valid(attack: str) -> None:
    found = json.loads(badge.text(machine.hostile_report(attack)))
    assert machine.faults(found, SCHEMA) == []
