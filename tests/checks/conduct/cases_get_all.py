"""conduct.get-all: no `-1/-1`."""

from __future__ import annotations

from profit_check.model import Status
from tests.checks.conduct.table import Case, read

CHECK = "conduct.get-all"

CASES = [
    Case(
        "everything",
        [read(skip="-1", take="-1"), read()],
        Status.FAIL,
        ["all rows at once", "1 of 2 reads"],
    ),
    Case("everything, in an order", [read(skip="-1", take="-1", orderbyfieldids="A")], Status.FAIL),
    Case("in other letter case", [read(Skip="-1", TAKE=" -1")], Status.FAIL, ["at once"]),
    Case("only take", [read(take="-1")], Status.FAIL, ["refused"]),
    Case("another negative", [read(skip="2", take="-1")], Status.FAIL, ["refused"]),
]
NEAR_MISSES = [
    Case(
        "pages", [read(skip="0", take="100"), read(skip="100", take="100")], Status.PASS, ["2 of 2"]
    ),
    Case("the default", [read()], Status.PASS, ["1 of 1"]),
    Case(
        "a value of -1",
        [read(filterfieldids="Stock", filtervalues="-1", operatortypes="1")],
        Status.PASS,
    ),
    Case("no row at all", [read(take="0", rows=0)], Status.PASS),
    Case("what is no number", [read(take="all")], Status.PASS),
]
