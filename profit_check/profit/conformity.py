"""Whether rows obey their metainfo: keys, data types, lengths (AFAS page `get-connector`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from profit_check.language.phrase import Phrase, say, say_number
from profit_check.profit.json_schema import NUMERIC, Schema, reads_as_date, validator
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


@dataclass(frozen=True, slots=True)
class Departure:
    """In what rows depart from metainfo, in words that hold no value, and in which field."""

    field: str
    told: Phrase


def row_schema(fields: Sequence[Field]) -> Schema:
    """The JSON Schema of a row; a data type that AFAS did not publish allows anything."""
    return {
        "type": "object",
        "properties": {field.id: _value_schema(field) for field in fields},
        "required": list(dict.fromkeys(field.id for field in fields)),
        "additionalProperties": False,
    }


def departures(rows: Sequence[Row], fields: Sequence[Field]) -> tuple[Departure, ...]:
    """What departs from metainfo in `rows`; each with its count."""
    schema = row_schema(fields)
    known = schema["properties"]
    judge = validator(schema)
    counted = Counter[tuple[str, Phrase]]()
    for field in {field.id: field for field in fields}.values():
        found = _of_column(rows, field, judge.evolve(schema=known[field.id]))
        counted.update((field.id, told) for told in found)
    strange = (key for row in rows for key in row if key not in known)
    counted.update((key, say("{field} is not in the metainfo", field=key)) for key in strange)
    return tuple(
        Departure(field, _with_count(told, number, len(rows)))
        for (field, told), number in counted.items()
    )


def _with_count(found: Phrase, number: int, rows: int) -> Phrase:
    return say_number(
        "{found} ({number} of {count} row)",
        "{found} ({number} of {count} rows)",
        found=found,
        number=number,
        count=rows,
    )


def _value_schema(field: Field) -> Schema:
    allowed = _TYPES.get(_type(field), {})
    if _type(field) == "string" and field.length is not None and field.length > 0:
        return allowed | {"maxLength": field.length}
    return dict(allowed)


def _of_column(rows: Sequence[Row], field: Field, judge: Validator) -> Iterator[Phrase]:
    """The departures of one field; values that the schema cannot tell apart are judged once."""
    data_type = _type(field)
    known = dict[object, tuple[Phrase, ...]]()
    absent = say("{field} is not in the row", field=field.id)
    for row in rows:
        if field.id not in row:
            yield absent
            continue
        value = row[field.id]
        mark = (type(value), _told_by(value, data_type))
        if mark not in known:
            known[mark] = tuple(_of_value(value, field, judge))
        yield from known[mark]


def _told_by(value: Any, data_type: str) -> object:
    """What decides, besides its kind, whether a value obeys: that is what keeps it fast."""
    if isinstance(value, str) and data_type == "date":
        return reads_as_date(value)
    if isinstance(value, str):
        return len(value) if data_type in _BY_LENGTH else value
    return value if isinstance(value, float) and data_type == "int" else None


def _of_value(value: Any, field: Field, judge: Validator) -> Iterator[Phrase]:
    broken = {str(error.validator) for error in judge.iter_errors(value)}
    if broken == {"maxLength"}:
        yield say_number(
            "{field} is longer than {count} character",
            "{field} is longer than {count} characters",
            field=field.id,
            count=field.length or 0,
        )
    elif broken:
        facts = {"field": field.id, "kind": kind_of(value), "type": field.data_type}
        yield say("{field} is {kind} that does not read as {type}", **facts)


def _type(field: Field) -> str:
    return field.data_type.strip().casefold()
