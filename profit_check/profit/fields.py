"""What may be said of a connector's fields: data types, free fields, employment numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from profit_check.language.phrase import Phrase, say
from profit_check.profit.metainfo import Field, UpdateField, UpdateObject

DATA_TYPES = frozenset({"string", "int", "decimal", "date", "boolean", "blob"})
"""The data types that metainfo was seen to give; another one is possible."""

REPLACED = frozenset({"(replaced)", "(vervangen)"})
"""What Profit gives, in small letters, for each value of a field that it links to nothing."""

_NUMBERS = frozenset({"int", "decimal"})
_FREE_FIELD = re.compile(r"U[0-9A-F]{32}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Differences:
    """How declared fields differ from metainfo's, in words, by the name that was declared.

    What is `plain` is no matter of doubt: the field is not there, in other letter case only, or of
    another type. Of an `untold` one the type is none that could be compared.
    """

    plain: Mapping[str, Phrase]
    untold: Mapping[str, Phrase]


def differences(declared: Mapping[str, str | None], fields: Iterable[Field]) -> Differences:
    """Compares declared ids and data types with metainfo; a type of None is not compared.

    Rows are JSON objects whose keys are metainfo's ids, so letter case matters.
    """
    exact = {field.id: field for field in fields}
    folded = {field.id.casefold(): field for field in exact.values()}
    missing = {
        name: say("{field} is not there", field=name)
        for name in declared
        if name.casefold() not in folded
    }
    renamed = {
        name: say("{field} is written {other}", field=name, other=folded[name.casefold()].id)
        for name in declared
        if name not in exact and name.casefold() in folded
    }
    typed = [(exact[name], type) for name, type in declared.items() if name in exact and type]
    other = [(field, type) for field, type in typed if _type(field.data_type) != _type(type)]
    retyped = {one.id: _retyped(one, type) for one, type in other if _is_published(one)}
    untold = {one.id: _untold(one, type) for one, type in other if not _is_published(one)}
    return Differences(missing | renamed | retyped, untold)


def _retyped(field: Field, type: str) -> Phrase:
    facts = {"field": field.id, "own": field.data_type, "type": type}
    return say("{field} is {own} where {type} is declared", **facts)


def _untold(field: Field, type: str) -> Phrase:
    own = field.data_type or say("nothing")
    return say(
        "{field} (metainfo says {own}, {type} is declared)", field=field.id, own=own, type=type
    )


def has_field(name: str, fields: Iterable[Field]) -> bool:
    """Whether a filter or an order may name this field: there, letter case does not matter."""
    return name.casefold() in {field.id.casefold() for field in fields}


def numeric_fields(fields: Iterable[Field]) -> frozenset[str]:
    """The ids, in small letters, of the fields that are numbers, also where they come as text."""
    return frozenset(field.id.lower() for field in fields if _type(field.data_type) in _NUMBERS)


def is_free(field_id: str) -> bool:
    """Whether this is the id of a custom ("free") field: `U` and 32 hexadecimal digits."""
    return _FREE_FIELD.fullmatch(field_id) is not None


def update_fields(schema: UpdateObject) -> Iterator[UpdateField]:
    """The fields of an UpdateConnector and of every object nested in it."""
    yield from schema.fields
    for nested in schema.objects:
        yield from update_fields(nested)


def used_fields(schema: UpdateObject, bodies: Iterable[object]) -> dict[str, str]:
    """The data types of those fields, by their names, that occur in `bodies`."""
    used = {key.removeprefix("@") for body in bodies for key in body_keys(body)}
    fields = update_fields(schema)
    return {one.field_id: one.data_type for one in fields if one.field_id in used}


def unpublished_types(types: Mapping[str, str]) -> tuple[Phrase, ...]:
    """What there is to add of data types, by field, that AFAS did not publish; mostly nothing."""
    strange: dict[str, list[str]] = {}
    for name, type in types.items():
        if _type(type) not in DATA_TYPES:
            strange.setdefault(type.strip(), []).append(name)
    return tuple(
        say(
            "data type {type} of {fields} is not one that AFAS published",
            type=type or say("(none)"),
            fields=", ".join(names),
        )
        for type, names in strange.items()
    )


def body_keys(body: object) -> Iterator[str]:
    """Every key in a body for an UpdateConnector, at any depth."""
    waiting = [body]
    while waiting:
        value = waiting.pop()
        if isinstance(value, Mapping):
            yield from map(str, value)
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)


def _is_published(field: Field) -> bool:
    return _type(field.data_type) in DATA_TYPES


def _type(data_type: str) -> str:
    return data_type.strip().casefold()
