"""Reads kept snapshots."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from profit_check.errors import UsageError
from profit_check.language.phrase import Phrase, joined, say
from profit_check.model import (
    Field,
    OfferedGet,
    OfferedUpdate,
    Snapshot,
    UpdateField,
    UpdateObject,
)
from profit_check.system_errors import reason

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator

_EXPECTED = say("expected a file that `profit-check snapshot` wrote; delete it, or give another")

_NOT_IN_FILE_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


def file_name(target: str) -> str:
    """The name of the file beside the manifest that keeps what `target` offered."""
    return f"profit-check.{_NOT_IN_FILE_NAMES.sub('_', target)}.snapshot.json"


def beside(manifest: Path, targets: Iterable[str]) -> Mapping[str, Snapshot]:
    """The snapshots in the manifest's folder, by target; UsageError for one that is unreadable."""
    paths = {target: manifest.parent / file_name(target) for target in targets}
    return {target: read(path) for target, path in paths.items() if _exists(path)}


def read(path: Path) -> Snapshot:
    """The snapshot that `path` holds; raises UsageError with one line when it holds none."""
    try:
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError:
        raise _unusable(path, say("is not UTF-8 text")) from None
    except (OSError, ValueError) as error:
        why = reason(error) if isinstance(error, OSError) else say("this is no file name")
        raise _unusable(path, say("cannot be read ({why})", why=why)) from None
    try:
        return loads(text)
    except ValueError as fault:
        raise _unusable(path, str(fault)) from None


def _unusable(path: Path, fault: str) -> UsageError:
    return UsageError(joined((f"{path}: ", fault, "; ", _EXPECTED), ""))


def loads(text: str) -> Snapshot:
    """The snapshot in `text`; raises ValueError saying where the text departs from one."""
    try:
        value = json.loads(text)
        fault = _first_fault(value)
    except json.JSONDecodeError as error:
        place = {"line": error.lineno, "column": error.colno}
        raise ValueError(say("is not JSON (line {line}, column {column})", **place)) from None
    except (RecursionError, ValueError):
        raise ValueError(say("is not JSON that can be read")) from None
    if fault is not None:
        raise ValueError(fault)
    return _snapshot(value)


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a snapshot."""
    text = (files("profit_check.snapshot") / "snapshot.schema.json").read_text("utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False  # such as a name that is too long for a file


@cache
def _validator() -> Draft202012Validator:
    from jsonschema import Draft202012Validator

    return Draft202012Validator(schema())


def _first_fault(value: object) -> Phrase | None:
    for fault in _validator().iter_errors(value):
        where = "".join(f"[{p}]" if isinstance(p, int) else f".{p}" for p in fault.absolute_path)
        named = where.lstrip(".") or say("the file")
        if fault.validator == "required":
            missing = [key for key in fault.schema["required"] if key not in fault.instance]
            return say("{place} lacks the key {key}", place=named, key=missing[0])
        return say("{place} does not have the form that it has in a snapshot", place=named)
    return None


def _snapshot(value: Mapping[str, Any]) -> Snapshot:
    environment = value["environment"]
    return Snapshot(
        environment_id=environment["id"],
        environment_type=environment["type"],
        profit_version=environment["profit_version"],
        release=environment["release"],
        get=tuple(_get(item) for item in value["get"]),
        update=tuple(_update(item) for item in value["update"]),
    )


def _get(item: Mapping[str, Any]) -> OfferedGet:
    fields = item["fields"]
    if fields is not None:
        fields = tuple(_get_field(field) for field in fields)
    return OfferedGet(item["id"], item["description"], fields)


def _update(item: Mapping[str, Any]) -> OfferedUpdate:
    definition = item["definition"]
    known = None if definition is None else _object(definition)
    return OfferedUpdate(item["id"], item["description"], known)


def _object(item: Mapping[str, Any]) -> UpdateObject:
    return UpdateObject(
        name=item["name"],
        fields=tuple(_update_field(field) for field in item["fields"]),
        objects=tuple(_object(nested) for nested in item["objects"]),
    )


def _get_field(item: Mapping[str, Any]) -> Field:
    return Field(
        id=item["id"],
        field_id=item["fieldId"],
        data_type=item["dataType"],
        label=item["label"],
        length=item["length"],
        decimals=item["decimals"],
    )


def _update_field(item: Mapping[str, Any]) -> UpdateField:
    return UpdateField(
        field_id=item["fieldId"],
        data_type=item["dataType"],
        label=item["label"],
        primary_key=item["primaryKey"],
        mandatory=item["mandatory"],
        not_zero=item["notzero"],
        length=item["length"],
        decimals=item["decimals"],
        values=None if item["values"] is None else tuple(item["values"]),
    )
