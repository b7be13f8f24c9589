"""Writes SARIF 2.1.0: findings beside the manifest, for code hosts and editors."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

from profit_check.findings import SHOWN
from profit_check.language.phrase import say_number
from profit_check.model import Document, Status, Verdict
from profit_check.report import Report
from profit_check.settled import settled
from profit_check.visible import line
from profit_check.writers.fingerprints import fingerprints
from profit_check.writers.rules import rules
from profit_check.writers.sarif_results import Telling, manifest_uri
from profit_check.writers.sarif_rules import rule
from profit_check.writers.standing import standings
from profit_check.writers.worst_first import worst_first

MOST_RESULTS = 25_000
"""GitHub's code scanning refuses a run that has more."""

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_NOTED = (Status.ERROR, Status.NOT_TESTED)


def text(report: Report) -> str:
    """What was found, and as notifications what could not be decided or asked.

    What passed or does not apply is left out: a code host makes an alert of each result.
    """
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(report)]}
    return json.dumps(log, indent=2) + "\n"


def _run(report: Report) -> dict[str, Any]:
    document, language = report.document, report.language
    told = {line(one.check) for one in document.results if one.status in {*SHOWN, *_NOTED}}
    pages = [page for check, page in rules(report).items() if check in told]
    places = {page.check: number for number, page in enumerate(pages)}
    telling = Telling(document, language, places, standings(document))
    found = worst_first(one for one in document.results if one.status in SHOWN)
    marks = fingerprints(found[:MOST_RESULTS])
    return {
        "tool": {
            "driver": {
                "name": "profit-check",
                "version": line(document.tool_version),
                "language": language.code,
                "rules": [rule(page, language) for page in pages],
            }
        },
        "language": language.code,
        "automationDetails": {"id": _category(document)},
        "artifacts": [_manifest(document)],
        "invocations": [_invocation(report, telling, len(found) - MOST_RESULTS)],
        "results": [telling.result(one, mark) for one, mark in zip(found, marks, strict=False)],
        "properties": {"verdict": document.verdict.value, "settled": settled(document.results)},
    }


def _category(document: Document) -> str:
    """What GitHub replaces results by; the slash at the end makes all of it the category."""
    target = quote(line(str(document.target["name"])), safe="")
    return f"profit-check/{target}/{document.profile.value}/"


def _manifest(document: Document) -> dict[str, Any]:
    sha256 = document.inventory.sha256
    return {
        "location": {"uri": manifest_uri(document)},
        "roles": ["userSpecifiedConfiguration"],
        **({"hashes": {"sha-256": line(sha256)}} if sha256 else {}),
    }


def _invocation(report: Report, telling: Telling, left: int) -> dict[str, Any]:
    """How the run ended; not with which exit status, as `--fail-on` has its say in that."""
    document = report.document
    undecided = document.scope.interrupted or document.verdict is Verdict.INCONCLUSIVE
    noted = (one for one in document.results if one.status in _NOTED)
    notifications = [telling.notification(one) for one in noted]
    if left > 0:
        more = say_number("and {count:,} more finding", "and {count:,} more findings", count=left)
        told = {"text": report.language.tell(more)}
        notifications.append({"level": "warning", "message": told})
    return {
        "executionSuccessful": not undecided,
        "exitCodeDescription": line(report.headline),
        "startTimeUtc": _moment(document.started_at),
        "endTimeUtc": _moment(document.finished_at),
        "toolExecutionNotifications": notifications,
    }


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
