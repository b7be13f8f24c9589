"""Reads the answer of a GetConnector: a page of rows (AFAS page `get-connector`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from profit_check.model import Answer
from profit_check.profit.metainfo import Malformed

SAMPLE = 200
"""Rows of a page that are kept; only their number is known of the others, so memory stays flat."""

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it came: `count` rows, of which the first SAMPLE are kept in `rows`.

    `rows` is left out of `repr`, so that no message shows a row value by accident.
    """

    skip: int
    take: int
    count: int
    rows: tuple[Row, ...] = field(repr=False)
    answer: Answer = field(repr=False)


def read_page(answer: Answer, *, skip: int, take: int) -> Page:
    """The page in `answer`; raises Malformed when it holds no list of rows that are objects."""
    content = answer.content
    if not isinstance(content, Mapping):
        raise Malformed("the answer is not an object with rows")
    rows = content.get("rows")
    if not isinstance(rows, list):
        raise Malformed("the answer has no list of rows")
    if not all(isinstance(row, Mapping) for row in rows):
        raise Malformed("a row is not an object")
    kept = tuple(rows[:SAMPLE])
    return Page(skip, take, len(rows), kept, replace(answer, content=None))
