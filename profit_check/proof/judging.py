"""Judges cases on all processors of this machine."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from profit_check.proof.cases import Case, Judgement, judge

_AT_A_TIME = 8
"""Cases that a process gets at a time."""

_MOST_PROCESSES = 61
"""Windows can wait for no more."""


def judged(todo: Sequence[Case]) -> Iterator[Judgement]:
    """The judgements, in the order of `todo`."""
    processes = min(os.cpu_count() or 1, _MOST_PROCESSES, len(todo))
    if processes <= 1:
        yield from map(judge, todo)
        return
    pool = ProcessPoolExecutor(processes, get_context("spawn"), initializer=_begin)
    try:
        yield from pool.map(judge, todo, chunksize=_AT_A_TIME)
    finally:
        pool.shutdown(cancel_futures=True)


def _begin() -> None:
    """Leaves Ctrl-C to the process that waits for the judgements."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
