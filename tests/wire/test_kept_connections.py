"""A kept connection that the other side lets go of just when a request goes out over it."""

from __future__ import annotations

import asyncio
import json

from profit_check.model import Answer, Failure, Question
from profit_check.wire.client import Client
from profit_check.wire.exchange import NoAnswer, RawRequest
from profit_check.wire.http import HttpTransport
from tests.wire.loopback import Received, Server, closing_after, response, serving
from tests.wire.network import ask, failed
from tests.wire.scripted import OAUTH

GRANT = {"access_token": "canary-token-1", "token_type": "Bearer", "expires_in": 3600}


class OncePerConnection:
    """Answers the first request of each connection; breaks off at the second."""

    def __init__(self) -> None:
        self.used: set[asyncio.StreamWriter] = set()
        self.answered: list[str] = []

    async def __call__(self, received: Received, writer: asyncio.StreamWriter) -> None:
        if writer in self.used:
            writer.close()
            return
        self.used.add(writer)
        self.answered.append(received.method)
        body = GRANT if received.method == "POST" else {}
        writer.write(response(json.dumps(body).encode()))


def ask_all(*questions: Question) -> tuple[list[Answer], OncePerConnection, Server, Client]:
    """The answers of a server that breaks kept connections, asked one after the other."""

    async def run() -> tuple[list[Answer], OncePerConnection, Server, Client]:
        handler = OncePerConnection()
        async with serving(handler) as server:
            client = Client(server.url, OAUTH, HttpTransport(), sleep=lambda _: asyncio.sleep(0))
            found = [await client.send(question) for question in questions]
            await client.close()
            return found, handler, server, client

    return asyncio.run(run())


def test_a_token_is_asked_again_when_a_kept_connection_broke_under_the_question() -> None:
    found, handler, server, client = ask_all(
        Question("/metainfo", credential="none"), Question("/metainfo")
    )
    assert [each.status for each in found] == [200, 200]
    assert handler.answered == ["GET", "POST", "GET"]
    assert [each.method for each in server.requests].count("POST") == 2
    assert client.traffic.count == len(server.requests)


def test_a_question_is_answered_after_one_retry_however_many_connections_are_stale() -> None:
    questions = [Question(f"/metainfo/get/{number}", credential="none") for number in range(8)]
    found, handler, server, _ = ask_all(*questions)
    assert {each.status for each in found} == {200}
    assert handler.answered == ["GET"] * 8
    assert len(server.requests) <= 16


def test_only_a_break_before_an_answer_on_a_kept_connection_is_called_stale() -> None:
    assert not failed(closing_after(b"")).stale
    half = b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"

    async def broken(second: bytes) -> NoAnswer:
        async def handle(received: Received, writer: asyncio.StreamWriter) -> None:
            if received.target.endswith("first"):
                writer.write(response(b"{}"))
                return
            writer.write(second)
            writer.close()

        transport = HttpTransport()
        async with serving(handle) as server:
            await transport.exchange(RawRequest("GET", server.url + "/first", ()))
            found = await ask(transport, server.url + "/second")
            await transport.close()
        assert isinstance(found, NoAnswer)
        return found

    before, within = (asyncio.run(broken(second)) for second in (b"", half))
    assert (before.failure, before.stale) == (Failure.RESET, True)
    assert (within.failure, within.stale) == (Failure.RESET, False)
