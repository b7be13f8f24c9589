"""A reverse proxy: each request goes on to Profit as it came, and is recorded with its answer."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from time import perf_counter
from urllib.parse import quote

from profit_check.errors import UsageError
from profit_check.model import Breakdown
from profit_check.recorder.passing_on import back, breakdown_of, onward
from profit_check.recorder.seen import Seen
from profit_check.wire.exchange import NoAnswer, RawAnswer, RawRequest, Transport
from profit_check.wire.loopback import Receive, Scope, Send

LARGEST = 80 * 1024 * 1024
"""Bytes that a request may have: some more than the 75 MB that Profit takes."""

_LARGE = 64 * 1024
"""Bytes of an answer that take so long to record that other requests would notice."""

_READS = frozenset({"GET", "HEAD"})
_TOKEN = "/oauth/token"
_PRINTABLE = "".join(map(chr, range(0x21, 0x7F)))


class RecordingProxy:
    """The ASGI application that sends on to `origin` (scheme, host and port), and records.

    An answer goes back once `record` has taken it. With `reads_only` what would write is refused,
    and counted in `refused`.
    """

    def __init__(
        self,
        origin: str,
        transport: Transport,
        record: Callable[[Seen], None] = lambda seen: None,
        *,
        reads_only: bool = False,
    ) -> None:
        self.refused = 0
        self._origin = origin
        self._transport = transport
        self.record = record
        self._reads_only = reads_only
        self._writer = ThreadPoolExecutor(1)
        self._under_way: set[asyncio.Task[object]] = set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes on one request; or lets go of connections, when the server ends."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["type"] == "http":
            await self._serve(scope, receive, send)

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        if self._under_way:
            await asyncio.wait(self._under_way)
        await self._transport.close()
        self._writer.shutdown()
        await send({"type": "lifespan.shutdown.complete"})

    async def _serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope["raw_path"].decode("latin-1")
        if not path.startswith("/"):
            await _say(send, 400, "this is no forward proxy: use its address as the base URL")
        elif self._reads_only and scope["method"] not in _READS and not _is_token(path):
            self.refused += 1
            await _say(send, 405, "refused: profit-check records with --reads-only")
        else:
            body = await _body(receive)
            if body is None:
                await _say(send, 413, "the body is larger than Profit takes")
            else:
                await self._pass_on(_request(self._origin, scope, body), receive, send)

    async def _pass_on(self, request: RawRequest, receive: Receive, send: Send) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
        started, since = datetime.now(UTC), perf_counter()
        answer, why, line = await self._answer(request, receive)
        took = answer.duration_ms if answer else (perf_counter() - since) * 1000
        seen = Seen(request, started, took, answer, why)
        await self._recorded(seen)
        if answer is None:
            await _say(send, 502, f"no answer from Profit: {line}")
            return
        headers = back(request, answer)
        await send({"type": "http.response.start", "status": answer.status, "headers": headers})
        await send({"type": "http.response.body", "body": answer.body})

    async def _recorded(self, seen: Seen) -> None:
        """Records; what takes long is done beside the other requests."""
        if seen.answer is None or seen.answer.size < _LARGE:
            self.record(seen)
        else:
            await asyncio.get_running_loop().run_in_executor(self._writer, self.record, seen)

    async def _answer(
        self, request: RawRequest, receive: Receive
    ) -> tuple[RawAnswer | None, Breakdown, str]:
        """The answer; or why there is none, for the recording and in words."""
        asking = asyncio.ensure_future(self._asked(request))
        leaving = asyncio.ensure_future(_left(receive))
        try:
            await asyncio.wait((asking, leaving), return_when=asyncio.FIRST_COMPLETED)
            if asking.done():
                return asking.result(), Breakdown.UNTOLD, ""
            return None, Breakdown.ABORTED, "the client did not wait for it"
        except NoAnswer as none:
            return None, breakdown_of(none.failure), none.detail
        except UsageError as error:
            return None, Breakdown.UNTOLD, str(error)
        except asyncio.CancelledError:
            return None, Breakdown.UNTOLD, "the recording was stopped"
        finally:
            for task in (asking, leaving):
                task.cancel()
            await asyncio.gather(asking, leaving, return_exceptions=True)

    async def _asked(self, request: RawRequest) -> RawAnswer:
        """The answer. A read whose connection, kept open, was just closed is asked once more."""
        try:
            return await self._transport.exchange(onward(request))
        except NoAnswer as none:
            if not none.stale or request.method not in _READS:
                raise
        return await self._transport.exchange(onward(request, fresh=True))


async def _body(receive: Receive) -> bytes | None:
    """The body of a request; None for one that is too large, or that did not come whole."""
    body, more = bytearray(), True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        body += message.get("body", b"")
        more = message.get("more_body", False)
        if len(body) > LARGEST:
            return None
    return bytes(body)


async def _left(receive: Receive) -> None:
    """Ends when the client has closed its connection."""
    while (await receive())["type"] != "http.disconnect":
        pass


def _request(origin: str, scope: Scope, body: bytes) -> RawRequest:
    query = _ascii(scope["query_string"])
    url = origin + _ascii(scope["raw_path"]) + (f"?{query}" if query else "")
    headers = tuple(
        (name.decode("latin-1"), value.decode("latin-1")) for name, value in scope["headers"]
    )
    return RawRequest(scope["method"], url, headers, body)


def _ascii(target: bytes) -> str:
    """What was asked, with only bytes escaped that no URL may have."""
    return quote(target, safe=_PRINTABLE)


def _is_token(path: str) -> bool:
    return path.lower().rstrip("/").endswith(_TOKEN)


async def _say(send: Send, status: int, line: str) -> None:
    """Answers in the proxy's own name."""
    body = f"profit-check: {line}\n".encode()
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", str(len(body)).encode()),
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
