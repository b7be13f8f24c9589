"""What is declared or open, and never called: there is no request that could stand for it."""

from __future__ import annotations

from dataclasses import replace

from profit_check.assessment import Options
from profit_check.model import GetConnector, OfferedGet, Snapshot, Status
from tests.checks.conduct.cases_unused import BOTH, SMALL
from tests.checks.conduct.table import in_turn
from tests.conducted import conduct_of
from tests.harness import run
from tests.traffic.made_har import har, reading


def test_what_is_declared_and_never_called_is_for_a_person() -> None:
    manifest = replace(SMALL, get=(*SMALL.get, GetConnector("B"), GetConnector("C")))
    found = conduct_of("conduct.unused", BOTH, manifest=manifest)
    assert (found.status, found.message) == (Status.REVIEW, "declared, never called: B, C")


def test_a_kind_of_file_and_a_method_count_too() -> None:
    found = conduct_of("conduct.unused", BOTH)
    assert "KnSalesRelationOrg (POST), KnSalesRelationOrg (PUT), subject, file" in found.message


def test_what_the_app_connector_opens_beyond_that_is_named() -> None:
    options = Options(only=["conduct.unused"], recorded=reading(har(*in_turn(*BOTH))))
    [found] = run(options=options, manifest=SMALL).results
    assert found.status is Status.REVIEW
    assert found.message.startswith("open in the app connector, neither declared nor called: Web")
    assert "Webshop_Articles" not in found.message


def test_a_snapshot_of_the_target_tells_what_is_open_where_only_traffic_is_looked_at() -> None:
    offered = (OfferedGet("webshop_articles", "", None), OfferedGet("Surplus", "", None))
    kept = Snapshot(None, None, None, None, offered, ())
    found = conduct_of("conduct.unused", BOTH, manifest=replace(SMALL, snapshots={"sandbox": kept}))
    said = "open in the app connector, neither declared nor called: Surplus"
    assert (found.status, found.message) == (Status.REVIEW, said)
    other = conduct_of("conduct.unused", BOTH, manifest=replace(SMALL, snapshots={"other": kept}))
    assert other.status is Status.PASS
