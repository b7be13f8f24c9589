"""Fetches articles and stock from Profit, and sends the orders of the day to it.

Settings come from the environment: PROFIT_BASE_URL, PROFIT_CLIENT_ID and PROFIT_CLIENT_SECRET (or
PROFIT_TOKEN), PROFIT_INTEGRATION_ID, and PROFIT_ROWS, the file that gets the rows.
"""

from __future__ import annotations

import json
import os
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

from profit import NotAllowed, Profit, ProfitError

TAKE = 100
ORDERS = (("10001", "web-0042", 2), ("10017", "web-0043", 1), ("10023", "web-0044", 5))


def main() -> int:
    """Does the work; 1 when something has to be looked at by a person, who finds it told."""
    profit, failed = Profit(os.environ), False
    try:
        articles, stock = read_articles(profit), read_stock(profit)
        keep([*articles.values(), *stock.values()])
    except ProfitError as error:
        print(f"reading stopped: {error}", file=sys.stderr)
        return 1
    for debtor, reference, quantity in ORDERS:
        try:
            profit.insert("FbSales", order(debtor, reference, quantity, min(articles)))
        except NotAllowed as error:
            print(f"sending stopped at order {reference}: {error}", file=sys.stderr)
            return 1
        except ProfitError as error:
            print(f"order {reference} did not arrive: {error}", file=sys.stderr)
            failed = True
    return 1 if failed else 0


def read_articles(profit: Profit) -> dict[str, Any]:
    """All articles by their code, with what was changed while they were read."""
    found = {
        row["ItemCode"]: row for row in profit.rows("Webshop_Articles", order="ItemCode", take=TAKE)
    }
    latest = max((row["ModifiedDate"] for row in found.values()), default="1900-01-01T00:00:00")
    changed = profit.rows(
        "Webshop_Articles",
        order="ItemCode",
        take=TAKE,
        filterfieldids="ModifiedDate",
        filtervalues=latest.rstrip("Z"),  # Dutch local time, whatever the Z says
        operatortypes="2",
    )
    found.update((row["ItemCode"], row) for row in changed)
    for row in found.values():
        if row["Price"] is not None:  # before Profit 7 it may be a text such as -.5
            row["Price"] = str(Decimal(str(row["Price"])))
    return found


def read_stock(profit: Profit) -> dict[tuple[str, str], Any]:
    """The stock of every article in every warehouse; a row that comes twice replaces itself."""
    rows = profit.rows("Webshop_Stock", order="ItemCode,Warehouse", take=TAKE)
    return {(row["ItemCode"], row["Warehouse"]): row for row in rows}


def keep(rows: list[Any]) -> None:
    """Writes the rows for who comes next: an object on each line."""
    if path := os.environ.get("PROFIT_ROWS"):
        lines = "".join(json.dumps(row) + "\n" for row in rows)
        Path(path).write_text(lines, encoding="utf-8")


def order(debtor: str, reference: str, quantity: int, article: str) -> dict[str, Any]:
    """A sales order of one line."""
    line = {"Fields": {"VaIt": "2", "ItCd": article, "QuUn": quantity, "Upri": 12.5}}
    fields = {"OrDa": "2026-11-23", "DbId": debtor, "RfCs": f"Webshop {reference}"}
    return {"Fields": fields, "Objects": [{"FbSalesLines": {"Element": [line]}}]}


if __name__ == "__main__":
    raise SystemExit(main())
