"""A small HTTP server on 127.0.0.1 that answers as badly as a test wants."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Received:
    """A request as it arrived; header names in lower case."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes


@dataclass(slots=True)
class Server:
    """Where the server is, and what it has seen so far."""

    url: str
    port: int
    connections: int = 0
    requests: list[Received] = field(default_factory=list)


Handler = Callable[[Received, asyncio.StreamWriter], Awaitable[None]]


@asynccontextmanager
async def serving(handler: Handler, tls: ssl.SSLContext | None = None) -> AsyncIterator[Server]:
    """Serves until the block ends; `handler` writes each answer, and closes if it wants to."""
    open_connections: set[asyncio.Task[None]] = set()
    seen = Server("", 0)

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        seen.connections += 1
        task = asyncio.ensure_future(_connection(handler, seen, reader, writer))
        open_connections.add(task)

    server = await asyncio.start_server(connected, "127.0.0.1", 0, ssl=tls)
    seen.port = server.sockets[0].getsockname()[1]
    seen.url = f"{'https' if tls else 'http'}://127.0.0.1:{seen.port}/ProfitRestServices"
    try:
        yield seen
    finally:
        server.close()
        for task in open_connections:
            task.cancel()
        await asyncio.gather(*open_connections, return_exceptions=True)


def saying(content: bytes) -> Handler:
    """A handler that writes `content`, whatever it is, and keeps the connection."""

    async def handle(_: Received, writer: asyncio.StreamWriter) -> None:
        writer.write(content)

    return handle


def closing_after(content: bytes) -> Handler:
    """A handler that writes `content` and closes the connection."""

    async def handle(_: Received, writer: asyncio.StreamWriter) -> None:
        writer.write(content)
        writer.close()

    return handle


def response(body: bytes, status: int = 200, *headers: tuple[str, str]) -> bytes:
    """A whole HTTP response; JSON unless `headers` say otherwise."""
    lines = [f"HTTP/1.1 {status} Status", f"Content-Length: {len(body)}"]
    if not any(name.lower() == "content-type" for name, _ in headers):
        lines.append("Content-Type: application/json; charset=utf-8")
    lines += [f"{name}: {value}" for name, value in headers]
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body


async def _connection(
    handler: Handler, seen: Server, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> None:
    try:
        while not writer.is_closing():
            request = await _request(reader)
            seen.requests.append(request)
            await handler(request, writer)
            if not writer.is_closing():
                await writer.drain()
    except (asyncio.IncompleteReadError, ConnectionError, ssl.SSLError):
        pass
    finally:
        writer.transport.abort()


async def _request(reader: asyncio.StreamReader) -> Received:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    start, *lines = head.rstrip().split("\r\n")
    method, target, _ = start.split(" ", 2)
    pairs = (line.partition(":") for line in lines)
    headers = {name.strip().lower(): value.strip() for name, _, value in pairs}
    body = await reader.readexactly(int(headers.get("content-length", "0")))
    return Received(method, target, headers, body)
