"""What is proposed for a GetConnector: an order that looks unique, a page within AFAS's budget."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profit_check.manifest.propose import MOST_ROWS, propose
from profit_check.profit.metainfo import Field, GetSchema
from profit_check.profit.query import VALUES_LIMIT


def schema(*fields: str, labels: dict[str, str] | None = None) -> GetSchema:
    """Fields written as `Id:type`."""
    pairs = [field.split(":") for field in fields]
    return GetSchema(
        "", "", tuple(Field(id, "", type, (labels or {}).get(id, "")) for id, type in pairs)
    )


@pytest.mark.parametrize(
    ("connector", "fields", "order"),
    [
        ("Acme_Articles", "Description:string ItemCode:string Price:decimal", "ItemCode"),
        ("Acme_Countries", "CountryCode:string Name:string", "CountryCode"),
        ("Acme_Debtors", "Postcode:string Telefoonnummer:string DebtorId:string", "DebtorId"),
        ("Acme_Orders", "Bestelnummer:string Landcode:string", "Bestelnummer"),
        ("Acme_Employees", "Geldigheid:string PersonId:int EmployeeId:string", "EmployeeId"),
        ("Acme_Medewerkers", "Medewerker:string Afdelingcode:string", "Medewerker"),
        ("Acme_Artikelen", "Artikelgroepcode:string Itemcode:string", "Itemcode"),
        ("Acme_Orderregels", "Ordernummer:int Regelnummer:int", "Ordernummer Regelnummer"),
        ("Acme_Stock", "ItemCode:string Warehouse:string", "ItemCode Warehouse"),
        ("Acme_Things", "Naam:string Nummer:int", "Nummer"),
    ],
)
def test_the_order_is_by_what_looks_like_the_key(connector: str, fields: str, order: str) -> None:
    assert propose(connector, schema(*fields.split())).order == tuple(order.split())


@pytest.mark.parametrize(
    "field", ["Id:decimal", "Id:date", "Id:blob", "Id:", "a,Id:int", "-Id:int", "Naam:string"]
)
def test_no_order_is_proposed_by_a_field_that_is_no_key(field: str) -> None:
    assert propose("Acme_Things", schema(field)).order == ()


def test_a_long_text_is_no_key() -> None:
    long = GetSchema("", "", (Field("MemoId", "", "string", "", length=4000),))
    assert propose("Acme_Things", long).order == ()


def test_a_label_can_tell_the_key() -> None:
    labels = {"U001": "Debiteurnummer"}
    assert propose("Acme_X", schema("U001:string", labels=labels)).order == ("U001",)


@pytest.mark.parametrize(
    "id", ["ModifiedDate", "Gewijzigd_op", "DateTimeModified", "Mutatiedatum", "LastChanged"]
)
def test_the_date_of_the_last_change_is_recognised(id: str) -> None:
    fields = ("CreatedDate:date", "ModifiedBy:string", f"{id}:date")
    assert propose("Acme_X", schema(*fields)).modified == id


def test_a_text_about_changes_is_not_taken_for_their_date() -> None:
    assert propose("Acme_X", schema("ModifiedBy:string", "Created:date")).modified is None


@given(st.integers(0, 400_000))
def test_a_page_stays_within_the_budget(count: int) -> None:
    fields = GetSchema("", "", (Field("A", "", "int"),) * count)
    take = propose("Acme_X", fields).take
    assert 1 <= take <= MOST_ROWS
    assert take == 1 or take * count < VALUES_LIMIT
