"""errors.maintenance: was 503 seen, and its `retry_after` respected."""

from __future__ import annotations

import pytest

from profit_check.errors import Untestable
from profit_check.model import Failure, Level, Status
from tests.checks.errors.refusing import outcome
from tests.checks.scripted import answer, facts, nobody
from tests.harness import judge, run


def test_no_503_passes() -> None:
    found = outcome("maintenance", seen=[answer(200), answer(500), nobody(Failure.RESET)])
    assert (found.status, facts(found)) == (Status.PASS, {"count": 2})


def test_each_503_is_counted_and_each_wait_told_once() -> None:
    waited = answer(503, detail="asked again after 2 s")
    found = outcome("maintenance", seen=[answer(200), waited, waited, answer(503)])
    assert (found.status, facts(found)["away"], facts(found)["count"]) == (None, 3, 4)
    assert facts(found)["waits"].count("asked again") == 1
    assert "no time to wait was named" in facts(found)["waits"]


def test_without_any_answer_it_cannot_be_seen() -> None:
    with pytest.raises(Untestable):
        outcome("maintenance", seen=[nobody(Failure.REFUSED)])


def test_maintenance_that_ends_is_told_for_information_and_spoils_nothing() -> None:
    found = run(faults=["maintenance-ends"], credential="oauth")
    [result] = [one for one in found.results if one.check == "errors.maintenance"]
    assert (result.status, result.level) == (Status.WARN, Level.INFO)
    assert found.verdict == "ready"


def test_long_maintenance_is_not_waited_for() -> None:
    [result] = judge("errors.maintenance", faults=["maintenance"])
    assert "7200" in result.message
    assert "not waited for" in result.message
