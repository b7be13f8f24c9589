from __future__ import annotations

from dataclasses import replace

from profit_check.model import Carrier
from profit_check.sandbox.faults import named
from tests.harness import document, sample_manifest


def carriers(**how: object) -> dict[str, Carrier]:
    """The connectors of the inventory of a run, by id."""
    return {one.id: one for one in document(**how).inventory.connectors}


def test_a_get_connector_carries_all_that_metainfo_gives() -> None:
    stock = carriers()["Webshop_Stock"]
    assert stock.complete
    assert "ItemCode" in [field.id for field in stock.fields]
    assert all(field.label for field in stock.fields)


def test_one_that_is_not_opened_carries_what_the_manifest_names() -> None:
    lists = carriers(faults=[named("get-connector-not-opened")])["Webshop_PriceLists"]
    assert not lists.complete
    assert {field.id for field in lists.fields} == set(sample_manifest().get[-1].fields)


def test_an_update_connector_carries_what_its_payloads_fill_in() -> None:
    sales = carriers()["FbSales"]
    assert sales.complete
    assert {"OrDa", "ItCd"} <= {field.id for field in sales.fields}


def test_one_that_is_not_described_still_carries_what_its_payloads_fill_in() -> None:
    manifest = sample_manifest()
    unknown = replace(manifest.update[0], id="FbUnknown")
    sales = carriers(manifest=replace(manifest, update=(unknown,)))["FbUnknown"]
    assert not sales.complete
    ids = {field.id for field in sales.fields}
    assert {"OrDa", "ItCd"} <= ids
    assert not {"Element", "Fields", "Objects", "FbSales"} & ids
