"""The sandbox as a test works with it: what the fixture `profit_sandbox` gives."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager

from profit_check.sandbox.messages import Exchange
from profit_check.sandbox.seen_request import SeenRequest, seen
from profit_check.sandbox.server import SandboxServer
from profit_check.sandbox.switches import Faults
from profit_check.sandbox.world import World
from profit_check.wire.redaction import Redactor


class ProfitSandbox:
    """An emulated Profit environment, as one test sees it.

    `base_url` is what requests start with. `token` is the classic token, whole, as XML;
    `authorization` the header made of it. `client_id` and `client_secret` are for OAuth. All of
    them are made up and open this sandbox only. Writes are accepted, and none is kept.
    """

    def __init__(self, base_url: str, world: World, faults: Faults) -> None:
        self.base_url = base_url
        self.token = world.token
        self.authorization = f"AfasToken {b64encode(world.token.encode()).decode()}"
        self.client_id, self.client_secret = world.client
        self.faults = faults
        self._redactor = Redactor([world.token, world.bearer, self.client_secret])
        self._exchanges: list[Exchange] = []

    @property
    def requests(self) -> list[SeenRequest]:
        """All requests of this test so far, in the order of their answers."""
        return [seen(one, self._redactor) for one in tuple(self._exchanges)]

    @property
    def writes(self) -> list[SeenRequest]:
        """The writes of this test that were carried out, though their answer may be lost."""
        return [one for one in self.requests if one.wrote]

    def see(self, exchange: Exchange) -> None:
        """Keeps what was asked and answered."""
        self._exchanges.append(exchange)

    def __repr__(self) -> str:
        return f"<Profit sandbox at {self.base_url}>"


class SharedSandbox:
    """One server for all tests of a process; each test begins with nothing seen and no fault."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._server = SandboxServer(world, writable=True, watch=self._see)
        self._current: ProfitSandbox | None = None

    @contextmanager
    def serving(self) -> Iterator[SharedSandbox]:
        """Serves until the block is left."""
        with self._server:
            yield self

    def begin(self) -> ProfitSandbox:
        """The sandbox of the next test."""
        application = self._server.application
        application.forget()
        faults = Faults(self._world, application.show)
        faults.clear()
        self._current = ProfitSandbox(self._server.base_url, self._world, faults)
        return self._current

    def _see(self, exchange: Exchange) -> None:
        if self._current:
            self._current.see(exchange)
