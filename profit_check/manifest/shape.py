"""Judges a manifest by the JSON Schema, in words for its author."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from profit_check.language.phrase import joined, say
from profit_check.manifest.expected import EXPECTED
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
    expected = _expected(broken.node)
    yield Fault(broken.path, say("expected {what}, not {found}", what=expected, found=found))


def _choice(broken: _Broken) -> Iterator[Fault]:
    hint = nearest(broken.value, broken.rule) if isinstance(broken.value, str) else ""
    known = ", ".join(broken.rule)
    text = say("{found} is not one of {known}", found=show(broken.value), known=known)
    yield Fault(broken.path, text + hint)


def _missing(broken: _Broken) -> Iterator[Fault]:
    for key in broken.rule:
        if key in broken.value or key in _mistyped(broken):
            continue
        what = _expected(_property(broken.node, key))
        yield Fault((*broken.path, key), say("missing; expected {what}", what=what))


def _unknown(broken: _Broken) -> Iterator[Fault]:
    known = broken.node["properties"]
    for key in broken.value:
        if key not in known:
            hint = nearest(key, known) or say("; known here: {keys}", keys=", ".join(known))
            yield Fault((*broken.path, key), say("unknown key") + hint)


def _credential(broken: _Broken) -> Iterator[Fault]:
    if not isinstance(broken.value, dict):
        return
    if "token" in broken.value:
        yield Fault(broken.path, say("it has token and oauth; give the one that it uses"))
    elif not {"token", "oauth"} & _mistyped(broken):
        what = say(
            "{example}, or oauth with client_id and client_secret",
            example=say('token = {{ env = "NAME" }}'),
        )
        yield Fault((*broken.path, "token"), say("missing; expected {what}", what=what))


def _mistyped(broken: _Broken) -> set[str | None]:
    """The known keys that the unknown ones seem to mean."""
    known = broken.node["properties"]
    return {closest(key, known) for key in broken.value if key not in known}


def _several(broken: _Broken) -> Iterator[Fault]:
    if broken.value.keys() <= broken.node["properties"].keys():
        keys = joined(list(broken.value), say(" and "))
        yield Fault(broken.path, say("it has {keys}; give exactly one of them", keys=keys))


def _repeated(broken: _Broken) -> Iterator[Fault]:
    seen: list[object] = []
    for place, item in enumerate(broken.value):
        if item in seen:
            text = say("{found} stands in the list twice", found=show(item))
            yield Fault((*broken.path, place), text)
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
        return say("one of {known}", known=", ".join(node["enum"]))
    return EXPECTED[node["x-expected"]]
