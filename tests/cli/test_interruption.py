"""A signal stops the run, and what was found is written whatever signals follow."""

from __future__ import annotations

import asyncio
import signal

import pytest

from profit_check.cli import interruption
from profit_check.cli.interruption import interruptible

SIGNALS = (signal.SIGINT, signal.SIGTERM)


async def cancelled(signals: int, number: signal.Signals) -> bool:
    with interruptible() as heard:
        heard.cancels_this_task()
        try:
            for _ in range(signals):
                signal.raise_signal(number)
            await asyncio.sleep(5)
        except asyncio.CancelledError:
            return True
    return False


@pytest.mark.parametrize("number", SIGNALS)
@pytest.mark.parametrize("signals", [1, 3])
def test_a_signal_cancels_the_run_once(number: signal.Signals, signals: int) -> None:
    async def outer() -> bool:
        return await asyncio.create_task(cancelled(signals, number))

    assert asyncio.run(outer())


@pytest.mark.parametrize("number", SIGNALS)
def test_a_signal_after_the_run_does_not_stop_the_writing(number: signal.Signals) -> None:
    async def run() -> None:
        heard.cancels_this_task()

    with interruptible() as heard:
        asyncio.run(run())
        signal.raise_signal(number)
        signal.raise_signal(number)


@pytest.mark.parametrize("number", SIGNALS)
def test_a_signal_before_the_run_ends_the_process(number: signal.Signals) -> None:
    with interruptible(), pytest.raises(KeyboardInterrupt):
        signal.raise_signal(number)


def test_who_insists_later_ends_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    now = iter([10.0, 10.0 + 2 * interruption.REPEATS])
    monkeypatch.setattr(interruption, "monotonic", lambda: next(now))

    async def run() -> None:
        heard.cancels_this_task()

    with interruptible() as heard, pytest.raises(KeyboardInterrupt):
        asyncio.run(run())
        signal.raise_signal(signal.SIGINT)
        signal.raise_signal(signal.SIGINT)


def test_afterwards_signals_mean_what_they_did_before() -> None:
    before = [signal.getsignal(number) for number in SIGNALS]
    with interruptible():
        pass
    assert [signal.getsignal(number) for number in SIGNALS] == before
