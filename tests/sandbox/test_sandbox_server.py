"""The sandbox on a real socket."""

from __future__ import annotations

import asyncio
import http.client
import json
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from urllib.parse import urlsplit

import pytest

from profit_check.errors import UsageError
from profit_check.model import Question
from profit_check.profit.query import path
from profit_check.sandbox.faults import Fault, Proceed, fault
from profit_check.sandbox.messages import Disruption, Request, Response
from profit_check.sandbox.server import SandboxServer
from profit_check.sandbox.world import World
from profit_check.wire.address import url
from profit_check.wire.exchange import RawRequest
from profit_check.wire.http import HttpTransport
from tests.sandbox.tiny_world import ENTERED, WORLD

CONNECTOR = "/connectors/Acme_Customers"
HEADERS = {"Authorization": ENTERED}


@contextmanager
def connection(server: SandboxServer, timeout: float = 10) -> Iterator[http.client.HTTPConnection]:
    address = urlsplit(server.base_url)
    assert address.hostname == "127.0.0.1"
    with closing(http.client.HTTPConnection(address.hostname, address.port, timeout)) as opened:
        yield opened


def ask(
    opened: http.client.HTTPConnection, path: str, method: str = "GET", body: bytes | None = None
) -> tuple[int, bytes]:
    opened.request(method, f"/ProfitRestServices{path}", body, HEADERS)
    answer = opened.getresponse()
    return answer.status, answer.read()


def disrupting(disruption: Disruption, size: int = 200) -> Fault:
    @fault(trips=[])
    def disrupted(world: World, request: Request, proceed: Proceed) -> Response:
        if request.route == "profitversion":
            return proceed(world, request)
        return Response(200, b"x" * size, disruption=disruption)

    return disrupted


def raw(server: SandboxServer, text: bytes) -> bytes:
    """All that the server sends until it closes the connection, on a request as it is."""
    address = urlsplit(server.base_url)
    with socket.create_connection((address.hostname, address.port), timeout=10) as opened:
        opened.sendall(text)
        received = b""
        while piece := opened.recv(65536):
            received += piece
    return received


def get(path: str) -> bytes:
    lines = (f"GET {path} HTTP/1.1", "Host: 127.0.0.1", f"Authorization: {ENTERED}", "", "")
    return "\r\n".join(lines).encode()


def test_a_request_over_a_socket_is_answered_and_the_connection_kept() -> None:
    with SandboxServer(WORLD) as server, connection(server) as opened:
        for take in (1, 2):
            status, body = ask(opened, f"{CONNECTOR}?skip=0&take={take}")
            assert (status, len(json.loads(body)["rows"])) == (200, take)


