"""Writes a snapshot as JSON that a person can compare: sorted, one field on a line."""

from __future__ import annotations

import json
from typing import Any

from profit_check.model import (
    Field,
    OfferedGet,
    OfferedUpdate,
    Snapshot,
    UpdateField,
    UpdateObject,
)

SCHEMA_VERSION = "1.0"


def dumps(snapshot: Snapshot) -> str:
    """The text of a snapshot; the same for the same offer, in whatever order that came."""
    content = {
        "schema_version": SCHEMA_VERSION,
        "environment": {
            "id": snapshot.environment_id,
            "type": snapshot.environment_type,
            "profit_version": snapshot.profit_version,
            "release": snapshot.release,
        },
        "get": _sorted([_get(one) for one in snapshot.get], "id"),
        "update": _sorted([_update(one) for one in snapshot.update], "id"),
    }
    return _rendered(content, "") + "\n"


def encoded(snapshot: Snapshot) -> bytes:
    """The text of a snapshot as UTF-8; half a surrogate pair becomes the JSON escape of it."""
    return dumps(snapshot).encode("utf-8", "backslashreplace")


def _get(one: OfferedGet) -> dict[str, Any]:
    fields = None
    if one.fields is not None:
        fields = _sorted([_get_field(field) for field in one.fields], "id")
    return {"id": one.id, "description": one.description, "fields": fields}


def _update(one: OfferedUpdate) -> dict[str, Any]:
    definition = None if one.definition is None else _object(one.definition)
    return {"id": one.id, "description": one.description, "definition": definition}


def _object(one: UpdateObject) -> dict[str, Any]:
    return {
        "name": one.name,
        "fields": _sorted([_update_field(field) for field in one.fields], "fieldId"),
        "objects": _sorted([_object(nested) for nested in one.objects], "name"),
    }


def _get_field(field: Field) -> dict[str, Any]:
    return {
        "id": field.id,
        "fieldId": field.field_id,
        "dataType": field.data_type,
        "length": field.length,
        "decimals": field.decimals,
        "label": field.label,
    }


def _update_field(field: UpdateField) -> dict[str, Any]:
    return {
        "fieldId": field.field_id,
        "dataType": field.data_type,
        "primaryKey": field.primary_key,
        "mandatory": field.mandatory,
        "notzero": field.not_zero,
        "length": field.length,
        "decimals": field.decimals,
        "values": None if field.values is None else sorted(field.values),
        "label": field.label,
    }


def _sorted(items: list[dict[str, Any]], key: str) -> list[dict[str, Any]]:
    return sorted(items, key=lambda item: (item[key].casefold(), json.dumps(item)))


def _rendered(value: Any, indent: str) -> str:
    """Like json.dumps, but with everything that holds no object on one line."""
    if not _nests(value):
        return json.dumps(value, ensure_ascii=False)
    inner = indent + "  "
    if isinstance(value, dict):
        parts = [f"{json.dumps(key)}: {_rendered(item, inner)}" for key, item in value.items()]
        opened, closed = "{", "}"
    else:
        parts = [_rendered(item, inner) for item in value]
        opened, closed = "[", "]"
    lines = f",\n{inner}".join(parts)
    return f"{opened}\n{inner}{lines}\n{indent}{closed}"


def _nests(value: Any) -> bool:
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return any(
        isinstance(item, dict) or (isinstance(item, list) and _nests(item)) for item in inside
    )
