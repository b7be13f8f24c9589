"""conduct.privacy: personal data are read no more than the integration needs."""

from __future__ import annotations

from dataclasses import replace

from profit_check.model import GetConnector, Status
from tests.checks.conduct.table import Case, in_turn, read
from tests.harness import sample_manifest

CHECK = "conduct.privacy"

STAFF = replace(
    sample_manifest(),
    get=(
        GetConnector("Staff", fields={"Number": "int", "BSN": "string", "BirthDate": "date"}),
        GetConnector("Codes", fields={"Code": None, "Description": None}),
    ),
)
PEOPLE = read(connector="staff", rows=3)
WITHOUT_ROWS = PEOPLE | {"response": {"status": 200, "headers": [], "content": {}}}
REFUSED = PEOPLE | {"response": {"status": 401}}

CASES = [
    Case(
        "people",
        in_turn(PEOPLE, REFUSED, PEOPLE),
        Status.REVIEW,
        ["BSN, BirthDate", "reads: 2, rows: 6"],
        manifest=STAFF,
    ),
    Case("rows are not recorded", [WITHOUT_ROWS], Status.REVIEW, ["reads: 1"], manifest=STAFF),
]
NEAR_MISSES = [
    Case("codes", [read(connector="Codes")], Status.PASS, ["none of 2"], manifest=STAFF),
    Case("people, refused", [REFUSED], Status.PASS, manifest=STAFF),
    Case("nothing tells its fields", [read(connector="X")], Status.NOT_APPLICABLE, ["neither"]),
]
