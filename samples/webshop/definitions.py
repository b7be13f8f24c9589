"""The webshop's GetConnectors and UpdateConnectors, as metainfo describes them."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from typing import Any

from profit_check.samples.webshop.rows import Row, articles, debtors, orders, prices, stock


def field(
    number: int, id: str, label: str, data_type: str, length: int, decimals: int = 0
) -> dict[str, Any]:
    """A field as `/metainfo/get/{id}` describes it."""
    control = {"string": 1, "int": 2, "decimal": 5, "date": 4, "boolean": 6}[data_type]
    return {
        "id": id,
        "fieldId": f"U{number:03}",
        "dataType": data_type,
        "label": label,
        "length": length,
        "controlType": control,
        "decimals": decimals,
        "decimalsFieldId": "",
    }


def fields(*definitions: tuple[Any, ...]) -> list[dict[str, Any]]:
    """The fields of a GetConnector, numbered as AFAS numbers them."""
    return [field(number, *definition) for number, definition in enumerate(definitions, 1)]


MODIFIED = ("ModifiedDate", "Gewijzigd op", "date", 19)


def get_connectors(dice: random.Random) -> list[dict[str, Any]]:
    """The five GetConnectors, each with its rows."""
    code = ("ItemCode", "Itemcode", "string", 20)
    plans: list[tuple[str, str, list[dict[str, Any]], Callable[[random.Random], Iterator[Row]]]] = [
        (
            "Webshop_Articles",
            "Artikelen voor de webshop",
            fields(
                code,
                ("Description", "Omschrijving", "string", 80),
                ("Price", "Verkoopprijs", "decimal", 15, 2),
                ("Barcode", "Barcode", "string", 13),
                ("Blocked", "Geblokkeerd", "boolean", 1),
                MODIFIED,
            ),
            articles,
        ),
        (
            "Webshop_Stock",
            "Voorraad per magazijn",
            fields(
                code,
                ("Warehouse", "Magazijn", "string", 10),
                ("InStock", "Voorraad", "int", 9),
                MODIFIED,
            ),
            stock,
        ),
        (
            "Webshop_Debtors",
            "Debiteuren die in de webshop bestellen",
            fields(
                ("DebtorId", "Debiteur", "int", 9),
                ("CompanyName", "Bedrijfsnaam", "string", 80),
                ("Street", "Straat", "string", 60),
                ("Postcode", "Postcode", "string", 10),
                ("Town", "Plaats", "string", 50),
                ("PaymentDays", "Betaaltermijn", "int", 3),
                MODIFIED,
            ),
            debtors,
        ),
        (
            "Webshop_SalesOrders",
            "Verkooporders van de webshop",
            fields(
                ("OrderNumber", "Ordernummer", "int", 9),
                ("OrderDate", "Orderdatum", "date", 19),
                ("DebtorId", "Debiteur", "int", 9),
                ("Total", "Totaalbedrag", "decimal", 15, 2),
                ("Delivered", "Geleverd", "boolean", 1),
                MODIFIED,
            ),
            orders,
        ),
        (
            "Webshop_PriceLists",
            "Prijsafspraken",
            fields(
                ("PriceId", "Prijsafspraak", "int", 9),
                code,
                ("AgreedPrice", "Afgesproken prijs", "decimal", 15, 2),
                MODIFIED,
            ),
            prices,
        ),
    ]
    return [
        {"id": id, "description": text, "fields": described, "rows": list(rows(dice))}
        for id, text, described, rows in plans
    ]


def update_field(id: str, label: str, data_type: str, length: int, **more: Any) -> dict[str, Any]:
    """A field as `/metainfo/update/{id}` describes it."""
    usual = {
        "primaryKey": False,
        "mandatory": False,
        "notzero": False,
        "decimals": 0,
        "values": None,
    }
    about = {
        "fieldId": id,
        "dataType": data_type,
        "label": label,
        "length": length,
        "controlType": 1,
    }
    return {**about, "decimalFieldId": "", **usual, **more}


def code_table(**texts: str) -> list[dict[str, str]]:
    """The values that a field may take."""
    return [{"id": id.lstrip("_"), "description": text} for id, text in texts.items()]


def update_connectors() -> list[dict[str, Any]]:
    """Two UpdateConnectors, both with nested objects."""
    lines = {
        "name": "FbSalesLines",
        "fields": [
            update_field(
                "VaIt", "Type item", "string", 2, values=code_table(_2="Artikel", _3="Tekst")
            ),
            update_field("ItCd", "Itemcode", "string", 20, mandatory=True),
            update_field("QuUn", "Aantal eenheden", "decimal", 15, decimals=2, notzero=True),
            update_field("Upri", "Prijs per eenheid", "decimal", 15, decimals=2),
        ],
        "objects": [],
    }
    sales = {
        "id": "FbSales",
        "name": "FbSales",
        "description": "Verkooporder",
        "fields": [
            update_field("OrNu", "Nummer", "string", 12, primaryKey="true"),
            update_field("OrDa", "Datum", "date", 10, mandatory=True),
            update_field("DbId", "Verkooprelatie", "string", 16, mandatory=True),
            update_field("RfCs", "Referentie verkooprelatie", "string", 60),
        ],
        "objects": [lines],
    }
    address = {
        "name": "KnBasicAddressAdr",
        "fields": [
            update_field(
                "CoId", "Land", "string", 3, values=code_table(NL="Nederland", B="België")
            ),
            update_field("Ad", "Straat", "string", 60, mandatory=True),
            update_field("HmNr", "Huisnummer", "int", 6),
            update_field("ZpCd", "Postcode", "string", 15),
            update_field("Rs", "Woonplaats", "string", 50),
        ],
        "objects": [],
    }
    organisation = {
        "name": "KnOrganisation",
        "fields": [
            update_field("Nm", "Naam", "string", 80, mandatory=True),
            update_field("CcNr", "KvK-nummer", "string", 15),
        ],
        "objects": [address],
    }
    relation = {
        "id": "KnSalesRelationOrg",
        "name": "KnSalesRelationOrg",
        "description": "Verkooprelatie organisatie",
        "fields": [
            update_field("DbId", "Nummer debiteur", "string", 16, primaryKey=True),
            update_field(
                "PaCd", "Betaalvoorwaarde", "string", 5, values=code_table(_14="14 dagen")
            ),
        ],
        "objects": [organisation],
    }
    return [sales, relation]
