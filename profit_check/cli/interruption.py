"""Lets Ctrl-C, and the SIGTERM by which a CI system ends a job, stop a run and nothing after it."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from types import FrameType

REPEATS = 2.0
"""Seconds within which more signals mean the same as the first; after that one ends the process."""

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Interruption:
    """What a signal does: it cancels the task that was named, once; what is found gets written."""

    def __init__(self) -> None:
        self._task: asyncio.Task[object] | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._first: float | None = None

    def cancels_this_task(self) -> None:
        """From now on a signal cancels the task that is running, as long as its loop runs."""
        self._loop, self._task = asyncio.get_running_loop(), asyncio.current_task()

    def heard(self, number: int, frame: FrameType | None) -> None:
        """Handles a signal; raises KeyboardInterrupt where there is nothing to write yet."""
        now, first = monotonic(), self._first
        self._first = now if first is None else first
        if self._task is None or self._loop is None or now - self._first > REPEATS:
            raise KeyboardInterrupt
        if first is None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._task.cancel)


@contextmanager
def interruptible() -> Iterator[Interruption]:
    """Signals go to the Interruption that this gives; afterwards they mean what they did before."""
    interruption = Interruption()
    before = {number: signal.signal(number, interruption.heard) for number in _SIGNALS}
    try:
        yield interruption
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
