"""version.baseline: does the environment still offer what the kept snapshot says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from profit_check.model import GetConnector, Status
from tests.checks.version.drifting import by_subject, keeping
from tests.harness import run, sample_manifest
from tests.snapshot.offers import (
    OFFER,
    Step,
    environment,
    get_connector,
    get_field,
    no_get_field,
    update_field,
    without,
)


def test_without_a_snapshot_it_does_not_apply_and_says_how_to_keep_one() -> None:
    [result] = by_subject(sample_manifest()).values()
    assert (result.subject, result.status) == (None, Status.NOT_APPLICABLE)
    assert "`profit-check snapshot` keeps one" in result.message


def test_a_snapshot_of_another_target_is_not_taken_for_this_one_s() -> None:
    found = by_subject(keeping(sandbox_oauth=OFFER))
    assert {result.status for result in found.values()} == {Status.NOT_APPLICABLE}
    assert "no snapshot of sandbox is kept" in found["FbSales"].message


def test_what_has_not_changed_passes_for_every_connector() -> None:
    found = by_subject(keeping(sandbox=OFFER))
    assert {result.status for result in found.values()} == {Status.PASS}
    assert len(found) == len(OFFER.get) + len(OFFER.update)
    assert found["FbSales"].message == "since the snapshot of O12345AA: nothing changed"


@pytest.mark.parametrize(
    ("was", "subject", "status", "words"),
    [
        (
            get_field("Webshop_PriceLists", "AgreedPrice", data_type="string"),
            "Webshop_PriceLists",
            Status.FAIL,
            "data type string became decimal",
        ),
        (
            update_field("KnSalesRelationOrg", "DbId", primary_key=False),
            "KnSalesRelationOrg",
            Status.FAIL,
            "DbId is part of the key now",
        ),
        (
            get_field("Webshop_Articles", "Description", length=40),
            "Webshop_Articles",
            Status.WARN,
            "length 40 became 80",
        ),
        (update_field("FbSales", "RfCs", length=99), "FbSales", Status.WARN, "99 became 60"),
        (update_field("FbSales", "RfCs", length=20), "FbSales", Status.PASS, "1 harmless"),
        (no_get_field("Webshop_Stock", "InStock"), "Webshop_Stock", Status.PASS, "1 harmless"),
        (get_connector("Webshop_Stock", fields=None), "Webshop_Stock", Status.PASS, "1 harmless"),
        (without("FbSales"), "FbSales", Status.NOT_APPLICABLE, "says nothing of it"),
        (environment(environment_id="O12345AB"), "FbSales", Status.PASS, "O12345AB: nothing"),
    ],
)
def test_a_change_is_judged_for_the_connector_that_changed(
    was: Step, subject: str, status: Status, words: str
) -> None:
    found = by_subject(keeping(sandbox=was(OFFER)))
    assert found[subject].status is status
    assert words in found[subject].message
    assert {one.status for name, one in found.items() if name != subject} == {Status.PASS}


def test_a_field_that_connectors_fields_misses_is_one_failure() -> None:
    found = by_subject(keeping(sandbox=OFFER), "field-missing=Webshop_Articles")
    assert found["Webshop_Articles"].status is Status.NOT_TESTED
    assert "connectors.fields did not succeed" in found["Webshop_Articles"].message
    assert found["FbSales"].status is Status.PASS


def test_an_update_connector_does_not_wait_for_the_fields_of_get_connectors() -> None:
    one = (GetConnector("Webshop_Stock", fields={"Nowhere": None}),)
    found = by_subject(replace(keeping(sandbox=OFFER), get=one))
    assert found["Webshop_Stock"].status is Status.NOT_TESTED
    assert found["FbSales"].status is Status.PASS


def test_it_costs_no_request_that_the_run_would_not_send_anyway() -> None:
    without_snapshot = run().traffic.count
    kept = keeping(sandbox=OFFER, sandbox_oauth=OFFER)
    assert run(manifest=kept).traffic.count == without_snapshot
