"""Writes results as SARIF's results and notifications."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from profit_check.language.catalogue import Language
from profit_check.model import Document, Named, Result, Status
from profit_check.visible import line
from profit_check.wording import source
from profit_check.writers.locations import location, manifest_path
from profit_check.writers.sarif_rules import SEVERITIES
from profit_check.writers.standing import Standing
from profit_check.writers.waived import waived

_KINDS = {Status.REVIEW: "review", Status.ERROR: "open"}
"""What SARIF calls a question for a person, and one that was asked and not decided."""

_STATES = {Standing.NEW: "new", Standing.WORSE: "updated", Standing.KNOWN: "unchanged"}
"""What SARIF calls how a result stands to the baseline."""

_LEVELS = {Status.FAIL: "error", Status.WARN: "warning"}


@dataclass(frozen=True, slots=True)
class Telling:
    """Tells of the results of `document`; `places` are those of their checks in SARIF's rules.

    `standings` is how each result stands to a baseline.
    """

    document: Document
    language: Language
    places: Mapping[str, int]
    standings: Mapping[Named, Standing]

    def result(self, result: Result, fingerprint: str) -> dict[str, Any]:
        """A result that is there because something is to be seen to, or was waived."""
        kind = _KINDS.get(result.status, "fail")
        suppression = self._suppression(result)
        standing = self.standings.get((result.check, result.subject))
        return {
            "ruleId": line(result.check),
            "ruleIndex": self.places[line(result.check)],
            "kind": kind,
            "level": _level(result) if kind == "fail" else "none",
            "message": _message(result, self.language),
            "locations": [self._location(result)],
            "partialFingerprints": {
                "checkSubjectAndFields/v1": fingerprint,
                # The only one that GitHub's code scanning reads.
                "primaryLocationLineHash": fingerprint,
            },
            **({"suppressions": [suppression]} if suppression else {}),
            **({"baselineState": _STATES[standing]} if standing else {}),
            "properties": {
                "status": result.status.value,
                "level": result.level.value,
                "channel": result.channel,
                "afas_rules": [line(rule) for rule in result.afas_rules],
            },
        }

    def notification(self, result: Result) -> dict[str, Any]:
        """Tells that a question was not decided, or could not be asked."""
        check = line(result.check)
        undecided = result.status is Status.ERROR
        return {
            "associatedRule": {"id": check, "index": self.places[check]},
            "level": SEVERITIES[result.level] if undecided else "note",
            "message": _message(result, self.language),
            "locations": [self._location(result)],
        }

    def _location(self, result: Result) -> dict[str, Any]:
        place = location(result, self.document)
        return {
            "physicalLocation": {
                "artifactLocation": {"uri": manifest_uri(self.document), "index": 0},
                "region": {"startLine": place.line},
            }
        }

    def _suppression(self, result: Result) -> dict[str, str] | None:
        if result.status is not Status.WAIVED or result.waiver is None:
            return None
        told = line(self.language.tell(waived(result.waiver)))
        return {"kind": "external", "status": "accepted", "justification": told}


def manifest_uri(document: Document) -> str:
    """The manifest's path as a relative reference."""
    return quote(manifest_path(document))


def _message(result: Result, language: Language) -> dict[str, str]:
    about = [] if result.subject is None else [result.subject]
    known = [language.tell(told)] if (told := source(result.channel)) else []
    return {"text": literal(line(": ".join((*known, *about, result.message))))}


def literal(text: str) -> str:
    """`text` as it stands in a SARIF message, where `{0}` and `[…](…)` mean something."""
    return text.replace("{", "{{").replace("}", "}}").replace("](", "] (")


def _level(result: Result) -> str:
    """How much it weighs; of what is waived, how much it would."""
    return _LEVELS.get(result.status, SEVERITIES[result.level])
