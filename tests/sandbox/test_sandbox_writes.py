"""What the sandbox makes of writes, when it accepts them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from profit_check.sandbox.messages import Exchange, Request, Response
from profit_check.sandbox.respond import respond
from profit_check.sandbox.sample import WEBSHOP
from profit_check.sandbox.server import SandboxServer
from tests.harness import sample_world
from tests.sandbox.test_sandbox_server import connection
from tests.sandbox.tiny_world import classic_header

ORDER = json.loads((WEBSHOP / "sales-order.json").read_text("utf-8"))
RELATION = json.loads((WEBSHOP / "sales-relation.json").read_text("utf-8"))


def write(
    method: str, path: str, body: Any = None, *, writable: bool = True, language: str = "en-us"
) -> Response:
    headers = {"authorization": classic_header(sample_world()), "accept-language": language}
    sent = body if isinstance(body, bytes) else json.dumps(body).encode()
    request = Request(method, f"/ProfitRestServices/connectors/{path}", "", headers, sent)
    return respond(sample_world(), request, writable=writable)


def without_date(fields: str = "Fields") -> Any:
    changed = json.loads(json.dumps(ORDER))
    del changed["FbSales"]["Element"][fields]["OrDa"]
    return changed


def test_a_sound_body_is_accepted_and_its_keys_come_back() -> None:
    made = write("POST", "FbSales", ORDER)
    assert (made.status, list(made.content["results"]["FbSales"])) == (201, ["OrNu"])
    changed = write("PUT", "KnSalesRelationOrg", RELATION)
    assert changed.content == {"results": {"KnSalesRelationOrg": {"DbId": "10181"}}}


def test_without_writing_switched_on_every_write_is_refused() -> None:
    refused = write("POST", "FbSales", ORDER, writable=False)
    assert (refused.status, refused.headers["allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize(("language", "said"), [("en-us", "mandatory"), ("nl-nl", "niet goed")])
def test_a_missing_mandatory_field_is_a_business_error(language: str, said: str) -> None:
    refused = write("POST", "FbSales", without_date(), language=language)
    assert refused.status == 500
    assert "OrDa" in refused.content["externalMessage"]
    assert said in refused.content["externalMessage"]


def test_what_is_only_doubtful_is_accepted() -> None:
    for usual, odd in (('"OrDa"', '"orda"'), ('"Element"', '"element"')):
        changed = json.loads(json.dumps(ORDER).replace(usual, odd))
        assert write("POST", "FbSales", changed).status == 201
    assert write("POST", "FbSales", {"FbSales": {"Element": []}}).status == 201


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b'"text"', b"\xff", b"[" * 100_000])
def test_a_body_that_is_none_is_refused_with_a_message(body: bytes) -> None:
    refused = write("POST", "FbSales", body)
    assert refused.status == 500
    assert refused.content["externalMessage"]


def test_a_get_connector_and_an_unknown_one_cannot_be_written() -> None:
    for id in ("Webshop_Articles", "Nothing", ""):
        assert write("POST", id, ORDER).status == 500


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("FbSales/FbSales/@OrNu/12", 200),
        ("FbSales/FbSales/@OrNu,@RfCs/12,x", 200),
        ("FbSales/FbSales/@OrNu/12,13", 500),
        ("FbSales/FbSales/@Nothing/12", 500),
        ("FbSales/FbSales/@OrNu/", 500),
        ("FbSales", 500),
    ],
)
def test_a_delete_names_its_keys_in_the_path(path: str, status: int) -> None:
    assert write("DELETE", path).status == status


def test_a_method_that_profit_does_not_know_is_refused_with_those_that_it_knows() -> None:
    refused = write("PATCH", "FbSales", ORDER)
    assert (refused.status, refused.headers["allow"]) == (405, "GET, HEAD, POST, PUT, DELETE")


def test_writes_are_told_over_a_socket_and_leave_the_world_as_it_is() -> None:
    seen: list[Exchange] = []
    headers = {"Authorization": classic_header(sample_world())}
    with (
        SandboxServer(sample_world(), writable=True, watch=seen.append) as server,
        connection(server) as opened,
    ):
        for body, status in ((ORDER, 201), (without_date(), 500)):
            opened.request(
                "POST", "/ProfitRestServices/connectors/FbSales", json.dumps(body), headers
            )
            answer = opened.getresponse()
            assert (answer.status, bool(answer.read())) == (status, True)
    assert [one.wrote for one in seen] == [True, False]
    assert json.loads(seen[0].request.body) == ORDER
    assert seen[0].started.tzinfo is not None
