"""conduct.unused: what is called is what is declared and open."""

from __future__ import annotations

from dataclasses import replace

from profit_check.model import GetConnector, Manifest, Status
from tests.checks.conduct.table import Case, in_turn, read, write
from tests.harness import sample_manifest
from tests.traffic.made_har import entry

CHECK = "conduct.unused"

BODY = {"FbSales": {"Element": {"Fields": {"OrNu": "1"}}}}
SALES = [one for one in sample_manifest().update if one.id == "FbSales"]
SMALL = replace(
    sample_manifest(), get=(GetConnector("Webshop_Articles"),), update=tuple(SALES), file=()
)
BOTH = [read(), write(BODY)]
PICTURE = entry("/imageconnector/1?format=0", answer={})


def case(name: str, *more: object, words: list[str], manifest: Manifest = SMALL) -> Case:
    return Case(name, in_turn(*BOTH, *more), Status.WARN, words, manifest=manifest)  # type: ignore[arg-type]


CASES = [
    case("not declared", read(connector="Other"), words=["called, not declared: Other"]),
    case("another method", write(BODY, method="PUT"), words=["FbSales (PUT)"]),
    case("pictures", PICTURE, words=["not declared: image"]),
    case(
        "both ways",
        read(connector="Other"),
        words=["not declared: Other", "never called: B"],
        manifest=replace(SMALL, get=(*SMALL.get, GetConnector("B"))),
    ),
]
NEAR_MISSES = [
    Case("all of it", in_turn(*BOTH), Status.PASS, manifest=SMALL),
    Case(
        "in other letter case",
        in_turn(read(connector="WEBSHOP_articles"), BOTH[1]),
        Status.PASS,
        manifest=SMALL,
    ),
    Case("metainfo too", in_turn(*BOTH, entry("/metainfo")), Status.PASS, manifest=SMALL),
    Case(
        "the version",
        in_turn(*BOTH, read(connector="AppConnectorVersion")),
        Status.PASS,
        manifest=SMALL,
    ),
    Case("nothing to compare with", BOTH, Status.NOT_APPLICABLE, ["neither"], bare=True),
]
