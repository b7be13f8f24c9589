"""Each change of a snapshot is weighed as a reader of the manifest would weigh it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from profit_check.model import GetConnector, Manifest, UpdateConnector
from profit_check.snapshot.compare import Kind
from profit_check.snapshot.drift import Drift, connectors_of, drift
from profit_check.snapshot.weight import Weight
from profit_check.snapshot.words import describe
from tests.harness import sample_manifest
from tests.snapshot.offers import (
    OFFER,
    STRANGER,
    Step,
    another_field,
    another_object,
    environment,
    get_connector,
    get_field,
    more,
    no_field,
    no_get_field,
    no_object,
    update_field,
    within,
    without,
)

B, N, H = Weight.BREAKING, Weight.NOTABLE, Weight.HARMLESS

Row = tuple[Weight, Kind, Step, str]

# What the webshop uses: samples/webshop/profit-check.toml and its two payloads.
CHANGES: list[Row] = [
    # --- the environment ---
    (N, Kind.ENVIRONMENT, environment(environment_id="O12345AB"), "O12345AA became O12345AB"),
    (H, Kind.ENVIRONMENT, environment(environment_id="T12345AA"), "O12345AA became T12345AA"),
    (H, Kind.PROFIT_VERSION, environment(profit_version="22.23.1"), "22.22.5 became 22.23.1"),
    (H, Kind.RELEASE, environment(release=9), "release not known became 9"),
    # --- connectors ---
    (B, Kind.CONNECTOR_REMOVED, without("Webshop_Stock"), "Webshop_Stock is gone"),
    (B, Kind.CONNECTOR_REMOVED, without("FbSales"), "FbSales is gone"),
    (H, Kind.CONNECTOR_ADDED, more(STRANGER), "Other_List is new"),
    (B, Kind.DEFINITION_REFUSED, get_connector("Webshop_Stock", fields=None), "refused now"),
    (H, Kind.CONNECTOR_DESCRIPTION, get_connector("Webshop_Stock", description="X"), "another"),
    # --- fields that are read ---
    (B, Kind.FIELD_REMOVED, no_get_field("Webshop_Articles", "Price"), "Articles: Price is gone"),
    (H, Kind.FIELD_REMOVED, no_get_field("Webshop_Debtors", "Street"), "Street is gone"),
    (
        B,
        Kind.FIELD_REMOVED,
        no_get_field("Webshop_Debtors", "ModifiedDate"),
        "ModifiedDate is gone",
    ),
    (H, Kind.FIELD_REMOVED, no_get_field("Webshop_PriceLists", "ModifiedDate"), "is gone"),
    (H, Kind.FIELD_ADDED, get_field("Webshop_Stock", "Shelf", data_type="int"), "Shelf is new"),
    (B, Kind.FIELD_CASE, get_field("Webshop_Stock", "InStock", id="instock"), "written instock"),
    (H, Kind.FIELD_CASE, get_field("Webshop_Debtors", "Street", id="STREET"), "written STREET"),
    (H, Kind.FIELD_CASE, get_field("Webshop_Debtors", "ModifiedDate", id="MODIFIEDDATE"), "now"),
    (B, Kind.DATA_TYPE, get_field("Webshop_Stock", "InStock", data_type="decimal"), "int became"),
    (B, Kind.DATA_TYPE, get_field("Webshop_PriceLists", "AgreedPrice", data_type="int"), "decimal"),
    (B, Kind.DATA_TYPE, get_field("Webshop_Debtors", "ModifiedDate", data_type="string"), "date"),
    (H, Kind.DATA_TYPE, get_field("Webshop_Debtors", "Street", data_type="blob"), "became blob"),
    (N, Kind.LENGTH, get_field("Webshop_Articles", "Description", length=120), "80 became 120"),
    (H, Kind.LENGTH, get_field("Webshop_Articles", "Description", length=40), "80 became 40"),
    (H, Kind.LENGTH, get_field("Webshop_Debtors", "Street", length=90), "60 became 90"),
    (N, Kind.DECIMALS, get_field("Webshop_Articles", "Price", decimals=4), "2 became 4"),
    (H, Kind.LABEL, get_field("Webshop_Articles", "Price", label="Prijs"), "another label"),
    (H, Kind.FIELD_ID, get_field("Webshop_Articles", "Price", field_id="U9"), "U003 became U9"),
    # --- fields and objects that are sent ---
    (B, Kind.FIELD_REMOVED, within("FbSalesLines", no_field("Upri")), "FbSalesLines/Upri is gone"),
    (H, Kind.FIELD_REMOVED, within("FbSales", no_field("OrNu")), "OrNu is gone"),
    (H, Kind.FIELD_ADDED, within("FbSales", another_field("Re")), "FbSales: Re is new"),
    (
        B,
        Kind.MANDATORY_FIELD_ADDED,
        within("FbSales", another_field("Unit", mandatory=True)),
        "Unit is new, and mandatory",
    ),
    (
        B,
        Kind.MANDATORY_FIELD_ADDED,
        within("KnBasicAddressAdr", another_field("PbAd", mandatory=True)),
        "KnOrganisation/KnBasicAddressAdr/PbAd is new, and mandatory",
    ),
    (B, Kind.MANDATORY, update_field("FbSales", "OrNu", mandatory=True), "OrNu is mandatory now"),
    (N, Kind.MANDATORY, update_field("FbSales", "RfCs", mandatory=True), "RfCs is mandatory now"),
    (H, Kind.MANDATORY, update_field("FbSales", "OrDa", mandatory=False), "not mandatory any more"),
    (B, Kind.DATA_TYPE, update_field("FbSales", "QuUn", data_type="int"), "decimal became int"),
    (H, Kind.DATA_TYPE, update_field("FbSales", "OrNu", data_type="int"), "string became int"),
    (B, Kind.LENGTH, update_field("FbSales", "RfCs", length=16), "60 became 16"),
    (N, Kind.LENGTH, update_field("FbSales", "RfCs", length=17), "60 became 17"),
    (H, Kind.LENGTH, update_field("FbSales", "RfCs", length=90), "60 became 90"),
    (H, Kind.LENGTH, update_field("FbSales", "OrNu", length=1), "12 became 1"),
    (B, Kind.DECIMALS, update_field("FbSales", "Upri", decimals=1), "2 became 1"),
    (N, Kind.DECIMALS, update_field("FbSales", "QuUn", decimals=0), "2 became 0"),
    (H, Kind.DECIMALS, update_field("FbSales", "Upri", decimals=4), "2 became 4"),
    (N, Kind.NOT_ZERO, update_field("FbSales", "Upri", not_zero=True), "may not be zero any more"),
    (H, Kind.NOT_ZERO, update_field("FbSales", "QuUn", not_zero=False), "may be zero now"),
    (B, Kind.PRIMARY_KEY, update_field("FbSales", "DbId", primary_key=True), "part of the key now"),
    (H, Kind.PRIMARY_KEY, update_field("FbSales", "OrNu", primary_key=False), "not part of the"),
    (B, Kind.CODES_REMOVED, update_field("FbSales", "VaIt", values=("3",)), "codes gone: 2"),
    (N, Kind.CODES_REMOVED, update_field("FbSales", "VaIt", values=("2",)), "codes gone: 3"),
    (H, Kind.CODES_ADDED, update_field("FbSales", "VaIt", values=("2", "3", "7")), "new codes: 7"),
    (B, Kind.CODE_TABLE_ADDED, update_field("FbSales", "ItCd", values=("A",)), "only these codes"),
    (H, Kind.CODE_TABLE_ADDED, update_field("FbSales", "OrNu", values=("A",)), "only these codes"),
    (H, Kind.CODE_TABLE_REMOVED, update_field("FbSales", "VaIt", values=None), "any value now"),
    (B, Kind.OBJECT_REMOVED, within("FbSales", no_object("FbSalesLines")), "FbSalesLines is gone"),
    (H, Kind.OBJECT_ADDED, within("FbSales", another_object("FbNotes")), "object FbNotes is new"),
    (
        N,
        Kind.OBJECT_CASE,
        within("FbSalesLines", lambda one: replace(one, name="fbsaleslines")),
        "written fbsaleslines",
    ),
    (N, Kind.FIELD_CASE, update_field("FbSales", "ItCd", field_id="itcd"), "is written itcd now"),
    (H, Kind.LABEL, update_field("FbSales", "ItCd", label="Artikel"), "another label"),
]


def to(change: Step, manifest: Manifest | None = None) -> Drift:
    """What comes of a change of the webshop's offer."""
    return drift(OFFER, change(OFFER), manifest or sample_manifest())


