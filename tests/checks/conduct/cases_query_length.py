"""conduct.query-length: no query over 2049 characters."""

from __future__ import annotations

from profit_check.model import Status
from tests.checks.conduct.table import Case, Entry, read
from tests.traffic.made_har import entry

CHECK = "conduct.query-length"


def long(length: int, filler: str = "x") -> Entry:
    """A read whose query has this length, its `?` included."""
    start = "?filtervalues="
    return entry(f"/connectors/Webshop_Articles{start}{filler * (length - len(start))}")


CASES = [
    Case(
        "one too many", [long(2050), read()], Status.FAIL, ["1 of 2", "2,050", "Webshop_Articles"]
    ),
    Case("answered all the same", [long(9000)], Status.FAIL, ["9,000"]),
    Case(
        "of a report",
        [entry("/reportconnector/318?filtervalues=" + "x" * 2100)],
        Status.FAIL,
        ["318"],
    ),
    Case(
        "not escaped in the recording",
        [entry("/connectors/A?filtervalues=" + "é" * 400)],
        Status.FAIL,
        ["2,414"],
    ),
]
NEAR_MISSES = [
    Case("as long as it may be", [long(2049), read()], Status.PASS, ["2,049", "2 of 2"]),
    Case("no query", [entry("/metainfo")], Status.PASS, ["at most 0"]),
    Case("a long path", [entry("/fileconnector/1/" + "x" * 2100)], Status.PASS),
]
