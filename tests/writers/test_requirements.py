"""What AFAS asks, and what looks at it, is told truly."""

from __future__ import annotations

import re

from profit_check.profit.auditor import RULES
from profit_check.rehearsal.scenario_file import shipped
from profit_check.writers.requirements import markdown, requirements
from tests.harness import registry
from tests.sources import ROOT

REHEARSED = [one.check for one in shipped().values()]


def test_the_page_of_requirements_is_what_the_command_prints() -> None:
    page = (ROOT / "docs" / "requirements.md").read_text("utf-8")
    assert page == markdown(registry(), REHEARSED)


def test_a_requirement_names_checks_that_there_are() -> None:
    known = {check.id for check in registry()} | set(REHEARSED)
    named = {check for one in requirements(registry()) for check in one.checks}
    assert named - known == set()


def test_every_requirement_is_there_once_in_a_section_of_the_reference() -> None:
    ids = [one.id for one in requirements(registry())]
    assert len(ids) == len(set(ids))
    assert {one.section for one in requirements(registry())} == set("3456789")


def test_every_rule_of_the_auditor_is_covered() -> None:
    covered = {one.id for one in requirements(registry()) if one.checks}
    assert set(RULES) <= covered


def test_what_nothing_looks_at_is_said() -> None:
    page = markdown(registry(), REHEARSED)
    silent = [one.id for one in requirements(registry()) if not one.checks]
    assert silent
    assert re.findall(r"^\| `([^`]+)` .*\*not covered\* \|$", page, re.MULTILINE) == silent
