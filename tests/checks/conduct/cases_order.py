"""conduct.order: `orderbyfieldids` on every paged read."""

from __future__ import annotations

from profit_check.model import Status
from tests.checks.conduct.table import Case, in_turn, read

CHECK = "conduct.order"

FIRST = read(skip="0", take="2")
SECOND = read(skip="2", take="2")
ORDERED = [read(skip=str(skip), take="2", orderbyfieldids="ItemCode") for skip in (0, 2, 4)]
ONE_ROW = read(skip="0", take="1", rows=1)

CASES = [
    Case("none", in_turn(FIRST, SECOND), Status.FAIL, ["without orderbyfieldids", "2 of 2 paged"]),
    Case("a first page without skip", in_turn(read(take="2"), SECOND), Status.FAIL, ["2 of 2"]),
    Case(
        "forgotten on one page",
        in_turn(*ORDERED[:2], read(skip="4", take="2")),
        Status.FAIL,
        ["1 of 3"],
    ),
    Case("forgotten on the first", in_turn(FIRST, *ORDERED[1:]), Status.FAIL, ["1 of 3"]),
    Case(
        "empty",
        in_turn(read(take="2", orderbyfieldids=""), read(skip="2", take="2", orderbyfieldids=" ")),
        Status.FAIL,
        ["2 of 2"],
    ),
    Case("the first page is not in the recording", [SECOND], Status.FAIL, ["1 of 1"]),
    Case(
        "by one of the two fields of the manifest",
        [read(connector="Webshop_Stock", skip="2", take="2", orderbyfieldids="ItemCode")],
        Status.REVIEW,
        ["itemcode,warehouse: 1 of 1"],
    ),
    Case("refused", [SECOND | {"response": {"status": 500}}], Status.FAIL),
    Case(
        "a filter does not order",
        in_turn(
            *(
                read(skip=skip, take="2", filterfieldids="A", filtervalues="1", operatortypes="1")
                for skip in "02"
            )
        ),
        Status.FAIL,
    ),
]
NEAR_MISSES = [
    Case("on each page", in_turn(*ORDERED), Status.PASS, ["3 of 3 paged reads"]),
    Case(
        "by both fields of the manifest, the other way round, and one more",
        [
            read(
                connector="Webshop_Stock",
                skip="2",
                take="2",
                orderbyfieldids="Warehouse,-ItemCode,Stock",
            )
        ],
        Status.PASS,
    ),
    Case(
        "descending", [read(skip="2", take="2", orderbyfieldids="-ItemCode,Warehouse")], Status.PASS
    ),
    Case(
        "names in other letter case",
        [read(Skip="2", Take="2", OrderByFieldIds="ItemCode")],
        Status.PASS,
    ),
    Case(
        "one page, not full",
        [read(skip="0", take="100", rows=2)],
        Status.NOT_APPLICABLE,
        ["none of 1"],
    ),
    Case("one row looked up", in_turn(ONE_ROW, ONE_ROW), Status.NOT_APPLICABLE),
    Case(
        "one row looked up between two pages",
        in_turn(ORDERED[0], ONE_ROW, ORDERED[1]),
        Status.PASS,
        ["2 of 2"],
    ),
    Case(
        "one row looked up with a filter",
        in_turn(*ORDERED, read(take="2", filterfieldids="A", filtervalues="1", operatortypes="1")),
        Status.PASS,
        ["3 of 3"],
    ),
    Case("everything at once", [read(skip="-1", take="-1")], Status.NOT_APPLICABLE),
]
