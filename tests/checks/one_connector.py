"""Judges one check against a world with a single GetConnector: for near misses of checks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from profit_check.model import GetConnector, Result
from profit_check.sandbox.world import GetDefinition, World
from tests.harness import judge, sample_manifest

ID = "Acme_Things"


def field(id: str, data_type: str = "string", **more: Any) -> dict[str, Any]:
    """A field as metainfo gives it."""
    return {"id": id, "fieldId": "U001", "dataType": data_type, "label": id, "length": 20, **more}


def judged(
    check: str,
    *,
    fields: Sequence[Mapping[str, Any]] | None = None,
    rows: Sequence[Mapping[str, Any]] = (),
    id: str = ID,
    declared: Mapping[str, str | None] | None = None,
    order: Sequence[str] = ("Key",),
    modified: str | None = None,
    **how: Any,
) -> Result:
    """The one result of `check` for a GetConnector with these fields and rows, `Key` first."""
    described = tuple(fields) if fields is not None else (field("Key", "int"),)
    definition = GetDefinition(id, "", described, tuple(rows))
    world = World(environment_id="O12345AA", version="22.22.5", get=(definition,))
    connector = GetConnector(id, tuple(order), 100, declared or {}, modified)
    manifest = replace(sample_manifest(), get=(connector,), update=())
    results = judge(check, world=world, manifest=manifest, **how)
    assert len(results) == 1
    return results[0]
