"""`profit-check sandbox --record` writes what the sandbox saw, the way its client saw it."""

from __future__ import annotations

import json
import signal
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from profit_check.cli.sandbox import command
from profit_check.errors import UsageError
from profit_check.model import AuthorizationForm, Breakdown
from profit_check.recorder.of_sandbox import seen_of
from profit_check.sandbox.messages import Disruption, Exchange, Request, Response
from profit_check.traffic.reading import read_traffic
from tests.harness import sample_world
from tests.process import lines, sandbox
from tests.recorder.proxied import ask
from tests.recorder.recorded import recorded
from tests.sandbox.tiny_world import classic_header

CTRL_C = getattr(signal, "CTRL_BREAK_EVENT", signal.SIGINT)
BODY = json.dumps({"FbSales": {"Element": {"Fields": {"OrNu": "Canary"}}}}).encode()


def test_the_sandbox_records_what_it_saw(tmp_path: Path) -> None:
    path = tmp_path / "x.har"
    token = classic_header(sample_world())
    given = {"Authorization": token, "IntegrationId": "12345_678900", "User-Agent": "shop"}
    with sandbox("--record", str(path)) as (process, base_url):
        port = urlsplit(base_url).port or 0
        base = urlsplit(base_url).path
        read = f"{base}/connectors/Webshop_Articles?skip=0&take=3&orderbyfieldids=ItemCode"
        assert ask(port, "GET", read, given)[0] == 200
        assert ask(port, "GET", f"{base}/metainfo", {})[0] == 401
        assert ask(port, "POST", f"{base}/connectors/FbSales", given, BODY)[0] == 405
        process.send_signal(CTRL_C)
        output, errors = process.communicate(timeout=20)
    assert (errors, lines(output)[-1]) == ("", f"3 requests are in {path}")
    first, second, third = read_traffic([str(path)], key=b"a key").calls
    assert (first.rows, first.status, first.user_agent) == (3, 200, "shop")
    assert first.authorization.form is AuthorizationForm.AFAS_TOKEN_BASE64
    assert (second.status, second.authorization.form) == (401, AuthorizationForm.NONE)
    assert (third.method, third.connector, third.status) == ("POST", "FbSales", 405)
    written = path.read_text("utf-8")
    assert [one for one in (token.split()[1], "Canary") if one in written] == []


@pytest.mark.parametrize(
    ("disruption", "breakdown"),
    [
        (Disruption.DROP, Breakdown.RESET),
        (Disruption.CUT, Breakdown.RESET),
        (Disruption.SILENCE, Breakdown.TIMEOUT),
        (Disruption.GARBAGE, Breakdown.UNTOLD),
    ],
)
def test_an_answer_that_did_not_arrive_is_recorded_as_none(
    disruption: Disruption, breakdown: Breakdown
) -> None:
    request = Request("GET", "/ProfitRestServices/metainfo", "a=b")
    exchange = Exchange(request, Response(200, b"{}", disruption=disruption), NOW, 5.0)
    seen = seen_of(exchange, "https://12345.rest.afas.online")
    [call] = recorded(seen)[1].calls
    assert (call.status, call.breakdown, call.duration_ms) == (None, breakdown, 5.0)


NOW = datetime(2026, 11, 23, tzinfo=UTC)


def test_keeping_bodies_is_about_a_recording() -> None:
    with pytest.raises(UsageError, match="name its file with --record"):
        command.main(["--port", "0", "--keep-bodies"], standalone_mode=False)
