"""The rules of AFAS's AppConnector Auditor: what each weighs, and their order.

From the AFAS pages `app-connector-auditor-developer` and `app-connector-auditor-partner`. The order
is that of the groups, and of the numbers within a group.
"""

from __future__ import annotations

from collections.abc import Mapping

from profit_check.model import AuditorLevel, Level, Profile

GROUPS = ("AUT", "DATA", "STRUCT", "PERF", "FILT")

_CODES = {
    AuditorLevel.ERROR: "DATA-20 DATA-21 DATA-23 STRUCT-27 STRUCT-28 STRUCT-29 PERF-30 PERF-31 "
    "FILT-47",
    AuditorLevel.WARNING: "AUT-16 AUT-17 AUT-19 DATA-24 DATA-26 PERF-32 PERF-33 PERF-34 PERF-35 "
    "PERF-36 PERF-37 PERF-45 PERF-52",
    AuditorLevel.INFORMATION: "DATA-25 PERF-46",
}

RULES: Mapping[str, AuditorLevel] = {
    code: level for level, codes in _CODES.items() for code in codes.split()
}
"""What each rule weighs for a partner: an error blocks certification."""

_LIGHTER = ("AUT-17", "DATA-24", "STRUCT-27", "STRUCT-28", "STRUCT-29", "PERF-30", "PERF-31")
"""What weighs less for a developer, or is told to partners alone."""

_ONE_LESS = {
    AuditorLevel.ERROR: AuditorLevel.WARNING,
    AuditorLevel.WARNING: AuditorLevel.INFORMATION,
}

LEVELS: Mapping[AuditorLevel, Level] = {
    AuditorLevel.ERROR: Level.MUST,
    AuditorLevel.WARNING: Level.SHOULD,
    AuditorLevel.INFORMATION: Level.INFO,
}
"""An error must be gone; a warning must be resolved or justified; information is to be known."""


def weight(code: str, profile: Profile) -> AuditorLevel:
    """What a rule weighs: as for a partner in profile certification, else as for a developer.

    What the auditor tells partners alone weighs one level less for a developer.
    """
    level = RULES[code]
    if profile is Profile.CERTIFICATION or code not in _LIGHTER:
        return level
    return _ONE_LESS[level]


def place(code: str) -> tuple[int, int, str]:
    """The sort key of a rule's code in AFAS's order; a code of another's comes after them."""
    group, _, number = code.partition("-")
    rank = GROUPS.index(group) if group in GROUPS else len(GROUPS)
    return rank, int(number) if number.isascii() and number.isdigit() else 0, code
