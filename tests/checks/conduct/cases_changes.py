"""conduct.changes: what was read once is kept up to date by what changed since."""

from __future__ import annotations

from dataclasses import replace

from profit_check.model import GetConnector, Status
from tests.checks.conduct.table import Case, Entry, at, in_turn, read
from tests.harness import sample_manifest
from tests.traffic.made_har import entry, query

CHECK = "conduct.changes"

ALL = read(take="200")
DAY = 86_400


def changed(moment: str, field: str = "ModifiedDate") -> Entry:
    return read(filterfieldids=field, filtervalues=moment, operatortypes="2")


def blocked(rows: int = 2, **asked: str) -> Entry:
    filtered = {"filterfieldids": "Blocked", "filtervalues": "false", "operatortypes": "1"}
    return entry(f"/connectors/Webshop_Articles{query(**asked, **filtered)}", answer=listed(rows))


def listed(rows: int) -> dict[str, object]:
    return {"rows": [{"Number": number} for number in range(rows)]}


PAGED = [
    read(skip="0", take="2", orderbyfieldids="ItemCode"),
    read(skip="2", take="2", rows=1, orderbyfieldids="ItemCode"),
]
WITH_A_GAP = [
    read(skip="0", take="2", orderbyfieldids="ItemCode"),
    read(skip="3", take="2", orderbyfieldids="ItemCode"),
    read(skip="6", take="2", rows=1, orderbyfieldids="ItemCode"),
]
BLOCKED = [blocked(skip="0", take="2"), blocked(1, skip="2", take="2")]
UNDECLARED = replace(
    sample_manifest(), get=(GetConnector("Webshop_Articles", fields={"Mutatiedatum": "date"}),)
)
UNKNOWN = replace(sample_manifest(), get=(GetConnector("Webshop_Articles"),))
WITHOUT_ROWS = ALL | {"response": {"status": 200, "headers": [], "content": {}}}

CASES = [
    Case(
        "all each hour",
        in_turn(*[ALL] * 4, every=3_600),
        Status.WARN,
        ["not by ModifiedDate", "3 of 4 reads of all rows"],
    ),
    Case("all pages again", in_turn(*PAGED, *PAGED, every=600), Status.WARN, ["1 of 2"]),
    Case("all pages again, with rows left out", in_turn(*WITH_A_GAP * 2), Status.WARN, ["1 of 2"]),
    Case(
        "all again in one request",
        in_turn(*[read(skip="-1", take="-1")] * 2),
        Status.WARN,
        ["1 of 2"],
    ),
    Case(
        "all pages that a filter gives, again",
        in_turn(*BLOCKED, *BLOCKED, every=600),
        Status.WARN,
        ["1 of 2"],
    ),
    Case("all, and changes too", in_turn(ALL, changed("2026"), ALL), Status.WARN, ["1 of 2"]),
    Case(
        "by a field that looks so",
        in_turn(ALL, ALL),
        Status.WARN,
        ["Mutatiedatum"],
        None,
        UNDECLARED,
    ),
    Case(
        "by a field of a filter",
        in_turn(ALL, changed("2026", "Gewijzigd_op"), ALL),
        Status.WARN,
        ["Gewijzigd_op"],
        bare=True,
    ),
    Case("all each day", in_turn(*[ALL] * 3, every=DAY), Status.REVIEW, ["2 of 3"]),
    Case(
        "times are not recorded",
        [one | {"startedDateTime": None} for one in (ALL, ALL)],
        Status.REVIEW,
    ),
    Case("rows are not recorded", in_turn(WITHOUT_ROWS, WITHOUT_ROWS), Status.ERROR, ["no rows"]),
]
NEAR_MISSES = [
    Case(
        "all once, then changes",
        in_turn(ALL, changed("2026-01"), changed("2026-02")),
        Status.PASS,
        ["2 of 3"],
    ),
    Case("all pages once", in_turn(*PAGED), Status.PASS),
    Case("the first load was broken off", in_turn(PAGED[0], *PAGED), Status.PASS),
    Case("the same changes again", in_turn(changed("2026"), changed("2026")), Status.PASS),
    Case("one article looked up again", in_turn(blocked(), blocked()), Status.PASS),
    Case(
        "the newest looked at again",
        in_turn(*[read(take="2")] * 3, at(9_999, changed("1"))),
        Status.PASS,
    ),
    Case("by another field of change", in_turn(ALL, changed("2026", "ChangedOn")), Status.PASS),
    Case(
        "nothing tells of such a field",
        in_turn(ALL, ALL),
        Status.NOT_APPLICABLE,
        ["no field"],
        None,
        UNKNOWN,
    ),
]
