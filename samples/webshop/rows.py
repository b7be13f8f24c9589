"""The webshop's invented rows."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
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
