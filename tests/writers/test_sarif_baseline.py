"""By what a code host knows a finding again, and how one stands to a baseline."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from profit_check.model import Document, Level, Result, Status
from profit_check.writers import sarif
from tests.writers import machine_formats as machine


def found(*results: Result, held: bool = False) -> list[Any]:
    """SARIF's results of a run; with `held` as in `machine.held`. The log fits its schema."""
    run: Document = replace(machine.document(), results=results)
    log = json.loads(sarif.text(machine.report(machine.held(run) if held else run)))
    assert machine.faults(log, "sarif-2.1.0.json") == []
    [only] = log["runs"]
    listed: list[Any] = only["results"]
    return listed


def wrong(subject: str, *about: str) -> Result:
    return Result("connectors.fields", subject, Status.FAIL, Level.MUST, "wrong", about=about)


def test_a_fingerprint_changes_with_the_fields_that_a_finding_is_about() -> None:
    marks = {
        one["partialFingerprints"]["primaryLocationLineHash"]
        for about in ((), ("Price",), ("Colour", "Price"), ("Colour",))
        for one in found(wrong("A", *about))
    }
    assert len(marks) == 4


def test_a_field_is_not_taken_for_a_subject() -> None:
    whole = replace(wrong("A"), subject=None, about=("A",))
    [one, other] = found(wrong("A"), whole)
    assert one["partialFingerprints"] != other["partialFingerprints"]


def test_a_result_tells_how_it_stands_to_the_baseline() -> None:
    three = [wrong(subject) for subject in "ABC"]
    assert [one["baselineState"] for one in found(*three, held=True)] == [
        "unchanged",
        "updated",
        "new",
    ]
    assert not any("baselineState" in one for one in found(*three))
