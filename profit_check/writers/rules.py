"""The rules that a report's results are about: for each check what its page says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from profit_check.findings import Finding
from profit_check.report import Report


def rules(report: Report) -> Mapping[str, Finding]:
    """A finding of each check of the report, by the check's id as the report shows it.

    It is the most urgent one, which has title, reason and remedy in the report's language.
    """
    found: dict[str, Finding] = {}
    for finding in _findings(report):
        found.setdefault(finding.check, finding)
    return found


def _findings(report: Report) -> Iterator[Finding]:
    for family in report.families:
        yield from family.findings
    for gap in report.not_tested:
        yield from gap.findings
    for family in report.families:
        yield from family.passed
    for gap in report.not_applicable:
        yield from gap.findings
