"""The recording proxy passes on what comes, and what comes back, and writes it down."""

from __future__ import annotations

import asyncio
import gzip
import json
import socket
from pathlib import Path

import pytest

from profit_check.model import Breakdown, Call
from tests.recorder.proxied import Answer, Proxied, proxied
from tests.traffic.made_har import ENCODED, TOKEN
from tests.wire.loopback import Handler, Received, closing_after, response, saying

CREDENTIAL = {"Authorization": f"AfasToken {ENCODED}", "IntegrationId": "12345_678900"}
ROWS = b'{"skip":0,"take":2,"rows":[{"Name":"Canary"},{"Name":"Other"}]}'
READ = "/ProfitRestServices/connectors/Acme_A?skip=0&take=2&filterfieldids=A&filtervalues=%C3%ab,b"
WRITE = "/ProfitRestServices/connectors/FbSales"


def once(
    handler: Handler,
    folder: Path,
    method: str = "GET",
    target: str = READ,
    headers: dict[str, str] | None = None,
    body: bytes = b"",
) -> tuple[Answer, Received, Call]:
    """The answer to one request, the request as it came out of the proxy, and what is recorded."""

    async def run() -> tuple[Answer, Received, Call]:
        async with proxied(handler, folder) as through:
            answer = await through.ask(method, target, headers or CREDENTIAL, body)
            [call] = through.traffic().calls
            return answer, through.behind.requests[0], call

    return asyncio.run(run())


def test_a_read_goes_on_as_it_came_and_its_answer_comes_back(tmp_path: Path) -> None:
    said = response(ROWS, 200, ("Date", "Mon, 23 Nov 2026 09:00:00 GMT"), ("X-A", "b"))
    answer, received, call = once(saying(said), tmp_path)
    assert (received.method, received.target) == ("GET", READ)
    own = {"host", "accept-encoding", "connection"}
    assert {name: held for name, held in received.headers.items() if name not in own} == {
        name.lower(): held for name, held in CREDENTIAL.items()
    }
    status, headers, body = answer
    assert (status, body) == (200, ROWS)
    assert headers == {
        "content-length": str(len(ROWS)),
        "content-type": "application/json; charset=utf-8",
        "date": "Mon, 23 Nov 2026 09:00:00 GMT",
        "x-a": "b",
    }
    assert (call.rows, call.connector, call.status) == (2, "Acme_A", 200)
    assert (call.host, call.scheme) == ("127.0.0.1", "http")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_a_write_goes_on_with_its_body(tmp_path: Path, method: str) -> None:
    sent = {**CREDENTIAL, "Content-Type": "application/json", "Expect": "100-continue"}
    body = json.dumps({"FbSales": {"Element": {}}}).encode()
    answer, received, call = once(saying(response(b"", 201)), tmp_path, method, WRITE, sent, body)
    assert (received.method, received.target, received.body) == (method, WRITE, body)
    assert received.headers["content-type"] == "application/json"
    assert (answer[0], answer[2]) == (201, b"")
    assert (call.method, call.status, call.body_state) == (method, 201, "not_recorded")


def test_the_head_of_an_answer_comes_back_without_a_body(tmp_path: Path) -> None:
    said = b"HTTP/1.1 200 OK\r\nContent-Length: 1234\r\n\r\n"
    answer, received, _ = once(saying(said), tmp_path, "HEAD")
    assert (received.method, answer) == ("HEAD", (200, {"content-length": "1234"}, b""))


def test_what_is_about_one_connection_only_stays_behind(tmp_path: Path) -> None:
    sent = {**CREDENTIAL, "Connection": "close, X-Hop", "X-Hop": "1", "TE": "trailers"}
    said = response(ROWS, 200, ("Keep-Alive", "timeout=5"))
    answer, received, call = once(saying(said), tmp_path, headers=sent)
    assert {"x-hop", "te"} & set(received.headers) == set()
    assert received.headers["connection"] == "keep-alive"
    assert "keep-alive" not in answer[1]
    assert call.connection == "close, X-Hop"


def test_a_compressed_answer_comes_back_as_what_was_meant(tmp_path: Path) -> None:
    said = response(gzip.compress(ROWS), 200, ("Content-Encoding", "gzip"))
    (status, headers, body), _, call = once(saying(said), tmp_path)
    assert (status, body, headers["content-length"]) == (200, ROWS, str(len(ROWS)))
    assert "content-encoding" not in headers
    assert call.rows == 2


@pytest.mark.parametrize(
    ("status", "name"), [(302, "location"), (401, "www-authenticate"), (503, "retry-after")]
)
def test_a_refusal_and_a_redirect_come_back_as_they_are(
    tmp_path: Path, status: int, name: str
) -> None:
    answer, _, call = once(saying(response(b"", status, (name, "7"))), tmp_path)
    assert (answer[0], answer[1][name]) == (status, "7")
    assert (call.status, call.retry_after) == (status, 7.0 if status == 503 else None)


