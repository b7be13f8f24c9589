"""Builds `world.json`: the invented data of the webshop's emulated environment.

Run `python -m profit_check.samples.webshop.build` after a change here; a test compares.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

Row = list[Any]

PRODUCTS = (
    "Bureaustoel",
    "Bureau",
    "Bureaulamp",
    "Ladekast",
    "Boekenkast",
    "Vergadertafel",
    "Whiteboard",
    "Prullenbak",
    "Kapstok",
    "Monitorarm",
    "Voetensteun",
    "Archiefdoos",
)
VARIANTS = (
    "Amstel",
    "Dommel",
    "Eem",
    "IJssel",
    "Linge",
    "Maas",
    "Rotte",
    "Schelde",
    "Vecht",
    "Zaan",
)
COLOURS = ("eiken", "wit", "zwart", "grijs", "crème", "blauw")
COMPANIES = (
    "Bakkerij",
    "Garage",
    "Hoveniersbedrijf",
    "Installatiebedrijf",
    "Slagerij",
    "Drukkerij",
)
SURNAMES = (
    "de Bruijn",
    "van Dijk",
    "Jansen",
    "Mulder",
    "Van den Berg",
    "Peeters",
    "Smit",
    "Özdemir",
)
TOWNS = (("Amersfoort", "3811"), ("Antwerpen", "2000"), ("Breda", "4811"), ("Deventer", "7411"))
STREETS = ("Dorpsstraat", "Stationsweg", "Molenlaan", "Kerkplein", "Industrieweg")
WAREHOUSES = ("HOOFD", "WINKEL")
START = datetime(2026, 1, 5, 8, 0)


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


def moment(dice: random.Random) -> str:
    """A time as Profit writes it: Dutch local time, with a Z nonetheless."""
    return (START + timedelta(minutes=dice.randrange(300 * 24 * 60))).isoformat() + "Z"


def articles(dice: random.Random) -> Iterator[Row]:
    """240 articles; some have no barcode or no price yet."""
    names = [f"{one} {two} {three}" for one in PRODUCTS for two in VARIANTS for three in COLOURS]
    for number, name in enumerate(dice.sample(names, 240), 1):
        price = None if number % 40 == 0 else round(dice.uniform(4, 900), 2)
        barcode = None if number % 7 == 0 else f"871234{dice.randrange(10**7):07}"
        yield [f"ART-{number:05}", name, price, barcode, number % 25 == 0, moment(dice)]


def stock(dice: random.Random) -> Iterator[Row]:
    """The stock of 150 articles in two warehouses: an item code occurs twice."""
    for number in range(1, 151):
        for warehouse in WAREHOUSES:
            yield [f"ART-{number:05}", warehouse, dice.randrange(0, 400), moment(dice)]


def debtors(dice: random.Random) -> Iterator[Row]:
    """180 companies."""
    for number in range(180):
        town, code = dice.choice(TOWNS)
        name = f"{dice.choice(COMPANIES)} {dice.choice(SURNAMES)}"
        street = f"{dice.choice(STREETS)} {dice.randrange(1, 200)}"
        postcode = (
            f"{code} {dice.choice('ABCDE')}{dice.choice('KLMNP')}" if town != "Antwerpen" else code
        )
        yield [
            10001 + number,
            name,
            street,
            postcode,
            town,
            dice.choice((14, 30, None)),
            moment(dice),
        ]


def orders(dice: random.Random) -> Iterator[Row]:
    """220 sales orders."""
    for number in range(1, 221):
        total = round(dice.uniform(20, 4000), 2)
        day = (START + timedelta(days=number)).isoformat() + "Z"
        yield [number, day, 10001 + dice.randrange(180), total, dice.random() < 0.8, moment(dice)]


def prices(dice: random.Random) -> Iterator[Row]:
    """150 agreed prices."""
    for number in range(1, 151):
        yield [
            number,
            f"ART-{dice.randrange(1, 241):05}",
            round(dice.uniform(4, 800), 2),
            moment(dice),
        ]


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


def build() -> str:
    """The text of `world.json`: a row, or a field, on each line, so that a change can be read."""
    world = {
        "environment_id": "O12345AA",
        "version": "22.22.5",
        "app_name": "Webshop koppeling",
        "group": "Webshop",
        "token_expiry": "0",
        "get": get_connectors(random.Random(20261123)),  # noqa: S311 - invented data, no secret
        "update": update_connectors(),
    }
    return _lines(world) + "\n"


def _lines(value: Any, depth: int = 0) -> str:
    flat = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, list | dict) or not value or len(flat) < 96:
        return flat
    indent = "  " * (depth + 1)
    opening, closing = ("[", "]") if isinstance(value, list) else ("{", "}")
    if isinstance(value, list):
        parts = [_lines(item, depth + 1) for item in value]
    else:
        parts = [f"{json.dumps(key)}: {_lines(item, depth + 1)}" for key, item in value.items()]
    return f"{opening}\n{indent}" + f",\n{indent}".join(parts) + "\n" + "  " * depth + closing


if __name__ == "__main__":
    Path(__file__).with_name("world.json").write_text(build(), "utf-8", newline="\n")
