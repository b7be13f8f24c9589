from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from profit_check.findings import ACTED_ON
from profit_check.model import Document
from profit_check.writers import code_quality
from tests.writers import machine_formats as machine
from tests.writers.hostile import ATTACK

SCHEMA = "code-quality.schema.json"


def issues(of: Document | None = None) -> list[Any]:
    """The issues of a run; they fit the schema."""
    found: list[Any] = json.loads(code_quality.text(machine.report(of)))
    assert machine.faults(found, SCHEMA) == []
    return found


def test_an_issue_is_what_gitlab_documents() -> None:
    [found] = [one for one in issues() if "Acme_Articles" in one["description"]]
    assert found.pop("fingerprint")
    assert found == {
        "description": "paging.take Acme_Articles: 7 rows came where 5 were asked",
        "check_name": "paging.take",
        "severity": "critical",
        "location": {"path": "shop/profit-check.toml", "lines": {"begin": 12}},
    }


def test_there_is_an_issue_for_all_that_is_to_be_acted_on() -> None:
    wanted = [one.check for one in machine.document().results if one.status in ACTED_ON]
    assert [one["check_name"] for one in issues()] == wanted


@pytest.mark.parametrize(
    ("check", "severity"),
    [
        ("paging.take", "critical"),
        ("paging.skip", "major"),
        ("token.expiry", "major"),
        ("token.method", "minor"),
        ("connectors.privacy", "minor"),
    ],
)
def test_the_severity_follows_from_status_and_level(check: str, severity: str) -> None:
    assert {one["severity"] for one in issues() if one["check_name"] == check} == {severity}


def test_a_fingerprint_tells_findings_and_targets_apart_and_nothing_else() -> None:
    run = machine.document()

    def marks(document: Document) -> list[str]:
        return [one["fingerprint"] for one in issues(document)]

    assert len(set(marks(run))) == len(marks(run))
    elsewhere = replace(run, target={**run.target, "name": "production"})
    assert not set(marks(elsewhere)) & set(marks(run))
    reworded = replace(run, results=tuple(replace(one, message="x") for one in run.results))
    assert marks(reworded) == marks(run)


def test_a_run_without_findings_is_an_empty_list() -> None:
    assert issues(replace(machine.document(), results=())) == []


@settings(max_examples=40, deadline=None)
@given(st.text())
@example(ATTACK)
@example("\ud800")
def test_any_text_keeps_the_report_valid(attack: str) -> None:
    found = json.loads(code_quality.text(machine.hostile_report(attack)))
    assert machine.faults(found, SCHEMA) == []
    assert len(found) == len(ACTED_ON)
