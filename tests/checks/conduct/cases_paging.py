"""conduct.paging: pages follow on one another to the last row."""

from __future__ import annotations

from profit_check.model import Status
from tests.checks.conduct.table import Case, Entry, at, bearer, in_turn
from tests.traffic.made_har import entry, query

CHECK = "conduct.paging"
LATER = at(3_000, entry("/metainfo", answer={}))
"""Shows that the recording goes on."""


def page(
    skip: int, take: int = 4, rows: int | None = None, *, first: int | None = None, **more: str
) -> Entry:
    """A page with rows that are numbered from `skip` on, or from `first`."""
    count = take if rows is None else rows
    begin = skip if first is None else first
    listed = [{"Number": begin + place} for place in range(count)]
    asked = {"skip": str(skip), "take": str(take), "orderbyfieldids": "Number", **more}
    answer = {"skip": skip, "take": take, "rows": listed}
    return entry(f"/connectors/Webshop_Articles{query(**asked)}", answer=answer)


def refused(one: Entry, status: int = 500) -> Entry:
    return one | {"response": {"status": status, "headers": [], "content": {}}}


def since(moment: str, skip: int, rows: int = 4) -> Entry:
    return page(
        skip,
        rows=rows,
        filterfieldids="ModifiedDate",
        operatortypes="2",
        filtervalues=moment,
    )


def without_rows(one: Entry) -> Entry:
    return one | {"response": {"status": 200, "headers": [], "content": {}}}


WHOLE = [page(0), page(4), page(8, rows=1)]
TOGETHER = [at(0, page(4)), at(0.001, page(0)), at(0.002, page(12, rows=2)), at(0.003, page(8))]