@pytest.mark.parametrize(
    ("weight", "kind", "change", "words"),
    CHANGES,
    ids=[f"{kind} {words} {weight}" for weight, kind, _, words in CHANGES],
)
def test_a_change_weighs_what_a_reader_of_the_manifest_would_say(
    weight: Weight, kind: Kind, change: Step, words: str
) -> None:
    [found] = to(change).changes
    assert (found.weight, found.difference.kind) == (weight, kind)
    assert words in describe(found.difference)


def test_every_kind_of_change_stands_in_the_table() -> None:
    assert set(Kind) - {kind for _, kind, _, _ in CHANGES} == {Kind.DEFINITION_GIVEN}
    assert len(CHANGES) >= 30


@pytest.mark.parametrize("change", [row[2] for row in CHANGES])
def test_a_change_that_is_undone_is_no_change(change: Step) -> None:
    changed = change(OFFER)
    assert drift(changed, changed, sample_manifest()).changes == []
    assert len(drift(changed, OFFER, sample_manifest()).changes) == 1


@pytest.mark.parametrize("change", [row[2] for row in CHANGES[4:]])
def test_what_the_manifest_does_not_use_never_matters(change: Step) -> None:
    uses_nothing = replace(sample_manifest(), get=(), update=())
    assert {one.weight for one in to(change, uses_nothing).changes} == {Weight.HARMLESS}


