"""What a real browser records of requests to Profit is read."""

from __future__ import annotations

from pathlib import Path

from profit_check.model import AuthorizationForm, BodyState
from profit_check.sandbox.server import SandboxServer
from profit_check.traffic.reading import read_traffic
from tests.browser import chromium
from tests.harness import sample_world
from tests.sandbox.tiny_world import classic_header

ASKING = """async ([path, authorization, body]) => {
    const headers = {IntegrationId: "12345_678900"};
    if (authorization) headers["Authorization"] = authorization;
    if (body) headers["Content-Type"] = "application/json; charset=utf-8";
    const options = {headers, method: body ? "POST" : "GET", body};
    const answer = await fetch("/ProfitRestServices" + path, options);
    await answer.text();
    return answer.status;
}"""
READ = "/connectors/Webshop_Articles?skip=0&take=3&orderbyfieldids=ItemCode"
FILTERED = "&filterfieldids=ItemCode&filtervalues=%C3%AB&operatortypes=1"
BODY = '{"FbSales":{"Element":{"Fields":{"OrNu":"1"}}}}'


def test_a_har_of_chromium_is_read(tmp_path: Path) -> None:
    path = tmp_path / "browser.har"
    token = classic_header(sample_world())
    asked: list[list[str | None]] = [
        [READ, token, None],
        [READ + FILTERED, token, None],
        ["/connectors/FbSales", token, BODY],
        ["/metainfo", None, None],
    ]
    with SandboxServer(sample_world()) as server, chromium() as browser:
        context = browser.new_context(record_har_path=path, record_har_content="embed")
        page = context.new_page()
        page.route(f"{server.origin}/shop", lambda route: route.fulfill(body="a shop"))
        page.goto(f"{server.origin}/shop")
        statuses = [page.evaluate(ASKING, one) for one in asked]
        context.close()
    assert statuses == [200, 200, 405, 401]
    traffic = read_traffic([str(path)], key=b"a key", base_urls=[server.base_url])
    read, filtered, write, refused = traffic.calls
    assert (traffic.malformed, traffic.recordings[0].broken) == ((), None)
    assert (read.rows, read.connector, read.parameter("take")) == (3, "Webshop_Articles", "3")
    assert read.authorization.form is AuthorizationForm.AFAS_TOKEN_BASE64
    assert read.integration_id == "12345_678900"
    assert "Chrome" in (read.user_agent or "")
    assert filtered.filter is not None
    assert (filtered.filter.fields, filtered.filter.values) == ((("ItemCode",),), (1,))
    assert (write.method, write.body, write.body_state) == ("POST", BODY, BodyState.KEPT)
    assert write.content_type == "application/json; charset=utf-8"
    assert (refused.status, refused.authorization.form) == (401, AuthorizationForm.NONE)
    assert None not in {(call.started, call.duration_ms) for call in traffic.calls}
    assert traffic.other_hosts == {"127.0.0.1": 1}
