"""conduct.connection: no `Connection: close`."""

from __future__ import annotations

from profit_check.model import Status
from tests.checks.conduct.table import Case, carrying, in_turn, read

CHECK = "conduct.connection"

CASES = [
    Case("close", [carrying(read(), Connection="close"), read()], Status.FAIL, ["1 of 2"]),
    Case(
        "close among other words, in capitals",
        [carrying(read(), Connection="TE, CLOSE")],
        Status.FAIL,
        ["1 of 1"],
    ),
]
NEAR_MISSES = [
    Case("keep-alive", [carrying(read(), Connection="keep-alive")], Status.PASS, ["1 of 1"]),
    Case("no such header", in_turn(read(), read()), Status.PASS, ["2 of 2"]),
]