CASES = [
    Case(
        "a row left out",
        in_turn(page(0), page(5), page(10, rows=1)),
        Status.FAIL,
        ["left out", "1 of 1 paged reads"],
    ),
    Case("a page left out", in_turn(page(0), page(8), page(12, rows=0)), Status.FAIL, ["left out"]),
    Case(
        "a refused page passed over",
        in_turn(page(0), refused(page(4)), page(8, rows=1)),
        Status.FAIL,
        ["left out"],
    ),
    Case("a row twice", in_turn(page(0), page(3), page(6, rows=1)), Status.FAIL, ["asked again"]),
    Case(
        "pages counted instead of rows",
        in_turn(page(0), page(1), page(2)),
        Status.FAIL,
        ["asked again"],
    ),
    Case(
        "a row left out, in each of two rounds",
        in_turn(*[page(0), page(5), page(10, rows=1)] * 2),
        Status.FAIL,
        ["left out", "2 of 2 paged reads"],
    ),
    Case(
        "another order halfway",
        in_turn(page(0), page(4, rows=1, orderbyfieldids="-Number")),
        Status.FAIL,
        ["another order"],
    ),
    Case(
        "the filter follows the clock",
        in_turn(since("2026-01-01", 0), since("2026-01-02", 4), since("2026-01-03", 8, 2)),
        Status.FAIL,
        ["another filter", "1 of 1"],
    ),
    Case(
        "one of two reads",
        [*in_turn(*WHOLE), *[at(9 + n, one) for n, one in enumerate((page(0), page(7, rows=1)))]],
        Status.FAIL,
        ["1 of 2"],
    ),
    Case(
        "stops at a full page",
        [*in_turn(page(0), page(4)), LATER],
        Status.REVIEW,
        ["no page asked after a full one", "1 of 1"],
    ),
    Case("one page, full and alone", [at(0, page(0, 200)), LATER], Status.REVIEW, ["full one"]),
    Case(
        "begins in the middle",
        [at(-3_000, entry("/metainfo", answer={})), *in_turn(page(8), page(12, rows=1))],
        Status.REVIEW,
        ["not begun with the first rows"],
    ),
    Case(
        "rows on two pages",
        in_turn(page(0), page(4, first=3), page(8, rows=1)),
        Status.REVIEW,
        ["equal rows"],
    ),
    Case(
        "every other page",
        in_turn(page(0), page(8), page(16, rows=1)),
        Status.FAIL,
        ["left out"],
    ),
    Case(
        "a page left out, and on from there",
        in_turn(page(0), page(36), page(40), page(44, rows=1)),
        Status.FAIL,
        ["left out"],
    ),
    Case(
        "a person goes to page 10",
        [*in_turn(page(0), page(36)), LATER],
        Status.REVIEW,
        ["passed over", "1 of 1"],
    ),
    Case(
        "a person goes to the last page, and back",
        in_turn(page(0), page(36, rows=1), page(32), page(8)),
        Status.REVIEW,
        ["passed over"],
    ),
    Case(
        "a person goes back",
        [*in_turn(page(0), page(4), page(8), page(4)), LATER],
        Status.REVIEW,
        ["no page asked after a full one"],
    ),
    Case("cut off", in_turn(page(0), page(4)), Status.ERROR, ["not seen whole"]),
    Case(
        "without rows",
        [*in_turn(*map(without_rows, WHOLE)), LATER],
        Status.ERROR,
        ["not seen whole: 1 of 1"],
    ),
]
NEAR_MISSES = [
    Case("to a short page", in_turn(*WHOLE), Status.PASS, ["1 of 1 paged reads"]),
    Case("to an empty page", in_turn(page(0), page(4), page(8, rows=0)), Status.PASS),
    Case("asked once more past the end", in_turn(*WHOLE, page(9, rows=0)), Status.PASS),
    Case(
        "asked once more far past the end",
        in_turn(*WHOLE, page(15, rows=0), page(16, rows=0)),
        Status.PASS,
        ["1 of 1 paged reads"],
    ),
    Case("all pages again at once", in_turn(*WHOLE, *WHOLE), Status.PASS, ["2 of 2"]),
    Case("again after an hour", [*in_turn(*WHOLE), *in_turn(*WHOLE, every=2_000)], Status.PASS),
    Case("a smaller take", in_turn(page(0), page(4, 2), page(6, 2, 1)), Status.PASS),
    Case(
        "a smaller take after a refusal",
        in_turn(page(0), refused(page(4)), page(4, 2), page(6, 2, 1)),
        Status.PASS,
    ),
    Case(
        "pages that did not change",
        in_turn(page(0), refused(page(4), 304), page(8, rows=1)),
        Status.PASS,
    ),
    Case("a page asked again", in_turn(page(0), page(4), page(4), page(8, rows=1)), Status.PASS),
    Case(
        "refused, then given", in_turn(page(0), refused(page(4), 503), page(4, rows=1)), Status.PASS
    ),
    Case(
        "stopped by a refusal", [*in_turn(page(0), page(4), refused(page(8))), LATER], Status.PASS
    ),
    Case("several at a time, in any order", TOGETHER, Status.PASS, ["1 of 1"]),
    Case(
        "blocks of pages for each worker",
        in_turn(page(0), page(8), page(4), page(12), page(16, rows=0), every=0.01),
        Status.PASS,
    ),
    Case(
        "two workers with the same read",
        in_turn(*[one for one in WHOLE for _ in range(2)], every=0.01),
        Status.PASS,
        ["2 of 2"],
    ),
    Case(
        "two reads with filters side by side",
        in_turn(
            since("2026-01-01", 0),
            since("2026-02-01", 0),
            since("2026-01-01", 4, 1),
            since("2026-02-01", 4, 1),
        ),
        Status.PASS,
        ["2 of 2"],
    ),
    Case(
        "the beginning and the end of others are not in it",
        in_turn(page(40), page(44, rows=1), *WHOLE, page(0), page(4)),
        Status.PASS,
        ["1 of 3"],
    ),
    Case("one row looked up", [at(0, page(0, 1)), LATER], Status.NOT_APPLICABLE),
    Case("one page, not full", [at(0, page(0, rows=3)), LATER], Status.NOT_APPLICABLE),
    Case(
        "on by a filter on the order",
        [
            *in_turn(
                page(0, 200),
                page(0, 200, first=200, filterfieldids="Number", filtervalues="199"),
                page(0, 200, 5, first=400, filterfieldids="Number", filtervalues="399"),
            ),
            LATER,
        ],
        Status.NOT_APPLICABLE,
    ),
    Case(
        "equal rows on one page as well",
        in_turn(
            *(
                page(skip, 2, rows, first=0) | {"response": same}
                for skip, rows, same in (
                    (0, 2, entry(answer={"rows": [{"A": 1}, {"A": 1}]})["response"]),
                    (2, 1, entry(answer={"rows": [{"A": 1}]})["response"]),
                )
            )
        ),
        Status.PASS,
    ),
    Case(
        "with an access token renewed",
        in_turn(bearer(1, page(0)), bearer(2, page(4, rows=1))),
        Status.PASS,
    ),
]
