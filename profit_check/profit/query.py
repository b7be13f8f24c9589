"""Paths, and the query parameters of a GetConnector (AFAS page `get-connector`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from profit_check.model import GetConnector, Question

QUERY_LIMIT = 2049
"""Characters that a query string may have, `?` included (AFAS page `get-connector`)."""

VALUES_LIMIT = 150_000
"""Rows times fields on a page stay below this (AFAS page `get-connector`); exactly as many are let
pass."""

UNKNOWN_CONNECTOR = "ProfitCheck_DoesNotExist"
UNKNOWN_FIELD = "ProfitCheckDoesNotExist"

SMALL = 10
"""Rows of a small page: every check that can chooses this page, so that it is asked once."""

Query = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Filter:
    """A condition on rows: field id, AFAS's operator number (1 `=`, 2 `>=` … 15) and value."""

    field_id: str
    operator: int
    value: str


def path(*segments: str) -> str:
    """The path of `segments`, each escaped so that it stays one whatever is in it."""
    return "".join(f"/{_escaped(segment)}" for segment in segments)


def schema_question(kind: str, connector: str) -> Question:
    """What asks for the metainfo of a connector; `kind` is "get" or "update"."""
    return Question(path("metainfo", kind, connector))


def _escaped(segment: str) -> str:
    # A segment of dots only would be taken for a step up or down the path.
    return quote(segment, safe="") if segment.strip(".") else segment.replace(".", "%2E")


def small(connector: GetConnector) -> int:
    """Rows of a small page: SMALL, or half of `take` if that is less, so that two fit in a page."""
    return max(1, min(SMALL, connector.take // 2))


def unknown_order() -> Query:
    """An order by a field that does not exist."""
    return ("skip", "0"), ("take", "1"), *ordered_by([UNKNOWN_FIELD])


def unknown_filter() -> Query:
    """A filter on a field that does not exist."""
    return ("skip", "0"), ("take", "1"), *filtered_by(Filter(UNKNOWN_FIELD, 1, "1"))


def too_long() -> Query:
    """A query string of one character more than QUERY_LIMIT."""
    start = "?skip=0&take=1&filterfieldids="
    padding = UNKNOWN_FIELD.ljust(QUERY_LIMIT + 1 - len(start), "x")
    return ("skip", "0"), ("take", "1"), ("filterfieldids", padding)


def ordered_by(fields: Sequence[str]) -> Query:
    """The order of rows by `fields`, of which "-Field" descends."""
    return (("orderbyfieldids", ",".join(fields)),) if fields else ()


def filtered_by(where: Filter | None) -> Query:
    """The choice of rows for which `where` holds."""
    if where is None:
        return ()
    return (
        ("filterfieldids", where.field_id),
        ("filtervalues", where.value),
        ("operatortypes", str(where.operator)),
    )
