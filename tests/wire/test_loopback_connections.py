"""Each request is known by its own connection, also beside those of another server."""

from __future__ import annotations

import socket
from contextlib import ExitStack
from urllib.parse import urlsplit

from profit_check.wire.loopback import LOOPBACK, LoopbackServer, Receive, Scope, Send, connection_of

REQUEST = b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"


async def port_of_connection(scope: Scope, receive: Receive, send: Send) -> None:
    """Answers with the server's port, as the connection has it."""
    connection = connection_of(scope)
    port = connection.get_extra_info("sockname")[1] if connection else 0
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"port %d." % port})


def answer_to(client: socket.socket) -> bytes:
    client.sendall(REQUEST)
    return b"".join(iter(lambda: client.recv(65536), b""))


def test_two_servers_may_have_clients_with_one_address() -> None:
    with ExitStack() as open_things:
        servers = [
            open_things.enter_context(LoopbackServer(port_of_connection, 0)) for _ in range(2)
        ]
        ports = [urlsplit(server.origin).port for server in servers]
        clients = [open_things.enter_context(socket.socket()) for _ in servers]
        source = 0
        for client, port in zip(clients, ports, strict=True):
            client.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            client.settimeout(10)
            client.bind((LOOPBACK, source))
            client.connect((LOOPBACK, port))
            source = client.getsockname()[1]
        answers = [answer_to(client) for client in clients]
    assert all(
        f"port {port}.".encode() in answer for port, answer in zip(ports, answers, strict=True)
    )
