"""The rules of AFAS's AppConnector Auditor, and their order.

From the AFAS pages `app-connector-auditor-developer` and `app-connector-auditor-partner`. The order
is that of the groups, and of the numbers within a group.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

GROUPS = ("AUT", "DATA", "STRUCT", "PERF", "FILT")


class Weight(StrEnum):
    """What a finding means to a partner: an error blocks certification."""

    ERROR = "error"
    WARNING = "warning"
    INFORMATION = "information"


_CODES = {
    Weight.ERROR: "DATA-20 DATA-21 DATA-23 STRUCT-27 STRUCT-28 STRUCT-29 PERF-30 PERF-31 FILT-47",
    Weight.WARNING: "AUT-16 AUT-17 AUT-19 DATA-24 DATA-26 PERF-32 PERF-33 PERF-34 PERF-35 PERF-36"
    " PERF-37 PERF-45 PERF-52",
    Weight.INFORMATION: "DATA-25 PERF-46",
}


def place(code: str) -> tuple[int, int, str]:
    """The sort key of a rule's code in AFAS's order; a code of another's comes after them."""
    group, _, number = code.partition("-")
    rank = GROUPS.index(group) if group in GROUPS else len(GROUPS)
    return rank, int(number) if number.isascii() and number.isdigit() else 0, code


RULES: Mapping[str, Weight] = {
    code: weight for weight, codes in _CODES.items() for code in codes.split()
}
"""What each rule weighs for a partner."""
