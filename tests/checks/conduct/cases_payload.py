"""conduct.payload: bodies sent satisfy the UpdateConnector's metainfo."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from profit_check.model import OfferedUpdate, Snapshot, Status, UpdateField, UpdateObject
from tests.checks.conduct.table import Case, Entry, read, write
from tests.harness import sample_manifest
from tests.traffic.made_har import entry

CHECK = "conduct.payload"

DEFINITION = UpdateObject(
    "FbSales",
    (
        UpdateField("OrNu", "string", primary_key=True),
        UpdateField("DbId", "string", "Verkooprelatie", mandatory=True, length=16),
        UpdateField("Qu", "int"),
    ),
    (),
)


def kept(definition: UpdateObject | None) -> Snapshot:
    """A snapshot that has this UpdateConnector; its id in other letter case."""
    return Snapshot(None, None, None, None, (), (OfferedUpdate("FBSALES", "", definition),))


KNOWN = replace(sample_manifest(), snapshots={"sandbox": kept(DEFINITION)})
ELSEWHERE = replace(
    KNOWN, snapshots={"other": kept(DEFINITION), "sandbox": kept(UpdateObject("FbSales", (), ()))}
)
REFUSED = replace(KNOWN, snapshots={"sandbox": kept(None)})


def body(**fields: Any) -> dict[str, Any]:
    """A body with these fields."""
    return {"FbSales": {"Element": {"Fields": fields}}}


def sent(text: str, **more: Any) -> Entry:
    """A body that is no JSON."""
    return write(text, **more)


SECRETIVE = "Jansen & Zoon, in words that nobody may read"
KEYED: dict[str, Any] = {"FbSales": {"Element": {"@OrNu": "7", "Fields": {"Qu": 2}}}}
UNRECORDED = write(None, headers={"Content-Length": "120", "IntegrationId": "12345_678900"})

CASES = [
    Case(
        "an unknown field",
        [write(body(DbId="1", Xx=1)), write(body(DbId="1"))],
        Status.FAIL,
        ["Xx", "(bodies: 1)", "judged: 2", "sent: 2"],
        manifest=KNOWN,
    ),
    Case(
        "a mandatory field is missing",
        [write(body(Qu=1))],
        Status.FAIL,
        ["DbId", "mandatory"],
        manifest=KNOWN,
    ),
    Case(
        "too long", [write(body(DbId=SECRETIVE))], Status.FAIL, ["longer than 16"], manifest=KNOWN
    ),
    Case(
        "PUT without its key",
        [write(body(Qu=1), method="PUT")],
        Status.FAIL,
        ["OrNu"],
        manifest=KNOWN,
    ),
    Case(
        "the same fault in many",
        [write(body(Qu=number)) for number in range(20)],
        Status.FAIL,
        ["(bodies: 20)", "judged: 20"],
        manifest=KNOWN,
    ),
    Case(
        "the same body again",
        [write(body(Qu=1))] * 3,
        Status.FAIL,
        ["(bodies: 1)", "judged: 1; sent: 3"],
        manifest=KNOWN,
    ),
    Case(
        "a number between quotes",
        [write(body(DbId="1", Qu="2"))],
        Status.REVIEW,
        ["Qu"],
        manifest=KNOWN,
    ),
    Case(
        "no JSON", [sent("<FbSales/>", status=500)], Status.FAIL, ["no JSON (bodies: 1)"], bare=True
    ),
    Case(
        "by the snapshot of the target",
        [write(body(DbId="1"))],
        Status.FAIL,
        ["DbId"],
        manifest=ELSEWHERE,
    ),
]
NEAR_MISSES = [
    Case(
        "right",
        [write(body(DbId="1", Qu=2)), write(body(DbId="2"))],
        Status.PASS,
        ["judged: 2"],
        manifest=KNOWN,
    ),
    Case("PUT of one field", [write(KEYED, method="PUT")], Status.PASS, manifest=KNOWN),
    Case(
        "some bodies not recorded",
        [write(body(DbId="1")), UNRECORDED],
        Status.PASS,
        ["judged: 1; sent: 2, not readable: 1"],
        manifest=KNOWN,
    ),
    Case("no body recorded", [UNRECORDED], Status.NOT_TESTED, ["not kept: 1"], manifest=KNOWN),
    Case("damaged in the recording", [sent('{"FbSales": ')], Status.NOT_TESTED, manifest=KNOWN),
    Case("no definition", [write(body(Xx=1))], Status.NOT_TESTED, ["definition"]),
    Case(
        "a definition that was refused",
        [write(body(Xx=1))],
        Status.NOT_TESTED,
        manifest=REFUSED,
    ),
    Case(
        "a deletion",
        [entry("/connectors/FbSales/FbSales/@OrNu/1", method="DELETE")],
        Status.NOT_APPLICABLE,
        manifest=KNOWN,
    ),
    Case("reads only", [read()], Status.NOT_APPLICABLE, manifest=KNOWN),
]
