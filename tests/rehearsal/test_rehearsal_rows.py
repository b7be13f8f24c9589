"""Rows that a program wrote: read in each form, and compared."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profit_check.rehearsal.rows_read import (
    Difference,
    RowsUnreadable,
    compare,
    read_rows,
)

ROWS = [{"Code": "A", "Price": -0.5}, {"Code": "B;1", "Price": 12.0}, {"Code": "B;1", "Price": 12}]


def read(folder: Path, text: str | bytes) -> Counter[bytes] | None:
    path = folder / "rows"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_rows(path)


def of(folder: Path, rows: list[Any]) -> Counter[bytes]:
    found = read(folder, json.dumps(rows))
    assert found is not None
    return found


def test_json_lines_a_list_and_csv_hold_the_same_rows(tmp_path: Path) -> None:
    lines = "\n".join(map(json.dumps, ROWS)) + "\n\n"
    assert read(tmp_path, lines) == of(tmp_path, ROWS)
    assert read(tmp_path, json.dumps(ROWS, indent=2)) == of(tmp_path, ROWS)
    for delimiter in ",;\t":
        table = io.StringIO(newline="")
        writer = csv.DictWriter(table, ["Code", "Price"], delimiter=delimiter)
        writer.writeheader()
        writer.writerows(ROWS)
        assert read(tmp_path, table.getvalue()) == of(tmp_path, ROWS)


def test_a_decimal_is_the_same_however_it_is_written(tmp_path: Path) -> None:
    written = [{"P": value} for value in (-0.5, "-.5", "-0.50", "-0.5")]
    assert len(of(tmp_path, written)) == 1
    assert len(of(tmp_path, [{"P": "0871"}, {"P": 871}, {"P": True}, {"P": None}])) == 4


def test_no_file_and_an_empty_one_hold_no_rows(tmp_path: Path) -> None:
    assert read_rows(tmp_path / "nothing") is None
    assert read(tmp_path, "") is None
    assert read(tmp_path, " \n") is None
    assert read(tmp_path, "[]") == Counter()


@pytest.mark.parametrize("content", [b"{", b"[1,", b'{"a":1}\n{', b"\xff\xfe\x00", b"[" * 9999])
def test_what_cannot_be_read_is_told_without_a_value(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(RowsUnreadable, match=r"^the file is (neither JSON|not UTF-8)"):
        read(tmp_path, content)


def test_missing_double_and_strange_rows_are_counted(tmp_path: Path) -> None:
    expected = of(tmp_path, [{"Code": code} for code in "AABCD"])
    found = of(tmp_path, [{"Code": code} for code in "AAABXYY"])
    assert compare(expected, found) == Difference(missing=2, twice=1, strange=3)


@given(st.lists(st.integers(0, 5)), st.lists(st.integers(0, 5)))
def test_rows_only_differ_by_what_is_counted(expected: list[int], found: list[int]) -> None:
    one, other = (Counter(str(n).encode() for n in rows) for rows in (expected, found))
    difference = compare(one, other)
    more = difference.twice + difference.strange
    assert len(found) == len(expected) - difference.missing + more
    assert compare(one, one) == Difference(0, 0, 0)


def test_what_is_no_file_of_rows_cannot_be_told(tmp_path: Path) -> None:
    with pytest.raises(RowsUnreadable, match="no ordinary file"):
        read_rows(tmp_path)
    for text in ("\0\0\0", "[1, 2]", '["x"]'):
        with pytest.raises(RowsUnreadable):
            read(tmp_path, text)
