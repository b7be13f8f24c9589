"""What AFAS's auditor said is laid beside what was found here."""

from __future__ import annotations

import pytest

from profit_check.assessment import Options
from profit_check.auditor.beside import Agreement, beside
from profit_check.language.catalogue import ENGLISH
from profit_check.lenses.side_by_side import side_by_side
from profit_check.model import (
    AuditorFinding,
    AuditorLevel,
    AuditorReport,
    Channel,
    Level,
    Result,
    Status,
)
from profit_check.report import build
from profit_check.writers.formats import render
from tests.harness import document


def result(
    check: str, status: Status, channel: Channel = "api", subject: str | None = "Stock"
) -> Result:
    return Result(check, subject, status, Level.MUST, "said", channel, ("DATA-23",))


def theirs(status: Status) -> Result:
    return result("auditor.DATA-23", status, "auditor", "STOCK")


def ours(status: Status) -> Result:
    return result("connectors.unknown-field", status)


REPORT = Result("auditor.report", "auditor.md", Status.PASS, Level.SHOULD, "read", "auditor")


@pytest.mark.parametrize(
    ("results", "agreement"),
    [
        ([theirs(Status.FAIL), ours(Status.FAIL)], Agreement.AGREE),
        ([theirs(Status.WAIVED), ours(Status.REVIEW)], Agreement.AGREE),
        ([theirs(Status.WARN), ours(Status.PASS)], Agreement.CONTRADICT),
        ([theirs(Status.WARN), ours(Status.PASS), ours(Status.WARN)], Agreement.AGREE),
        ([theirs(Status.FAIL)], Agreement.ONLY_THEIRS),
        ([theirs(Status.FAIL), ours(Status.NOT_TESTED)], Agreement.ONLY_THEIRS),
        ([ours(Status.WARN)], Agreement.ONLY_OURS),
        ([theirs(Status.PASS), ours(Status.WARN)], Agreement.ONLY_OURS),
        ([theirs(Status.PASS), ours(Status.PASS)], Agreement.AGREE),
        ([theirs(Status.PASS)], Agreement.ONLY_THEIRS),
        ([ours(Status.PASS)], None),
        ([ours(Status.NOT_TESTED)], None),
    ],
)
def test_two_judgements_of_a_connector(results: list[Result], agreement: Agreement | None) -> None:
    assert [row.agreement for row in beside([*results, REPORT])] == [agreement][: bool(agreement)]


def test_without_a_report_there_is_nothing_to_lay_beside() -> None:
    silent = Result("auditor.report", None, Status.NOT_APPLICABLE, Level.SHOULD, "", "auditor")
    assert beside([ours(Status.FAIL)]) == []
    assert beside([ours(Status.FAIL), silent]) == []


def test_what_is_about_no_connector_is_left_out() -> None:
    assert beside([result("a.b", Status.FAIL, subject=None), REPORT]) == []


def test_the_assessor_sees_them_side_by_side() -> None:
    finding = AuditorFinding("DATA-20", "Webshop_Stock", AuditorLevel.ERROR, "", 7, "auditor.md")
    report = AuditorReport("auditor.md", "0" * 64, findings=(finding,))
    options = Options(only=["connectors.employment", "auditor"], auditor=[report])
    found = document(options=options)
    [row] = side_by_side(found, ENGLISH)
    assert (row.rule, row.subject, row.told) == (
        "DATA-20",
        "Webshop_Stock",
        "contradict each other",
    )
    assert (row.theirs, row.ours) == ("Failed", "connectors.employment: Passed")
    shown = build(found, lambda check: None)
    assert "| DATA-20 | `Webshop_Stock` | contradict each other |" in render(shown, ".md")
    assert "contradict each other" in render(shown, ".html")