def test_no_answer_is_502_in_one_line_and_recorded_as_none(tmp_path: Path) -> None:
    answer, _, call = once(closing_after(b""), tmp_path, "POST", WRITE)
    assert (answer[0], answer[2].count(b"\n")) == (502, 1)
    assert b"no answer from Profit: the connection was broken off" in answer[2]
    assert (call.status, call.breakdown) == (None, Breakdown.RESET)


def test_nobody_there_is_recorded_as_refused(tmp_path: Path) -> None:
    async def run() -> tuple[Answer, Call]:
        async with proxied(saying(b""), tmp_path) as through:
            with socket.create_server(("127.0.0.1", 0)) as gone:
                port = gone.getsockname()[1]
            through.proxy._origin = f"http://127.0.0.1:{port}"
            answer = await through.ask()
            [call] = through.traffic().calls
            return answer, call

    answer, call = asyncio.run(run())
    assert (answer[0], call.breakdown) == (502, Breakdown.REFUSED)


def test_only_reads_go_on_when_that_is_asked(tmp_path: Path) -> None:
    async def run() -> tuple[list[int], int, int, Proxied]:
        async with proxied(saying(response(b"{}")), tmp_path, reads_only=True) as through:
            asked = [("POST", WRITE), ("DELETE", WRITE), ("GET", READ)]
            asked.append(("POST", "/ProfitRestServices/oauth/token"))
            statuses = [(await through.ask(*one, body=b"x"))[0] for one in asked]
            return statuses, through.proxy.refused, through.traffic().count, through

    statuses, refused, count, through = asyncio.run(run())
    assert statuses == [405, 405, 200, 200]
    assert (refused, count, len(through.behind.requests)) == (2, 2, 2)


def test_a_client_that_does_not_wait_breaks_off_the_request_and_that_is_recorded(
    tmp_path: Path,
) -> None:
    async def run() -> Call:
        arrived, broken_off = asyncio.Event(), asyncio.Event()

        async def silent(_: Received, writer: asyncio.StreamWriter) -> None:
            arrived.set()
            try:
                await writer.wait_closed()
            finally:
                broken_off.set()

        async with proxied(silent, tmp_path) as through:
            _, writer = await asyncio.open_connection("127.0.0.1", through.port)
            writer.write(f"GET {READ} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
            await arrived.wait()
            writer.close()
            for _ in range(1000):
                if through.traffic().calls:
                    break
                await asyncio.sleep(0.01)
            [call] = through.traffic().calls
        await broken_off.wait()
        return call

    call = asyncio.run(run())
    assert (call.status, call.breakdown, call.connector) == (None, Breakdown.ABORTED, "Acme_A")


def test_a_request_for_a_forward_proxy_is_told_what_this_is(tmp_path: Path) -> None:
    async def run() -> tuple[Answer, int, int]:
        async with proxied(saying(response(b"{}")), tmp_path) as through:
            answer = await through.ask("GET", "http://other.example/x")
            return answer, through.traffic().count, len(through.behind.requests)

    answer, count, received = asyncio.run(run())
    assert (answer[0], count, received) == (400, 0, 0)
    assert b"use its address as the base URL" in answer[2]


def test_nothing_of_the_credential_is_in_the_file(tmp_path: Path) -> None:
    once(saying(response(ROWS)), tmp_path, target=f"{READ}&token={ENCODED}")
    written = (tmp_path / "x.har").read_text("utf-8")
    assert [one for one in (ENCODED, TOKEN, "Canary") if one in written] == []
    assert "<withheld afas_token_base64 " in written


def test_connections_are_kept_on_both_sides(tmp_path: Path) -> None:
    async def run() -> tuple[int, int]:
        async with proxied(saying(response(b"{}")), tmp_path) as through:
            reader, writer = await asyncio.open_connection("127.0.0.1", through.port)
            for _ in range(5):
                writer.write(f"GET {READ} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
                await reader.readuntil(b"{}")
            writer.close()
            return through.behind.connections, through.traffic().count

    assert asyncio.run(run()) == (1, 5)


@pytest.mark.parametrize(("method", "statuses"), [("GET", [200, 200]), ("POST", [200, 502])])
def test_only_a_read_is_asked_again_when_a_kept_connection_was_just_closed(
    tmp_path: Path, method: str, statuses: list[int]
) -> None:
    async def run() -> tuple[list[int], int, int]:
        async def handle(_: Received, writer: asyncio.StreamWriter) -> None:
            if len(through.behind.requests) == 2:
                writer.close()
            else:
                writer.write(response(b"{}"))

        async with proxied(handle, tmp_path) as through:
            found = [(await through.ask(method, WRITE, body=b"{}"))[0] for _ in range(2)]
            return found, len(through.behind.requests), through.traffic().count

    assert asyncio.run(run()) == (statuses, 3 if method == "GET" else 2, 2)