def silent(methods: tuple[str, ...] = ("POST",)) -> Manifest:
    """A manifest that names connectors, and neither their fields nor a payload."""
    return replace(
        sample_manifest(),
        get=(GetConnector("Webshop_Stock", order=("ItemCode",)),),
        update=(UpdateConnector("FbSales", methods),),
    )


SILENT: list[tuple[Weight, Step]] = [
    (B, no_get_field("Webshop_Stock", "ItemCode")),
    (N, no_get_field("Webshop_Stock", "InStock")),
    (N, get_field("Webshop_Stock", "InStock", data_type="decimal")),
    (N, get_field("Webshop_Stock", "ItemCode", data_type="int")),
    (N, get_field("Webshop_Stock", "InStock", id="instock")),
    (H, get_field("Webshop_Stock", "InStock", label="Stock")),
    (B, within("FbSales", another_field("Unit", mandatory=True))),
    (N, within("FbSalesLines", another_field("Unit", mandatory=True))),
    (N, within("FbSales", no_field("RfCs"))),
    (N, within("FbSales", no_object("FbSalesLines"))),
    (N, update_field("FbSales", "RfCs", length=10)),
    (N, update_field("FbSales", "VaIt", values=("2",))),
    (H, update_field("FbSales", "RfCs", length=90)),
]


@pytest.mark.parametrize(("weight", "change"), SILENT)
def test_what_the_manifest_does_not_tell_is_never_called_harmless_where_it_could_matter(
    weight: Weight, change: Step
) -> None:
    assert [one.weight for one in to(change, silent()).changes] == [weight]


def test_with_put_alone_a_new_mandatory_field_is_harmless() -> None:
    change = within("FbSales", another_field("Unit", mandatory=True))
    [found] = to(change, silent(methods=("PUT",))).changes
    assert found.weight is Weight.HARMLESS


def test_a_field_that_gets_the_declared_type_is_harmless() -> None:
    was = get_field("Webshop_Stock", "InStock", data_type="string")(OFFER)
    [found] = drift(was, OFFER, sample_manifest()).changes
    assert found.weight is Weight.HARMLESS


def test_a_definition_that_can_be_read_again_is_harmless() -> None:
    was = get_connector("Webshop_Stock", fields=None)(OFFER)
    [found] = drift(was, OFFER, sample_manifest()).changes
    assert (found.weight, found.difference.kind) == (Weight.HARMLESS, Kind.DEFINITION_GIVEN)


def test_the_weightiest_change_comes_first_whatever_the_order_of_the_offer() -> None:
    changed = no_get_field("Webshop_Stock", "InStock")(more(STRANGER)(OFFER))
    turned = replace(changed, get=changed.get[::-1], update=changed.update[::-1])
    found = drift(OFFER, changed, sample_manifest())
    assert [one.weight for one in found.changes] == [Weight.BREAKING, Weight.HARMLESS]
    assert drift(OFFER, turned, sample_manifest()) == found


def test_only_the_manifest_s_connectors_can_be_compared() -> None:
    part = connectors_of(more(STRANGER)(OFFER), silent())
    assert [one.id for one in part.get] == ["Webshop_Stock"]
    assert [one.id for one in part.update] == ["FbSales"]
    assert part.environment_id is None


def test_letter_case_does_not_tell_connectors_apart() -> None:
    assert to(get_connector("Webshop_Stock", id="WEBSHOP_STOCK")).changes == []
