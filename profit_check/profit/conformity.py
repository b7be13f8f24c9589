"""Whether rows obey their metainfo: keys, data types, lengths (AFAS page `get-connector`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from profit_check.profit.json_schema import NUMERIC, Schema, validator
from profit_check.profit.metainfo import Field, kind_of
from profit_check.profit.rows import Row

if TYPE_CHECKING:
    from jsonschema.protocols import Validator

_TYPES: Mapping[str, Schema] = {
    "string": {"type": ["string", "null"]},
    "int": {"type": ["integer", "null"]},
    "decimal": {"type": ["number", "string", "null"], "pattern": rf"^(?:{NUMERIC})\Z"},
    "date": {"type": ["string", "null"], "format": "profit-date"},
    "boolean": {"type": ["boolean", "null"]},
    "blob": {"type": ["string", "null"]},
}
"""What a value of each data type is in a row; null stands for no value."""

_BY_LENGTH = ("string", "blob")


def row_schema(fields: Sequence[Field]) -> Schema:
    """The JSON Schema of a row; a data type that AFAS did not publish allows anything."""
    return {
        "type": "object",
        "properties": {field.id: _value_schema(field) for field in fields},
        "required": list(dict.fromkeys(field.id for field in fields)),
        "additionalProperties": False,
    }


def departures(rows: Sequence[Row], fields: Sequence[Field]) -> tuple[str, ...]:
    """What departs from metainfo in `rows`, in words that hold no value; each with its count."""
    schema = row_schema(fields)
    known = schema["properties"]
    judge = validator(schema)
    counted = Counter[str]()
    for field in {field.id: field for field in fields}.values():
        counted.update(_of_column(rows, field, judge.evolve(schema=known[field.id])))
    strange = (key for row in rows for key in row if key not in known)
    counted.update(f"{key} is not in the metainfo" for key in strange)
    return tuple(f"{found} ({count} of {len(rows)} rows)" for found, count in counted.items())


def _value_schema(field: Field) -> Schema:
    allowed = _TYPES.get(_type(field), {})
    if _type(field) == "string" and field.length is not None and field.length > 0:
        return allowed | {"maxLength": field.length}
    return dict(allowed)


def _of_column(rows: Sequence[Row], field: Field, judge: Validator) -> Iterator[str]:
    """The departures of one field; values that the schema cannot tell apart are judged once."""
    data_type = _type(field)
    known = dict[object, tuple[str, ...]]()
    for row in rows:
        if field.id not in row:
            yield f"{field.id} is not in the row"
            continue
        value = row[field.id]
        mark = (type(value), _told_by(value, data_type))
        if mark not in known:
            known[mark] = tuple(_of_value(value, field, judge))
        yield from known[mark]


def _told_by(value: Any, data_type: str) -> object:
    """What decides, besides its kind, whether a value obeys: that is what keeps it fast."""
    if isinstance(value, str):
        return len(value) if data_type in _BY_LENGTH else value
    return value if isinstance(value, float) and data_type == "int" else None


def _of_value(value: Any, field: Field, judge: Validator) -> Iterator[str]:
    broken = {str(error.validator) for error in judge.iter_errors(value)}
    if broken == {"maxLength"}:
        yield f"{field.id} is longer than {field.length} characters"
    elif broken:
        yield f"{field.id} is {kind_of(value)} that does not read as {field.data_type}"


def _type(field: Field) -> str:
    return field.data_type.strip().casefold()
