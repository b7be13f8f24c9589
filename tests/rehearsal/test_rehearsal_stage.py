"""What the stage does to requests, without a socket."""

from __future__ import annotations

import json
from typing import Any

import pytest

from profit_check.rehearsal.rehearsing import with_small_decimals
from profit_check.rehearsal.scenario import Step
from profit_check.rehearsal.stage import Stage
from profit_check.sandbox.messages import Disruption, Request, Response
from profit_check.sandbox.respond import respond
from tests.harness import sample_world
from tests.sandbox.tiny_world import classic_header

ARTICLES = "connectors/Webshop_Articles"


class Asking:
    """Asks a sandbox with a stage in front of it, one request after another."""

    def __init__(self, *steps: Step, language: str | None = None) -> None:
        self.stage = Stage(steps, language)
        self.credential = classic_header(sample_world())
        self._earlier = 0

    def __call__(self, path: str = ARTICLES, method: str = "GET", body: bytes = b"") -> Response:
        headers = {"authorization": self.credential}
        route, _, query = path.partition("?")
        full = f"/ProfitRestServices/{route}"
        request = Request(method, full, query, headers, body, earlier=self._earlier)
        self._earlier += 1
        return respond(sample_world(), request, [self.stage.fault], writable=True)

    def granted(self) -> str:
        """A new access token, which is sent from now on."""
        id, secret = sample_world().client
        form = f"grant_type=client_credentials&client_id={id}&client_secret={secret}"
        token: str = self("oauth/token", "POST", form.encode()).content["access_token"]
        self.credential = f"Bearer {token}"
        return token

    def rows(self, query: str) -> list[Any]:
        """The rows of articles."""
        found: list[Any] = self(f"{ARTICLES}?{query}").content["rows"]
        return found


def test_a_step_happens_to_the_request_of_its_number_as_often_as_it_says() -> None:
    ask = Asking(Step("plain_text", request=2, times=2))
    assert [ask().status for _ in range(5)] == [200, 500, 500, 200, 200]
    assert ask.stage.met == {1: 0, 2: 0}


def test_a_step_only_happens_to_requests_that_fit() -> None:
    later = Asking(Step("forbidden", page="later"))
    assert [later(f"{ARTICLES}?skip={skip}").status for skip in (0, 10, 10)] == [200, 403, 200]
    other = Asking(Step("forbidden", connector="webshop_stock"))
    assert [other(one).status for one in (ARTICLES, "connectors/Webshop_Stock")] == [200, 403]
    writing = Asking(Step("business_error", method="write"))
    assert [writing().status, writing("connectors/FbSales", "POST", b"{}").status] == [200, 500]
    first = Asking(Step("blocked", connector="first", times=None))
    paths = (ARTICLES, "connectors/Webshop_Stock", ARTICLES)
    assert [first(one).status for one in paths] == [500, 200, 500]


def test_maintenance_says_when_to_come_back() -> None:
    refusal = Asking(Step("maintenance", retry_after=7))()
    assert (refusal.status, refusal.content["retry_after"]) == (503, 7)


def test_an_expired_token_is_refused_until_a_new_one_is_granted() -> None:
    ask = Asking(Step("token_expires", request=2))
    old = ask.granted()
    assert [ask().status for _ in range(3)] == [200, 401, 401]
    assert ask().headers["www-authenticate"] == 'Bearer error="invalid_token"'
    new = ask.granted()
    assert old != new
    assert [ask().status for _ in range(2)] == [200, 200]
    ask.credential = f"Bearer {old}"
    assert ask().status == 401
    ask.credential = classic_header(sample_world())
    assert ask().status == 200
    assert set(ask.stage.met) == {2, 3, 4, 8}


def test_rows_come_in_before_all_others_in_the_order_that_is_asked_for() -> None:
    for order, skip in (("ItemCode", 100), ("-ItemCode", 100), ("ModifiedDate", 50), ("", 50)):
        usual = Asking().rows(f"skip=0&take=240&orderbyfieldids={order}")
        ask = Asking(Step("rows_inserted", page="later", rows=2))
        assert ask.rows(f"skip=0&take={skip}&orderbyfieldids={order}") == usual[:skip]
        next_page = ask.rows(f"skip={skip}&take={skip}&orderbyfieldids={order}")
        assert next_page == usual[skip - 2 : 2 * skip - 2]
        assert len(ask.rows(f"skip=0&take=500&orderbyfieldids={order}")) == 242
        assert list(ask.stage.met) == [1]


@pytest.mark.parametrize("take", [70, 100, 120, 240])
def test_the_rows_end_at_the_end_of_a_page(take: int) -> None:
    ask = Asking(Step("empty_last_page", times=None))
    usual = Asking().rows("skip=0&take=240&orderbyfieldids=ItemCode")
    whole = 240 - 240 % take
    found = list[Any]()
    for skip in range(0, whole + 1, take):
        found += ask.rows(f"skip={skip}&take={take}&orderbyfieldids=ItemCode")
    assert found == usual[:whole]
    assert list(ask.stage.met) == [whole // take]
    assert ask.stage.withheld == {"webshop_articles": 240 - whole}


def test_rows_that_fit_on_one_page_have_no_empty_one_after_them() -> None:
    ask = Asking(Step("empty_last_page", times=None))
    assert len(ask.rows("skip=0&take=1000")) == 240
    assert (ask.stage.met, ask.stage.withheld) == ({}, {})


def test_older_json_stands_on_many_lines_and_writes_a_small_decimal_as_text() -> None:
    stage = Stage([Step("older_json")])
    headers = {"authorization": classic_header(sample_world())}
    request = Request("GET", f"/ProfitRestServices/{ARTICLES}", "take=2", headers)
    answer = respond(with_small_decimals(sample_world()), request, [stage.fault])
    assert answer.body.count(b"\r\n") > 10
    assert json.loads(answer.body)["rows"][0]["Price"] == "-.5"
    assert json.loads(answer.body)["rows"][1]["Price"] > 1


def test_a_refusal_speaks_the_language_of_the_step_or_of_the_run() -> None:
    said = [
        Asking(Step("blocked", language=step), language=run)().content["externalMessage"]
        for step, run in (("en", None), ("nl", "en"), (None, None), (None, "en"), (None, "nl"))
    ]
    assert ["blocked" in one for one in said] == [True, False, False, True, False]
    refused = Asking(language="en")("connectors/Nothing")
    assert "not supported" in refused.content["externalMessage"]


def test_the_keys_of_a_refusal_can_come_in_the_opposite_order() -> None:
    usual, turned = (Asking(Step("business_error", keys_reversed=way))() for way in (False, True))
    assert list(turned.content) == list(reversed(usual.content))
    assert turned.content == usual.content


def test_a_write_that_times_out_was_carried_out_and_one_that_is_reset_was_not() -> None:
    order = b'{"FbSales":{"Element":{"Fields":{"OrDa":"2026-11-23","DbId":"1"}}}}'
    lost = Asking(Step("timeout", method="write", wait=2))("connectors/FbSales", "POST", order)
    assert (lost.status, lost.disruption, lost.delay_ms) == (201, Disruption.DROP, 2000)
    reset = Asking(Step("reset", method="write"))("connectors/FbSales", "POST", order)
    assert reset.status >= 300
    cut = Asking(Step("cut"))()
    assert (cut.status, cut.disruption) == (200, Disruption.CUT)
    assert Asking(Step("slow", wait=0.5))().delay_ms == 500
