"""Judges a manifest by the JSON Schema, in words for its author."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from profit_check.manifest.faults import Fault, closest, kind, nearest, show
from profit_check.manifest.locate import KeyPath
from profit_check.manifest.schema import schema


def shape_faults(data: Mapping[str, Any]) -> list[Fault]:
    """What in `data` is not as the schema describes it."""
    validator = Draft202012Validator(_schema())
    broken = [_broken(error) for error in validator.iter_errors(data)]
    return [fault for rule in broken for fault in _WORDS.get(rule.keyword, _unexpected)(rule)]


@dataclass(frozen=True, slots=True)
class _Broken:
    """A rule of the schema that `value` at `path` breaks; `node` is the schema around the rule."""

    keyword: str
    rule: Any
    node: Mapping[str, Any]
    path: KeyPath
    value: Any


@cache
def _schema() -> dict[str, Any]:
    return schema()


def _broken(error: ValidationError) -> _Broken:
    path = tuple(error.absolute_path)
    if "propertyNames" in error.absolute_schema_path:
        path = (*path, str(error.instance))
    node = error.schema if isinstance(error.schema, dict) else {}
    return _Broken(str(error.validator), error.validator_value, node, path, error.instance)


def _unexpected(broken: _Broken) -> Iterator[Fault]:
    found = kind(broken.value) if "x-secret" in broken.node else show(broken.value)
    yield Fault(broken.path, f"expected {_expected(broken.node)}, not {found}")


def _choice(broken: _Broken) -> Iterator[Fault]:
    hint = nearest(broken.value, broken.rule) if isinstance(broken.value, str) else ""
    yield Fault(broken.path, f"{show(broken.value)} is not one of {', '.join(broken.rule)}{hint}")


def _missing(broken: _Broken) -> Iterator[Fault]:
    for key in broken.rule:
        if key in broken.value or key in _mistyped(broken):
            continue
        text = f"missing; expected {_expected(_property(broken.node, key))}"
        yield Fault((*broken.path, key), text)


def _unknown(broken: _Broken) -> Iterator[Fault]:
    known = broken.node["properties"]
    for key in broken.value:
        if key not in known:
            hint = nearest(key, known) or f"; known here: {', '.join(known)}"
            yield Fault((*broken.path, key), f"unknown key{hint}")


def _credential(broken: _Broken) -> Iterator[Fault]:
    if not isinstance(broken.value, dict):
        return
    if "token" in broken.value:
        yield Fault(broken.path, "it has token and oauth; give the one that it uses")
    elif not {"token", "oauth"} & _mistyped(broken):
        what = 'token = { env = "NAME" }, or oauth with client_id and client_secret'
        yield Fault((*broken.path, "token"), f"missing; expected {what}")


def _mistyped(broken: _Broken) -> set[str | None]:
    """The known keys that the unknown ones seem to mean."""
    known = broken.node["properties"]
    return {closest(key, known) for key in broken.value if key not in known}


def _several(broken: _Broken) -> Iterator[Fault]:
    if broken.value.keys() <= broken.node["properties"].keys():
        yield Fault(broken.path, f"it has {' and '.join(broken.value)}; give exactly one of them")


def _repeated(broken: _Broken) -> Iterator[Fault]:
    seen: list[object] = []
    for place, item in enumerate(broken.value):
        if item in seen:
            yield Fault((*broken.path, place), f"{show(item)} stands in the list twice")
        seen.append(item)


_WORDS: Mapping[str, Callable[[_Broken], Iterator[Fault]]] = {
    "additionalProperties": _unknown,
    "enum": _choice,
    "maxProperties": _several,
    "oneOf": _credential,
    "required": _missing,
    "uniqueItems": _repeated,
}


def _property(node: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = node["properties"][key]
    if "$ref" in found:
        return {**_schema()["$defs"][found["$ref"].rpartition("/")[2]], **found}
    return found


def _expected(node: Mapping[str, Any]) -> str:
    if "enum" in node:
        return f"one of {', '.join(node['enum'])}"
    return str(node["x-expected"])
