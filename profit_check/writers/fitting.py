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


def fitting(schema: Schema) -> Fits:
    """What tells whether a value fits `schema`; raises KeyError for a keyword it does not know."""
    definitions = dict[str, Fits]()
    for name, one in schema["$defs"].items():
        definitions[f"#/$defs/{name}"] = _of(one, definitions)
    return _of(schema, definitions)


def _of(schema: Schema, definitions: Mapping[str, Fits]) -> Fits:
    tests = [
        _referred(told, definitions) if word == "$ref" else _MAKERS[word](told, definitions)
        for word, told in schema.items()
        if word not in _SAYS_NOTHING | _OF_OBJECTS
    ]
    if _OF_OBJECTS & schema.keys():
        tests.append(_members(schema, definitions))
    return tests[0] if len(tests) == 1 else lambda value: all(test(value) for test in tests)


def _referred(name: str, definitions: Mapping[str, Fits]) -> Fits:
    return lambda value: definitions[name](value)  # a definition may lead back to itself


def _members(schema: Schema, definitions: Mapping[str, Fits]) -> Fits:
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


def _one_of(schemas: list[Schema], definitions: Mapping[str, Fits]) -> Fits:
    tests = [_of(one, definitions) for one in schemas]
    return lambda value: sum(test(value) for test in tests) == 1


def _items(schema: Schema, definitions: Mapping[str, Fits]) -> Fits:
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

_MAKERS: Mapping[str, Callable[[Any, Mapping[str, Fits]], Fits]] = {
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
