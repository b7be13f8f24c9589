"""Tells quickly whether a value fits a JSON Schema, without saying why not.

A general validator looks at the schema anew for each value; this is made of it once. It knows the
keywords that the schema of the results has, and no others.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

Schema = Mapping[str, Any]
Fits = Callable[[Any], bool]

_SAYS_NOTHING = {"$schema", "$id", "$defs", "title", "description"}
_OF_OBJECTS = {"properties", "additionalProperties"}


class _Definitions:
    """What `$ref` refers to: each place in the schema becomes a test once, when it is named."""

    def __init__(self, schema: Schema) -> None:
        self._schema = schema
        self._made: dict[str, Fits] = {}

    def test(self, reference: str) -> Fits:
        """The test of the place that `reference` names; a place may lead back to itself."""
        if reference not in self._made:
            self._made[reference] = lambda value: self._made[reference](value)
            place: Any = self._schema
            for step in reference.removeprefix("#/").split("/"):
                place = place[step]
            self._made[reference] = _of(place, self)
        return self._made[reference]


def fitting(schema: Schema) -> Fits:
    """What tells whether a value fits `schema`.

    Raises KeyError for a keyword that it does not know, and for a place that is not there.
    """
    return _of(schema, _Definitions(schema))


def _of(schema: Schema, definitions: _Definitions) -> Fits:
    words = (word for word in schema if word not in _SAYS_NOTHING | _OF_OBJECTS)
    tests = [_MAKERS[word](schema[word], definitions) for word in words]
    if _OF_OBJECTS & schema.keys():
        tests.append(_members(schema, definitions))
    return tests[0] if len(tests) == 1 else lambda value: all(test(value) for test in tests)


def _members(schema: Schema, definitions: _Definitions) -> Fits:
    others = schema.get("additionalProperties", True)
    other = (lambda _: others) if isinstance(others, bool) else _of(others, definitions)
    known = {name: _of(one, definitions) for name, one in schema.get("properties", {}).items()}

    def fit(value: Any) -> bool:
        if not isinstance(value, dict):
            return True
        return all(known.get(name, other)(one) for name, one in value.items())

    return fit


def _type(names: str | list[str], _: object) -> Fits:
    tests = [_TYPES[name] for name in ([names] if isinstance(names, str) else names)]
    return tests[0] if len(tests) == 1 else lambda value: any(test(value) for test in tests)


def _one_of(schemas: list[Schema], definitions: _Definitions) -> Fits:
    tests = [_of(one, definitions) for one in schemas]
    return lambda value: sum(test(value) for test in tests) == 1


def _items(schema: Schema, definitions: _Definitions) -> Fits:
    test = _of(schema, definitions)
    return lambda value: not isinstance(value, list) or all(map(test, value))


def _required(names: list[str], _: object) -> Fits:
    return lambda value: not isinstance(value, dict) or value.keys() >= set(names)


def _pattern(pattern: str, _: object) -> Fits:
    search = re.compile(pattern).search
    return lambda value: not isinstance(value, str) or search(value) is not None


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_integer(value: Any) -> bool:
    return _is_number(value) and (isinstance(value, int) or value.is_integer())


_TYPES: Mapping[str, Fits] = {
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "boolean": lambda value: isinstance(value, bool),
    "null": lambda value: value is None,
    "number": _is_number,
    "integer": _is_integer,
}

_MAKERS: Mapping[str, Callable[[Any, _Definitions], Fits]] = {
    "$ref": lambda reference, definitions: definitions.test(reference),
    "type": _type,
    "enum": lambda known, _: lambda value: value in known,
    "const": lambda told, _: lambda value: bool(value == told),
    "pattern": _pattern,
    "minimum": lambda least, _: lambda value: not _is_number(value) or value >= least,
    "maximum": lambda most, _: lambda value: not _is_number(value) or value <= most,
    "required": _required,
    "items": _items,
    "oneOf": _one_of,
}
