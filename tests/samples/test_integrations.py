"""The sample integrations are judged as a reader of their code would judge them.

What is expected stands in the README of each: the verdicts, how many requests they are about, why.
"""

from __future__ import annotations

import pytest

from tests.harness import registry
from tests.process import ROOT
from tests.samples.sample_integrations import expected, judged, recorded, rehearsed

NAMES = ["well_behaved", "careless", "node"]


@pytest.mark.parametrize("name", NAMES)
def test_conduct_says_of_each_program_what_its_readme_says(name: str) -> None:
    traffic = recorded(name)
    rows = {(row.check, row.about): row for row in expected(name, "conduct")}
    readme = (ROOT / "samples" / "integrations" / name / "README.md").read_text("utf-8")
    assert f"It sends {traffic.count} requests: " in readme

    found = {}
    for result in judged(name, traffic):
        about = result.subject or "all"
        place = (result.check, "host" if about.startswith("127.0.0.1") else about)
        row = rows.get(place)
        found[place] = result.status.value
        assert row or result.status in ("pass", "not_applicable"), str(result)
        assert not row or row.requests in result.message, str(result)
    assert {place: found.get(place) for place in rows} == {
        place: row.verdict for place, row in rows.items()
    }


@pytest.mark.parametrize("name", NAMES)
def test_the_rehearsal_says_of_each_program_what_its_readme_says(name: str) -> None:
    rows = {row.check: row.verdict for row in expected(name, "rehearsal")}
    assert rehearsed(name, list(rows)) == rows


def test_together_they_show_every_check_of_conduct_that_can_show_on_this_machine() -> None:
    named = {row.check for name in NAMES for row in expected(name, "conduct")}
    # The sandbox is on this machine, where plain http is let pass, no field looks personal, and
    # what it records can be read.
    unseen = {"conduct.tls", "conduct.privacy", "conduct.readable"}
    assert named | unseen == {check.id for check in registry() if check.family == "conduct"}
