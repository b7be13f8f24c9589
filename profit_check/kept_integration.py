"""Reads what kept results tell of the integration's own side: its manifest, its traffic."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from profit_check.model import (
    CarriedField,
    Carrier,
    Inventory,
    MalformedEntry,
    RecordedTraffic,
    Recording,
)


def inventory(value: Mapping[str, Any]) -> Inventory:
    """The manifest's file and connectors; the first results of version 1.0 tell of none."""
    return Inventory(
        manifest=value.get("manifest"),
        sha256=value.get("sha256"),
        lines=value.get("lines", {}),
        connectors=tuple(_carrier(item) for item in value.get("connectors", ())),
    )


def observed(value: Mapping[str, Any] | None) -> RecordedTraffic | None:
    """The recorded traffic, without its calls; None where none was judged."""
    if value is None:
        return None
    return RecordedTraffic(
        recordings=tuple(Recording(**item) for item in value["recordings"]),
        other_hosts=value["other_hosts"],
        left_out=value["left_out"],
        malformed=tuple(MalformedEntry(**item) for item in value["malformed"]),
        malformed_count=value["malformed_count"],
        bodies_left_out=value["bodies_left_out"],
        count=value["count"],
        first=datetime.fromisoformat(value["first"]) if value["first"] else None,
        last=datetime.fromisoformat(value["last"]) if value["last"] else None,
    )


def _carrier(item: Mapping[str, Any]) -> Carrier:
    fields = (
        CarriedField(**{name: one[name] for name in _FIELD_KEYS if name in one})
        for one in item["fields"]
    )
    return Carrier(
        kind=item["kind"],
        id=item["id"],
        methods=tuple(item["methods"]),
        fields=tuple(fields),
        complete=item["complete"],
        order=tuple(item["order"]),
        take=item["take"],
        modified=item["modified"],
    )


_FIELD_KEYS = tuple(CarriedField.__dataclass_fields__)
