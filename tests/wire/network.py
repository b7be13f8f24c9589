"""Asks the network transport for what a test's own server says."""

from __future__ import annotations

import asyncio

from profit_check.wire.exchange import NoAnswer, RawAnswer, RawRequest
from profit_check.wire.http import HttpTransport
from tests.wire.loopback import (
    Handler,
    Server,
    serving,
)


def exchange(handler: Handler, *, times: int = 1) -> tuple[list[RawAnswer | NoAnswer], Server]:
    """What the transport makes of `handler`, asked `times` times at once."""

    async def run() -> tuple[list[RawAnswer | NoAnswer], Server]:
        transport = HttpTransport(connect_timeout=2.0, answer_timeout=20.0)
        async with serving(handler) as server:
            try:
                asked = (ask(transport, server.url + "/metainfo") for _ in range(times))
                return list(await asyncio.gather(*asked)), server
            finally:
                await transport.close()

    return asyncio.run(run())


async def ask(transport: HttpTransport, url: str) -> RawAnswer | NoAnswer:
    try:
        return await transport.exchange(RawRequest("GET", url, (("Accept", "application/json"),)))
    except NoAnswer as none:
        return none


def answered(handler: Handler) -> RawAnswer:
    [found], _ = exchange(handler)
    assert isinstance(found, RawAnswer)
    return found


def failed(handler: Handler) -> NoAnswer:
    [found], _ = exchange(handler)
    assert isinstance(found, NoAnswer)
    return found
