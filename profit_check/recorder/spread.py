"""Spreads requests over transports, since one with many connections takes long to choose among."""

from __future__ import annotations

from collections.abc import Callable

from profit_check.wire.exchange import RawAnswer, RawRequest, Transport

EACH = 8
"""Requests that one transport carries at a time."""


class Spread:
    """A Transport that carries any number of requests at once; `make` gives another to it.

    The first that has room is taken, so that few connections are kept open in vain.
    """

    def __init__(self, make: Callable[[], Transport]) -> None:
        self._make = make
        self._transports: list[Transport] = []
        self._busy: list[int] = []

    async def exchange(self, request: RawRequest) -> RawAnswer:
        """The answer; raises NoAnswer."""
        place = next((place for place, busy in enumerate(self._busy) if busy < EACH), None)
        if place is None:
            place = len(self._transports)
            self._transports.append(self._make())
            self._busy.append(0)
        self._busy[place] += 1
        try:
            return await self._transports[place].exchange(request)
        finally:
            self._busy[place] -= 1

    async def close(self) -> None:
        """Lets go of connections."""
        for transport in self._transports:
            await transport.close()
