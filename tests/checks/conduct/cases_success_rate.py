"""conduct.success-rate: Profit does what the integration asks in nearly all requests."""

from __future__ import annotations

from profit_check.model import Status
from tests.checks.conduct.table import Case, Entry, in_turn, read
from tests.traffic.made_har import Json, entry

CHECK = "conduct.success-rate"

CANARY = "Janssen"


def refused(answer: Json = "", status: int = 500) -> Entry:
    return entry("/connectors/Webshop_Articles", status=status, answer=answer)


UNKNOWN = refused({"externalMessage": "Connector field 'X' not found", "errorNumber": -1})
OWN = refused({"externalMessage": f"{CANARY} mag dit niet", "errorNumber": -2147180996})
LOST = read() | {"response": {"status": 0}}

CASES = [
    Case(
        "two of twenty",
        in_turn(*[read()] * 18, UNKNOWN, OWN),
        Status.WARN,
        ["18 of 20", "500 Connector field not found: 1", "error number -2147180996: 1"],
    ),
    Case(
        "the most frequent first",
        in_turn(*[read()] * 12, *[refused(status=401)] * 3, *[LOST] * 5, refused("no JSON")),
        Status.WARN,
        ["12 of 21", "no answer: 5; 401: 3; 500 with a message of its own: 1"],
    ),
    Case("all of three", in_turn(*[UNKNOWN] * 3), Status.REVIEW, ["0 of 3", "not found: 3"]),
    Case("half of two", in_turn(UNKNOWN, read()), Status.REVIEW, ["1 of 2"]),
]
NEAR_MISSES = [
    Case("all", in_turn(*[read()] * 30), Status.PASS, ["30 of 30"]),
    Case(
        "one of twenty", in_turn(*[read()] * 19, UNKNOWN), Status.PASS, ["19 of 20", "not found: 1"]
    ),
    Case("one of three", in_turn(read(), read(), UNKNOWN), Status.PASS, ["2 of 3"]),
    Case("maintenance", in_turn(read(), *[refused(status=503)] * 30), Status.PASS, ["1 of 1"]),
    Case("not changed", in_turn(read(), *[refused(status=304)] * 3), Status.PASS, ["4 of 4"]),
    Case("only maintenance", [refused(status=503)], Status.NOT_APPLICABLE, ["maintenance"]),
]
