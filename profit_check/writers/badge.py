"""Writes a badge: the JSON that shields.io's endpoint badge reads."""

from __future__ import annotations

import json

from profit_check import wording
from profit_check.language.phrase import joined
from profit_check.model import Verdict
from profit_check.report import Report
from profit_check.visible import line

_COLORS = {
    Verdict.READY: "brightgreen",
    Verdict.READY_WITH_CONDITIONS: "yellow",
    Verdict.NOT_READY: "red",
    Verdict.INCONCLUSIVE: "lightgrey",
}
_UNSURE = "lightgrey"


def text(report: Report) -> str:
    """The verdict as a badge; one of part of the checks says so, and is never green.

    Musts that nobody verified are counted in it where they are conditions.
    """
    document = report.document
    reservation = wording.reservation(document.scope, document.profile)
    verdict = wording.VERDICTS[document.verdict]
    message = joined((reservation, verdict), " ") if reservation else verdict
    unverified = wording.unverified_musts(document.results, document.profile)
    if unverified and document.verdict is Verdict.READY_WITH_CONDITIONS:
        message = joined((message, unverified), ": ")
    doubtful = reservation is not None and document.verdict is not Verdict.NOT_READY
    badge = {
        "schemaVersion": 1,
        "label": f"profit-check {line(str(document.target['name']))}".strip(),
        "message": report.language.tell(message),
        "color": _UNSURE if doubtful else _COLORS[document.verdict],
    }
    return json.dumps(badge, indent=2) + "\n"
