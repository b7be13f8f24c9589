"""What the integration of the sample run exchanges with Profit, as its manifest says."""

from __future__ import annotations

from profit_check.model import CarriedField, Carrier, Inventory

LINES = {
    "integration": 1,
    "targets.test": 5,
    "get.Acme_Articles": 12,
    "get.Acme_Debtors": 20,
    "get.Acme_Orders": 28,
    "get.Acme_Stock": 36,
    "get.Acme_Prices": 44,
    "get.Profit_Countries": 52,
    "update.FbSales": 60,
    "file.image 20417": 66,
    "waive.connectors.name Profit_Countries": 70,
    "waive.paging.end Acme_Orders": 77,
}


def inventory() -> Inventory:
    """Connectors of each kind: described by metainfo, by the manifest only, and not at all."""
    return Inventory(
        manifest="profit-check.toml", sha256="5e" * 32, lines=LINES, connectors=_connectors()
    )


def _connectors() -> tuple[Carrier, ...]:
    order = ("ItemCode",)
    return (
        Carrier("get", "Acme_Articles", fields=_articles(), complete=True, order=order, take=5),
        Carrier("get", "Acme_Debtors", fields=_debtors(), complete=True, take=5),
        Carrier("get", "Acme_Orders", fields=(CarriedField("OrderNumber", "Ordernummer", "int"),)),
        Carrier("get", "Acme_Stock", fields=(CarriedField("ItemCode"), CarriedField("InStock"))),
        Carrier("get", "Acme_Prices"),
        Carrier("get", "Profit_Countries", fields=(CarriedField("CountryId"),), complete=True),
        Carrier("update", "FbSales", ("POST", "PUT"), _order_lines(), complete=True),
        Carrier("file", "image 20417"),
    )


def _articles() -> tuple[CarriedField, ...]:
    return (
        CarriedField("ItemCode", "Itemcode", "string"),
        CarriedField("Price", "Prijs", "decimal"),
        CarriedField("Supplier", "Leverancier", "string", declared=False),
    )


def _debtors() -> tuple[CarriedField, ...]:
    return (
        CarriedField("DebtorId", "Debiteur", "int"),
        CarriedField("BSN", "BSN", "string", personal=True, declared=False),
        CarriedField("DateOfBirth", "Geboortedatum", "date", personal=True),
    )


def _order_lines() -> tuple[CarriedField, ...]:
    return (
        CarriedField("DbId", "Verkooprelatie", "string"),
        CarriedField("QuUn", "Aantal eenheden", "decimal"),
    )
