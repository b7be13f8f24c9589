"""What the tests of machine formats share: a run that knows its manifest, and the schemas."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft4Validator, Draft202012Validator

from profit_check.comparison.changes import held_against
from profit_check.language.catalogue import Language, language
from profit_check.model import Document, Inventory, Status
from profit_check.report import Report, build
from tests.writers import hostile, sample_run

SCHEMAS = Path(__file__).parent.parent / "schemas"

LINES = {
    "integration": 1,
    "targets.test": 5,
    "get.Acme_Articles": 12,
    "get.Acme_Prices": 20,
    "get.Acme_Stock": 28,
    "get.Acme_Debtors": 36,
    "get.Profit_Countries": 44,
    "update.FbSales": 50,
    "waive.connectors.name Profit_Countries": 56,
    "waive.paging.end Acme_Orders": 63,
}

INVENTORY = Inventory(manifest="shop/profit-check.toml", sha256="5e" * 32, lines=LINES)


def document() -> Document:
    """The sample run, with the lines of its manifest."""
    return replace(sample_run.document(), inventory=INVENTORY)


def held(run: Document) -> Document:
    """`run` against a baseline that has its first result, and a better one in place of its second.

    All others are new.
    """
    known, other, *_ = run.results
    better = replace(other, status=Status.REVIEW)
    earlier = replace(run, results=(known, better))
    return replace(run, baseline=held_against(run, earlier, "earlier.json", "0" * 64))


def report(run: Document | None = None, spoken: Language | None = None) -> Report:
    """`run`, or else the sample run, arranged for a reader of the language `spoken`."""
    return build(run or document(), sample_run.explanation, spoken or language("en"))


def hostile_report(attack: str) -> Report:
    """A result of each status, with `attack` in every text that can come from outside."""
    run = hostile.document(attack)
    first = {one.status: one for one in reversed(run.results)}
    assert set(first) == set(Status)
    lines = {f"get.{attack}": 3}
    inventory = Inventory(manifest=attack, sha256=attack, lines=lines)
    run = replace(run, results=tuple(first.values()), evidence=(), inventory=inventory)
    return build(run, lambda check: None)


def faults(value: object, schema: str) -> list[str]:
    """Where `value` departs from the JSON Schema in the file `schema`."""
    return [f"{one.json_path}: {one.message}" for one in _validator(schema).iter_errors(value)]


@cache
def _validator(schema: str) -> Any:
    loaded = json.loads((SCHEMAS / schema).read_text("utf-8"))
    is_draft_4 = "draft-04" in loaded["$schema"]
    return (Draft4Validator if is_draft_4 else Draft202012Validator)(loaded)
