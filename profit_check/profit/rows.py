"""Reads the answer of a GetConnector: a page of rows (AFAS page `get-connector`)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from profit_check.language.phrase import mark, say
from profit_check.model import Answer
from profit_check.profit.metainfo import Malformed

SAMPLE = 200
"""Rows of a page that are kept; only their number is known of the others, so memory stays flat."""

_LEAST = 20
"""Rows that are kept of a page however large they are: two small pages."""

_LARGE = 1024 * 1024
"""Bytes of a page from which fewer than SAMPLE rows are kept."""

_LONG = 10_000
"""Characters from which a text is kept as its beginning and a digest: so it can be compared."""

_MOST_FIELDS = 5_000
_LONGEST_NAME = 1_000
"""Fields that a row may have, and characters of their names: far more than a GetConnector has."""

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
    """The page in `answer`.

    Raises Malformed when it holds no list of rows that are objects, or rows that no GetConnector
    gives: pages are remembered, so what is kept of them must have an end.
    """
    content = answer.content
    if not isinstance(content, Mapping):
        raise Malformed(say("the answer is not an object with rows"))
    rows = content.get("rows")
    if not isinstance(rows, list):
        raise Malformed(say("the answer has no list of rows"))
    if not all(isinstance(row, Mapping) for row in rows):
        raise Malformed(say("a row is not an object"))
    number = SAMPLE if answer.size <= _LARGE else max(_LEAST, SAMPLE * _LARGE // answer.size)
    if any(len(row) > _MOST_FIELDS for row in rows[:number]):
        raise Malformed(say("a row has over {most:,} fields", most=_MOST_FIELDS))
    if any(len(name) > _LONGEST_NAME for row in rows[:number] for name in row):
        template = mark("a row has a field with a name of over {most:,} characters")
        raise Malformed(say(template, most=_LONGEST_NAME))
    kept = tuple(_shortened(row) for row in rows[:number])
    return Page(skip, take, len(rows), kept, replace(answer, content=None))


def without_rows(answer: Answer) -> Answer:
    """`answer` without the rows in it: for what should be refused it is enough that there are."""
    content = answer.content
    if isinstance(content, Mapping) and isinstance(content.get("rows"), list):
        return replace(answer, content={"rows": []})
    return answer


def _shortened(row: Row) -> Row:
    long = {name: text for name, text in row.items() if isinstance(text, str) and len(text) > _LONG}
    return {**row, **{name: _digested(text) for name, text in long.items()}} if long else row


def _digested(text: str) -> str:
    digest = hashlib.sha256()
    for start in range(0, len(text), _LARGE):
        digest.update(text[start : start + _LARGE].encode("utf-8", "surrogatepass"))
    return text[:_LONG] + digest.hexdigest()
