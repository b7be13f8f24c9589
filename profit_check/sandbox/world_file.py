"""Reads a world file: the data of an emulated environment, in TOML or JSON."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from math import isfinite
from pathlib import Path
from typing import Any

from profit_check.errors import UsageError
from profit_check.language.phrase import Phrase, joined, mark, say, say_number
from profit_check.model import FileConnector
from profit_check.sandbox.world import FileDefinition, GetDefinition, World
from profit_check.syntax_errors import json_fault, toml_fault
from profit_check.system_errors import reason


def load_world(path: Path) -> World:
    """The world in a TOML or JSON file; UsageError says in one line what is wrong with it."""
    kind = "TOML" if path.suffix.lower() == ".toml" else "JSON"
    try:
        text = path.read_text("utf-8-sig")
        content = tomllib.loads(text) if kind == "TOML" else json.loads(text)
    except (OSError, UnicodeDecodeError) as error:
        why = reason(error) if isinstance(error, OSError) else say("it is not UTF-8 text")
        said = say("{path}: cannot be read ({error}); give a world file", path=path, error=why)
        raise UsageError(said) from None
    except tomllib.TOMLDecodeError as error:
        raise _invalid(path, kind, str(toml_fault(str(error)))) from None
    except json.JSONDecodeError as error:
        raise _invalid(path, kind, str(json_fault(error))) from None
    except (ValueError, RecursionError) as error:
        raise _invalid(path, kind, str(error)) from None
    try:
        return _world(content)
    except _Misfit as misfit:
        expected = say(
            "a world file has environment_id, version, and [[get]] with id, fields and rows"
        )
        raise UsageError(joined((f"{path}: ", str(misfit), "; ", expected), "")) from None


def _invalid(path: Path, kind: str, why: str) -> UsageError:
    return UsageError(say("{path}: is not valid {kind} ({error})", path=path, kind=kind, error=why))


_SAMPLES = {
    "subject": ("subject", "file"),
    "file": ("file", "name"),
    "image": ("id",),
    "report": ("id",),
}
"""What names a file, by the kind of its connector."""


class _Misfit(Exception):
    """Where the content of a file departs from a world."""


def _world(content: object) -> World:
    whole = say("the file")
    body = _table(content, whole)
    return World(
        environment_id=_text(body, "environment_id", whole),
        version=_text(body, "version", whole),
        get=tuple(_get(item) for item in _list(body, "get", whole)),
        update=tuple(_update(item) for item in _list(body, "update", whole)),
        files=tuple(_file(item) for item in _list(body, "files", whole)),
        app_name=body.get("app_name", "Sandbox"),
        group=body.get("group", "profit-check"),
        token_expiry=body.get("token_expiry", "0"),
    )


def _item(list: str) -> Phrase:
    return say("an item of {list}", list=list)


def _get(item: object) -> GetDefinition:
    """A GetConnector; its rows are lists of values in the order of its fields."""
    body = _table(item, _item("get"))
    id = _text(body, "id", _item("get"))
    one = say("a field of {id}", id=id)
    fields = tuple(_table(each, one) for each in _list(body, "fields", id))
    names = [_text(each, "id", one) for each in fields]
    rows = tuple(_row(row, names, id) for row in _list(body, "rows", id))
    return GetDefinition(id, body.get("description", ""), fields, rows)


def _update(item: object) -> Mapping[str, Any]:
    body = _table(item, _item("update"))
    id = _text(body, "id", _item("update"))
    return {**body, "id": id, "fields": _list(body, "fields", id)}


def _file(item: object) -> FileDefinition:
    body = _table(item, _item("files"))
    kind = _text(body, "kind", _item("files"))
    wanted = _SAMPLES.get(kind)
    if wanted is None:
        kinds = ", ".join(_SAMPLES)
        raise _Misfit(say("the kind of an item of files is not one of {kinds}", kinds=kinds))
    one = say("a {kind} of files", kind=kind)
    sample = {key: _text(body, key, one) for key in wanted}
    connector = FileConnector(kind, sample)  # type: ignore[arg-type]
    mimetype, filedata = (_text(body, key, connector.id) for key in ("mimetype", "filedata"))
    filename = body.get("filename") or sample.get("name", "")
    return FileDefinition(connector, mimetype, filedata, filename)


def _row(row: object, names: Sequence[str], id: str) -> Mapping[str, Any]:
    if not isinstance(row, list) or len(row) != len(names):
        message = say_number(
            "a row of {id} is not a list of {count} value, one for each field",
            "a row of {id} is not a list of {count} values, one for each field",
            id=id,
            count=len(names),
        )
        raise _Misfit(message)
    return {name: _value(value, id) for name, value in zip(names, row, strict=True)}


def _value(value: object, id: str) -> object:
    """A value as Profit gives it: TOML's dates become text, in Dutch local time with a Z."""
    if isinstance(value, datetime):
        return value.replace(tzinfo=None).isoformat() + "Z"
    if isinstance(value, date):
        return f"{value.isoformat()}T00:00:00Z"
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, float) and isfinite(value):
        return value
    template = mark("a row of {id} has a value that is no text, number, boolean, date or null")
    raise _Misfit(say(template, id=id))


def _table(value: object, where: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise _Misfit(say("{place} is not a table of keys and values", place=where))
    return value


def _list(body: Mapping[str, Any], key: str, where: str) -> Sequence[Any]:
    value = body.get(key, [])
    if not isinstance(value, list):
        raise _Misfit(say("{key} of {place} is not a list", key=key, place=where))
    return value


def _text(body: Mapping[str, Any], key: str, where: str) -> str:
    value = body.get(key)
    if not isinstance(value, str) or not value:
        raise _Misfit(say("{place} has no text {key}", place=where, key=key))
    return value
