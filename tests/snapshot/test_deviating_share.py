"""The share of the manifest's GetConnectors that deviate from another environment's."""

from __future__ import annotations

from dataclasses import replace

import pytest

from profit_check.snapshot.drift import Drift, drift
from tests.harness import sample_manifest
from tests.snapshot.offers import (
    OFFER,
    STRANGER,
    Step,
    get_connector,
    get_field,
    more,
    no_field,
    no_get_field,
    within,
    without,
)


def to(change: Step) -> Drift:
    """What comes of a change of the webshop's offer."""
    return drift(OFFER, change(OFFER), sample_manifest())


def test_the_share_counts_the_manifest_s_get_connectors_whose_fields_differ() -> None:
    changed = no_get_field("Webshop_Debtors", "Street")(OFFER)
    changed = get_field("Webshop_Debtors", "Town", length=60)(changed)
    found = drift(OFFER, get_field("Webshop_Stock", "Shelf")(changed), sample_manifest())
    assert (found.deviating, found.compared, found.share) == (2, 5, 0.4)


@pytest.mark.parametrize(
    "change",
    [
        get_field("Webshop_Stock", "InStock", label="Other"),
        get_field("Webshop_Stock", "InStock", field_id="U099"),
        get_connector("Webshop_Stock", description="Other"),
        within("FbSales", no_field("RfCs")),
        more(STRANGER),
    ],
)
def test_labels_and_other_connectors_are_no_deviation(change: Step) -> None:
    assert to(change).deviating == 0


def test_a_connector_that_is_gone_deviates() -> None:
    assert to(without("Webshop_Stock")).deviating == 1


def test_without_get_connectors_the_share_is_nothing() -> None:
    manifest = replace(sample_manifest(), get=())
    assert drift(OFFER, without("FbSales")(OFFER), manifest).share == 0.0
