"""The tests of the shop: each has a Profit environment of its own, with nothing seen so far."""

from __future__ import annotations

import pytest
from shop import Refused, Shop

from profit_check.sandbox.fixture import ProfitSandbox


@pytest.fixture
def shop(profit_sandbox: ProfitSandbox) -> Shop:
    """The shop, beside the sandbox."""
    return Shop(profit_sandbox.base_url, profit_sandbox.token, take=2)


def test_the_shop_reads_all_articles_page_by_page(
    shop: Shop, profit_sandbox: ProfitSandbox
) -> None:
    assert [row["ItemCode"] for row in shop.articles()] == ["ART-1", "ART-2", "ART-3"]
    assert [request.parameters["skip"] for request in profit_sandbox.requests] == ["0", "2"]
    assert all("orderbyfieldids" in request.parameters for request in profit_sandbox.requests)


def test_the_shop_says_who_it_is(shop: Shop, profit_sandbox: ProfitSandbox) -> None:
    shop.articles()
    assert {request.headers["integrationid"] for request in profit_sandbox.requests} == {
        "12345_678900"
    }


def test_the_shop_sends_an_order(shop: Shop, profit_sandbox: ProfitSandbox) -> None:
    shop.order("10001", "2026-11-23")
    [order] = profit_sandbox.writes
    assert order.connector == "FbSales"
    assert order.json["FbSales"]["Element"]["Fields"]["DbId"] == "10001"


def test_the_shop_tells_what_profit_says_of_an_order(
    shop: Shop, profit_sandbox: ProfitSandbox
) -> None:
    with pytest.raises(Refused, match="DbId"):
        shop.order(None, "2026-11-23")
    assert profit_sandbox.writes == []


def test_the_shop_waits_as_long_as_maintenance_takes(
    shop: Shop, profit_sandbox: ProfitSandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[float] = []
    monkeypatch.setattr("shop.time.sleep", waited.append)
    profit_sandbox.faults.add("maintenance", times=1)
    assert len(shop.articles()) == 3
    assert waited == [7200]
    assert [request.status for request in profit_sandbox.requests] == [503, 200, 200]


def test_the_shop_passes_on_that_a_connector_is_blocked(
    shop: Shop, profit_sandbox: ProfitSandbox
) -> None:
    with profit_sandbox.faults.showing("connector-blocked=Acme_Articles"), pytest.raises(Refused):
        shop.articles()
    assert len(shop.articles()) == 3
