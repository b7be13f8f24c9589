"""conduct.payload: what it says holds no value, and it asks the target for the definition."""

from __future__ import annotations

from profit_check.assessment import Options
from profit_check.model import Result, Status
from tests.checks.conduct.cases_payload import KNOWN, SECRETIVE, body
from tests.checks.conduct.table import Entry, read, write
from tests.conducted import observed
from tests.harness import run
from tests.traffic.made_har import har, reading


def beside_a_target(id: str, *entries: Entry) -> Result:
    """The result of a check of traffic in a run that asks the sandbox."""
    options = Options(only=[id], recorded=reading(har(*entries)))
    [result] = run(options=options).results
    return result


def test_no_value_of_a_body_is_told() -> None:
    document = observed([write(body(DbId=SECRETIVE, Qu=SECRETIVE))], manifest=KNOWN)
    assert [one.status for one in document.results if one.check == "conduct.payload"] == [
        Status.FAIL
    ]
    assert SECRETIVE not in repr(document)


def test_the_target_tells_the_definition() -> None:
    unknown = {"FbSales": {"Element": {"Fields": {"DbId": "1", "OrDa": "2026-11-23", "Xx": 1}}}}
    found = beside_a_target("conduct.payload", write(unknown))
    assert found.status is Status.FAIL, found.message
    assert "Xx" in found.message


def test_the_target_tells_the_fields_of_a_row() -> None:
    found = beside_a_target("conduct.budget", read(take="30000", rows=0))
    assert found.status is Status.WARN, found.message
    assert "fields 6" in found.message
