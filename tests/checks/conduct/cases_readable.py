"""conduct.readable: what could not be read of the recordings."""

from __future__ import annotations

from profit_check.model import Status
from tests.checks.conduct.table import Case, in_turn, read

CHECK = "conduct.readable"

CASES = [
    Case(
        "an entry without a request",
        [read(), {"startedDateTime": "2026-11-23T09:00:00Z"}],
        Status.WARN,
        ["could not be read: 1", "2 of "],
    ),
]
NEAR_MISSES = [
    Case("all of them", in_turn(read(), read()), Status.PASS, ["2 of 2"]),
]
