"""Writes GitLab's code quality report: findings beside the line of the manifest they are about."""

from __future__ import annotations

import json
from typing import Any

from profit_check.findings import ACTED_ON
from profit_check.model import Level, Result, Status
from profit_check.report import Report
from profit_check.visible import line
from profit_check.wording import source
from profit_check.writers.fingerprints import fingerprints
from profit_check.writers.locations import location

_SEVERITIES = {
    Status.FAIL: {Level.MUST: "critical", Level.SHOULD: "major", Level.INFO: "minor"},
    Status.ERROR: {Level.MUST: "major", Level.SHOULD: "minor", Level.INFO: "info"},
    Status.WARN: {Level.MUST: "major", Level.SHOULD: "minor", Level.INFO: "info"},
    Status.REVIEW: {Level.MUST: "minor", Level.SHOULD: "minor", Level.INFO: "info"},
}
"""GitLab knows info, minor, major, critical and blocker."""


def text(report: Report) -> str:
    """What is to be acted on, in the order of the results.

    The name of the target is in the fingerprints, because GitLab shows the reports of all jobs of a
    pipeline as one.
    """
    document = report.document
    found = [result for result in document.results if result.status in ACTED_ON]
    marks = fingerprints(found, str(document.target["name"]))
    issues = [_issue(result, mark, report) for result, mark in zip(found, marks, strict=True)]
    return json.dumps(issues, indent=2) + "\n"


def _issue(result: Result, fingerprint: str, report: Report) -> dict[str, Any]:
    place = location(result, report.document)
    about = " ".join((result.check, result.subject or "")).strip()
    known = [report.language.tell(told)] if (told := source(result.channel)) else []
    return {
        "description": line(": ".join((*known, about, result.message))),
        "check_name": line(result.check),
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[result.status][result.level],
        "location": {
            "path": place.file,
            "lines": {"begin": place.line},
        },
    }
