"""The JSON document that tells of a comparison of two snapshots."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from profit_check.language.catalogue import ENGLISH, Language
from profit_check.model import Snapshot
from profit_check.snapshot.drift import ALLOWED_SHARE, Change, Drift
from profit_check.snapshot.weight import Weight
from profit_check.snapshot.words import describe

SCHEMA_VERSION = "1.0"


def dumps(
    before: tuple[str, Snapshot],
    after: tuple[str, Snapshot],
    found: Drift,
    language: Language = ENGLISH,
) -> str:
    """The text of the document; `before` and `after` are named as the user named them.

    Its keys are the same in every language, its texts are in `language`.
    """
    document = {
        "schema_version": SCHEMA_VERSION,
        "before": _side(*before),
        "after": _side(*after),
        "summary": {weight.value: len(found.of(weight)) for weight in Weight},
        "get_connectors": {
            "compared": found.compared,
            "deviating": found.deviating,
            "share": found.share,
            "allowed_share": ALLOWED_SHARE,
        },
        "changes": [_change(change, language) for change in found.changes],
    }
    return json.dumps(document, indent=2) + "\n"


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the document."""
    text = (files("profit_check.snapshot") / "diff.schema.json").read_text("utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def _side(name: str, snapshot: Snapshot) -> dict[str, Any]:
    return {
        "name": name,
        "environment_id": snapshot.environment_id,
        "environment_type": snapshot.environment_type,
        "profit_version": snapshot.profit_version,
        "release": snapshot.release,
    }


def _change(change: Change, language: Language) -> dict[str, Any]:
    one = change.difference
    return {
        "weight": change.weight,
        "kind": one.kind,
        "channel": one.channel,
        "connector": one.connector,
        "place": list(one.place),
        "before": one.before,
        "after": one.after,
        "text": language.tell(describe(one)),
    }
