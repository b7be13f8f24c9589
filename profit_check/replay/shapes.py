"""How the values of a kept run are put together from JSON, and where one is not as it should be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import MISSING, fields
from functools import cache
from typing import Any, get_args, get_type_hints

from profit_check.language.phrase import say
from profit_check.replay.values import Unexpected

Structure = Callable[[Any, Any], Any]
"""Makes of JSON a value of a type."""


@contextmanager
def at(place: str) -> Iterator[None]:
    """Adds `place` to where an unexpected value within stands."""
    try:
        yield
    except Unexpected as unexpected:
        rest = unexpected.place
        joint = "" if not rest or rest.startswith("[") else "."
        raise Unexpected(unexpected.what, place + joint + rest) from None


def record_in(structure: Structure) -> Structure:
    """Reads frozen dataclasses, each field by its type; no other key may be there."""

    def read(value: object, kind: Any) -> Any:
        known = _fields(kind)
        given: dict[str, Any] = {}
        for name, item in _object(value).items():
            with at(name):
                if name not in known:
                    raise Unexpected(say("no such key here"))
                given[name] = structure(item, known[name])
        for one in fields(kind):
            optional = one.default is not MISSING or one.default_factory is not MISSING
            if one.name not in given and not optional:
                raise Unexpected(say("this key to be there"), one.name)
        return kind(**given)

    return read


def tuple_in(structure: Structure) -> Structure:
    """Reads tuples, of as many items as their type says."""

    def read(value: object, kind: Any) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise Unexpected(say("a list"))
        kinds = get_args(kind)
        if kinds[-1] is Ellipsis:
            kinds = kinds[:1] * len(value)
        if len(kinds) != len(value):
            raise Unexpected(say("a list of {count}", count=len(kinds)))
        items = []
        for number, (item, wanted) in enumerate(zip(value, kinds, strict=True)):
            with at(f"[{number}]"):
                items.append(structure(item, wanted))
        return tuple(items)

    return read


def mapping_in(structure: Structure) -> Structure:
    """Reads mappings from texts to values of a type."""

    def read(value: object, kind: Any) -> dict[str, Any]:
        wanted = get_args(kind)[1]
        items = {}
        for name, item in _object(value).items():
            with at(name):
                items[name] = structure(item, wanted)
        return items

    return read


def literal_in(value: object, kind: Any) -> Any:
    """One of the texts that the type names."""
    if value not in get_args(kind):
        raise Unexpected(say("one of {names}", names=", ".join(get_args(kind))))
    return value


def source_in(classic: Any, oauth: Any, structure: Structure) -> Structure:
    """Reads where a credential is kept: a token, or else a client's id and secret."""
    return lambda value, _: structure(value, classic if "token" in _object(value) else oauth)


def _object(value: object) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise Unexpected(say("an object"))
    return value


@cache
def _fields(kind: Any) -> Mapping[str, Any]:
    hints = get_type_hints(kind)
    return {one.name: hints[one.name] for one in fields(kind)}
