"""The JSON document that tells of a comparison of two runs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from importlib.resources import files
from typing import Any

from profit_check.comparison.changes import Change, Changed
from profit_check.comparison.words import conditions, reservations
from profit_check.language.catalogue import Language
from profit_check.model import Document, Result

SCHEMA_VERSION = "1.0"


def dumps(
    before: tuple[str, Document],
    after: tuple[str, Document],
    found: Sequence[Changed],
    language: Language,
) -> str:
    """The text of the document, its messages in `language`; both runs go with their file's name."""
    counts = Counter(one.change for one in found)
    told = reservations(conditions(before[1], before[0]), conditions(after[1], after[0]))
    document = {
        "schema_version": SCHEMA_VERSION,
        "before": _run(*before),
        "after": _run(*after),
        "reservations": [language.tell(text) for text in told],
        "summary": {change.value: counts[change] for change in Change},
        "regresses": any(one.regresses for one in found),
        "changes": [_changed(one, language) for one in found],
    }
    return json.dumps(document, indent=2) + "\n"


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the document."""
    text = (files("profit_check.comparison") / "comparison.schema.json").read_text("utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def _run(name: str, document: Document) -> dict[str, Any]:
    target = document.target
    return {
        "name": name,
        "started_at": document.started_at.isoformat(),
        "tool_version": document.tool_version,
        "integration": document.integration.name,
        "target": target["name"],
        "profit_version": target["profit_version"],
        "release": target["release"],
        "profile": document.profile,
        "verdict": document.verdict,
    }


def _changed(one: Changed, language: Language) -> dict[str, Any]:
    return {
        "change": one.change,
        "check": one.result.check,
        "subject": one.result.subject,
        "before": _result(one.before, language),
        "after": _result(one.after, language),
        "added": list(one.added),
    }


def _result(result: Result | None, language: Language) -> dict[str, Any] | None:
    if result is None:
        return None
    message = language.tell(result.message)
    return {"status": result.status, "level": result.level, "message": message}