def test_several_requests_are_answered_at_the_same_time() -> None:
    meeting = threading.Barrier(4)
    statuses: list[int] = []

    def one(server: SandboxServer) -> None:
        with connection(server) as opened:
            opened.connect()
            meeting.wait(10)
            statuses.append(ask(opened, "/metainfo")[0])

    with SandboxServer(WORLD) as server:
        threads = [threading.Thread(target=one, args=(server,)) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(20)
    assert statuses == [200] * 4


def test_what_would_write_is_refused_over_a_socket_and_changes_nothing() -> None:
    with SandboxServer(WORLD) as server, connection(server) as opened:
        before = ask(opened, CONNECTOR)
        assert ask(opened, CONNECTOR, "POST", b"{" * 100_000)[0] == 405
        assert ask(opened, CONNECTOR, "DELETE")[0] == 405
        assert ask(opened, CONNECTOR) == before


def test_an_answer_to_head_has_no_body() -> None:
    with SandboxServer(WORLD) as server, connection(server) as opened:
        assert ask(opened, CONNECTOR, "HEAD") == (200, b"")
        assert ask(opened, CONNECTOR)[0] == 200


def test_escapes_in_the_path_and_the_query_arrive_as_they_were_sent() -> None:
    with SandboxServer(WORLD) as server, connection(server) as opened:
        path = "/connectors/acme%5fcustomers?filterfieldids=Name&filtervalues=%C3%96zdemir"
        status, body = ask(opened, path)
        assert (status, len(json.loads(body)["rows"])) == (200, 1)


def test_an_id_with_a_slash_comes_over_a_socket_as_one_segment() -> None:
    world = replace(WORLD, get=(replace(WORLD.get[0], id="In/Uit"),))
    headers = (("Authorization", ENTERED),)

    async def read(address: str) -> list[int]:
        transport = HttpTransport()
        paths = [path("connectors", "In/Uit"), path("metainfo", "get", "In/Uit")]
        urls = [url(address, Question(one)) for one in (*paths, "/connectors/In/Uit")]
        found = [await transport.exchange(RawRequest("GET", one, headers)) for one in urls]
        await transport.close()
        return [one.status for one in found]

    with SandboxServer(world) as server:
        assert asyncio.run(read(server.base_url)) == [200, 200, 500]


def test_exactly_2049_characters_of_query_pass_over_a_socket() -> None:
    query = "?skip=0&take=1&unknown="
    with SandboxServer(WORLD) as server, connection(server) as opened:
        assert ask(opened, CONNECTOR + query.ljust(2049, "x"))[0] == 200
        assert ask(opened, CONNECTOR + query.ljust(2050, "x"))[0] == 404


@pytest.mark.parametrize("text", [b"nonsense\r\n\r\n", b"GET /\xff HTTP/1.1\r\nHost: a\r\n\r\n"])
def test_what_is_not_http_does_not_hurt_the_server(text: bytes) -> None:
    with SandboxServer(WORLD) as server, connection(server) as opened:
        assert raw(server, text).startswith(b"HTTP/1.1 400")
        assert ask(opened, "/metainfo")[0] == 200


def test_a_dropped_connection_is_closed_without_an_answer() -> None:
    with SandboxServer(WORLD, [disrupting(Disruption.DROP)]) as server:
        assert raw(server, get("/ProfitRestServices/metainfo")) == b""
        with connection(server) as opened:
            assert ask(opened, "/profitversion")[0] == 200


@pytest.mark.parametrize("size", [0, 200, 5_000_000])
def test_a_cut_answer_ends_half_way_through_its_body(size: int) -> None:
    with SandboxServer(WORLD, [disrupting(Disruption.CUT, size)]) as server:
        head, _, body = raw(server, get("/ProfitRestServices/metainfo")).partition(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 200")
        promised = int(head.partition(b"content-length: ")[2])
        assert len(body) == size // 2 < promised
        assert set(body) <= {ord("x")}
        with connection(server) as opened, pytest.raises(http.client.IncompleteRead):
            ask(opened, "/metainfo")


def test_garbage_is_not_http() -> None:
    with SandboxServer(WORLD, [disrupting(Disruption.GARBAGE)]) as server:
        with connection(server) as opened, pytest.raises(http.client.BadStatusLine):
            ask(opened, "/metainfo")
        assert not raw(server, get("/ProfitRestServices/metainfo")).startswith(b"HTTP")


def test_silence_lasts_and_does_not_keep_the_server_from_stopping() -> None:
    server = SandboxServer(WORLD, [disrupting(Disruption.SILENCE)])
    with server, connection(server, timeout=0.3) as opened:
        with pytest.raises(TimeoutError):
            ask(opened, "/metainfo")
        with connection(server) as other:
            assert ask(other, "/profitversion")[0] == 200


@fault(trips=[], tls=True)
def untrusted(world: World, request: Request, proceed: Proceed) -> Response:
    """The certificate is not to be trusted."""
    return proceed(world, request)


def test_over_tls_the_certificate_is_one_that_nobody_trusts() -> None:
    with SandboxServer(WORLD, [untrusted]) as server:
        address = urlsplit(server.base_url)
        assert address.scheme == "https"
        context = ssl.create_default_context()
        with (
            socket.create_connection(("127.0.0.1", address.port), timeout=10) as opened,
            pytest.raises(ssl.SSLCertVerificationError),
        ):
            context.wrap_socket(opened, server_hostname="127.0.0.1")


def test_over_tls_the_certificate_names_the_address_and_is_not_out_of_date() -> None:
    with SandboxServer(WORLD, [untrusted]) as server:
        port = urlsplit(server.base_url).port
        assert port is not None
        shown = ssl.get_server_certificate(("127.0.0.1", port), timeout=10)
        context = ssl.create_default_context(cadata=shown)
        secure = http.client.HTTPSConnection("127.0.0.1", port, timeout=10, context=context)
        with closing(secure) as opened:
            assert ask(opened, "/metainfo")[0] == 200


def test_a_port_in_use_is_told_in_one_line() -> None:
    with SandboxServer(WORLD) as server:
        port = urlsplit(server.base_url).port
        with pytest.raises(UsageError, match=f"--port {port}: cannot be listened on") as raised:
            SandboxServer(WORLD, port=port or 0)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("port", [-1, 65536, 10**30])
def test_a_port_that_does_not_exist_is_told_in_one_line(port: int) -> None:
    with pytest.raises(UsageError, match=f"--port {port}: cannot be listened on"):
        SandboxServer(WORLD, port=port)


def test_a_stopped_server_lets_go_of_its_port() -> None:
    with SandboxServer(WORLD) as server:
        port = urlsplit(server.base_url).port or 0
    with SandboxServer(WORLD, port=port) as again, connection(again) as opened:
        assert ask(opened, "/metainfo")[0] == 200
