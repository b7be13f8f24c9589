"""Whether rows obey their metainfo: keys, data types, lengths (AFAS page `get-connector`)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from profit_check.profit.metainfo import Field, kind_of
from profit_check.profit.rows import Row

_NUMERIC = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)", re.ASCII)
_DATE = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)?)?", re.ASCII)


def departures(rows: Sequence[Row], fields: Sequence[Field]) -> tuple[str, ...]:
    """What departs from metainfo in `rows`, in words that hold no value; each with its count."""
    known = {field.id: field for field in fields}
    counted = Counter(found for row in rows for found in _of_row(row, known))
    return tuple(f"{found} ({_rows(count, len(rows))})" for found, count in counted.items())


def _of_row(row: Row, known: Mapping[str, Field]) -> Iterator[str]:
    for id, field in known.items():
        if id not in row:
            yield f"{id} is not in the row"
        elif row[id] is not None:
            yield from _of_value(row[id], field)
    yield from (f"{key} is not in the metainfo" for key in row if key not in known)


def _of_value(value: Any, field: Field) -> Iterator[str]:
    data_type = field.data_type.strip().casefold()
    fits = _FITS.get(data_type)
    if fits is None:
        return
    if not fits(value):
        yield f"{field.id} is {kind_of(value)} that does not read as {field.data_type}"
    elif data_type == "string" and field.length and len(value) > field.length:
        yield f"{field.id} is longer than {field.length} characters"


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_int(value: Any) -> bool:
    if isinstance(value, bool):
        return False
    return isinstance(value, int) or (isinstance(value, float | Decimal) and value == value // 1)


def _is_decimal(value: Any) -> bool:
    """A number, or one as text: before Profit 7 a decimal came without its leading zero."""
    if isinstance(value, str):
        return _NUMERIC.fullmatch(value) is not None
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)


def _is_date(value: Any) -> bool:
    if not isinstance(value, str) or _DATE.fullmatch(value) is None:
        return False
    try:
        datetime.fromisoformat(value[:10])
    except ValueError:
        return False
    return True


def _is_boolean(value: Any) -> bool:
    return isinstance(value, bool)


_FITS: Mapping[str, Callable[[Any], bool]] = {
    "string": _is_text,
    "int": _is_int,
    "decimal": _is_decimal,
    "date": _is_date,
    "boolean": _is_boolean,
    "blob": _is_text,
}


def _rows(count: int, total: int) -> str:
    return f"{count} of {total} rows"
