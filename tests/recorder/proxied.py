"""A recording proxy in front of a server that says what a test wants."""

from __future__ import annotations

import asyncio
import http.client
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from pathlib import Path

from profit_check.model import RecordedTraffic
from profit_check.recorder.har_file import HarFile
from profit_check.recorder.proxy import RecordingProxy
from profit_check.recorder.recorder import Recorder
from profit_check.recorder.spread import EACH, Spread
from profit_check.traffic.reading import read_traffic
from profit_check.wire.http import HttpTransport
from profit_check.wire.loopback import LoopbackServer
from tests.traffic.made_har import KEY
from tests.wire.loopback import Handler, Server, serving

Answer = tuple[int, Mapping[str, str], bytes]
"""Status, headers by their names in lower case, and body."""


@dataclass(frozen=True)
class Proxied:
    """A proxy, what stands behind it, and the file it records in."""

    proxy: RecordingProxy
    port: int
    behind: Server
    file: Path

    async def ask(
        self,
        method: str = "GET",
        target: str = "/ProfitRestServices/metainfo",
        headers: Mapping[str, str] | None = None,
        body: bytes = b"",
    ) -> Answer:
        """What the proxy answers."""
        return await asyncio.to_thread(ask, self.port, method, target, headers or {}, body)

    def traffic(self) -> RecordedTraffic:
        """What is recorded so far."""
        return read_traffic([str(self.file)], key=b"another key")


def ask(
    port: int, method: str, target: str, headers: Mapping[str, str], body: bytes = b""
) -> Answer:
    """What a server on this machine answers, asked without any header but these and `Host`."""
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=20)) as opened:
        opened.putrequest(method, target, skip_accept_encoding=True)
        sent = {**headers, **({"Content-Length": str(len(body))} if body else {})}
        for name, value in sent.items():
            opened.putheader(name, value)
        opened.endheaders(body)
        answer = opened.getresponse()
        named = {name.lower(): value for name, value in answer.getheaders()}
        return answer.status, named, answer.read()


@asynccontextmanager
async def proxied(
    handler: Handler, folder: Path, *, reads_only: bool = False
) -> AsyncIterator[Proxied]:
    """Serves until the block ends."""
    file = folder / "x.har"
    async with serving(handler) as behind:
        with HarFile(file) as har:
            recorder = Recorder(har, key=KEY, base_url=behind.url)
            transport = Spread(lambda: HttpTransport(2.0, 20.0, large=EACH, passing_on=True))
            origin = behind.url.removesuffix("/ProfitRestServices")
            proxy = RecordingProxy(origin, transport, recorder.record, reads_only=reads_only)
            server = LoopbackServer(proxy, 0, lifespan="on", date_header=False)
            server.__enter__()
            try:
                port = int(server.origin.rpartition(":")[2])
                yield Proxied(proxy, port, behind, file)
            finally:
                await asyncio.to_thread(server.__exit__, None, None, None)
