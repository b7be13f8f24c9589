"""Reads the rows that a program wrote, and compares them with those of another run."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from hashlib import blake2b
from pathlib import Path
from typing import Any

from profit_check.errors import Undecided
from profit_check.language.phrase import say

MOST_BYTES = 256 * 1024 * 1024
"""A larger file is not read: no rehearsal gives so many rows."""

_DECIMAL = re.compile(r"[+-]?\d{0,40}\.\d{1,40}")
_NEITHER = say("the file is neither JSON lines, a JSON list nor CSV")
_NO_ROW = say("a row of the file is no object of JSON")
_DELIMITERS = ",;\t|"


class RowsUnreadable(Undecided):
    """Why the rows cannot be told, in words without any value of them."""


@dataclass(frozen=True, slots=True)
class Difference:
    """How rows differ from those expected: `missing`, there more often (`twice`), `strange`."""

    missing: int
    twice: int
    strange: int


def read_rows(path: Path) -> Counter[bytes] | None:
    """The rows in `path`, each as a mark that equal rows share; None where none were written.

    They are JSON lines, a JSON list, or CSV with names in the first line. Raises RowsUnreadable.
    """
    try:
        if not path.is_symlink() and not path.exists():
            return None
        if not path.is_file():
            raise RowsUnreadable(say("it is no ordinary file"))
        if not path.stat().st_size:
            return None
        if path.stat().st_size > MOST_BYTES:
            raise RowsUnreadable(say("the file is larger than {most:,} bytes", most=MOST_BYTES))
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError:
        raise RowsUnreadable(say("the file is not UTF-8 text")) from None
    except OSError as error:
        raise RowsUnreadable(say("the file cannot be read ({why})", why=error.strerror)) from None
    if "\0" in text:
        raise RowsUnreadable(_NEITHER)
    return Counter(map(_mark, _rows(text))) if text.strip() else None


def compare(expected: Counter[bytes], found: Counter[bytes]) -> Difference:
    """How the rows that were `found` differ from those that were expected."""
    return Difference(
        missing=sum((expected - found).values()),
        twice=sum((found - expected)[row] for row in expected),
        strange=sum(count for row, count in found.items() if row not in expected),
    )


def _rows(text: str) -> Iterable[Any]:
    start = text.lstrip()[:1]
    try:
        if start == "[":
            return list(json.loads(text))
        if start == "{":
            return [json.loads(line) for line in text.splitlines() if line.strip()]
    except (ValueError, RecursionError):
        raise RowsUnreadable(_NEITHER) from None
    return _of_csv(text)


def _of_csv(text: str) -> list[dict[str | Any, str | Any]]:
    first = text.split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=first.count)
    try:
        return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error:
        raise RowsUnreadable(_NEITHER) from None


def _mark(row: Any) -> bytes:
    if not isinstance(row, Mapping):
        raise RowsUnreadable(_NO_ROW)
    try:
        plain = json.dumps(_plain(row), sort_keys=True, ensure_ascii=True)
    except (TypeError, ValueError, RecursionError):
        raise RowsUnreadable(_NO_ROW) from None
    return blake2b(plain.encode(), digest_size=16).digest()


def _plain(value: Any) -> Any:
    """A value as it compares: a decimal is the same number however it is written."""
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, float) or (isinstance(value, str) and _DECIMAL.fullmatch(value)):
        number = Decimal(str(value))
        return f"{number.normalize():f}" if number.is_finite() else str(value)
    return str(value) if isinstance(value, int) else value
