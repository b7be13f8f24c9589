"""Requests that were seen, made up, and what a recording of them tells."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from profit_check.model import Breakdown, Call, RecordedTraffic
from profit_check.recorder.har_file import HarFile
from profit_check.recorder.recorder import Recorder
from profit_check.recorder.seen import Seen, entry_of
from profit_check.traffic.entry import EntryReader
from profit_check.traffic.hosts import Hosts
from profit_check.traffic.keeping import Keeping
from profit_check.traffic.reading import read_traffic
from profit_check.wire.exchange import RawAnswer, RawRequest
from tests.traffic.made_har import BASE, ENCODED, JSON, KEY, PAGE, text

STARTED = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
GIVEN = {"Authorization": f"AfasToken {ENCODED}", "IntegrationId": "12345_678900"}
TYPED = {"Content-Type": JSON}


def seen(
    path: str = "/connectors/Acme_Articles",
    *,
    method: str = "GET",
    headers: dict[str, str] | None = None,
    body: Any = "",
    status: int | None = 200,
    answer: Any = PAGE,
    back: dict[str, str] | None = None,
    breakdown: Breakdown = Breakdown.UNTOLD,
) -> Seen:
    """A request; what is sent or answered, and is no text, is written as JSON."""
    named = GIVEN if headers is None else headers
    url = path if "://" in path else BASE + path
    request = RawRequest(method, url, tuple(named.items()), written(body))
    if status is None:
        return Seen(request, STARTED, 30.5, breakdown=breakdown)
    content = written(answer)
    named = TYPED if back is None else back
    return Seen(request, STARTED, 30.5, RawAnswer(status, tuple(named.items()), content, 30.5, 9))


def written(content: Any) -> bytes:
    """A body."""
    return text(content).encode("utf-8", "replace")


def recorded(*requests: Seen, keep_bodies: bool = False) -> tuple[str, RecordedTraffic]:
    """The text of a recording of these requests, and what is read of it."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "x.har")
        with HarFile(path) as file:
            recorder = Recorder(file, key=KEY, base_url=BASE, keep_bodies=keep_bodies)
            for each in requests:
                recorder.record(each)
        written = path.read_text("utf-8")
        json.loads(written)
        return written, read_traffic([str(path)], key=b"another key", base_urls=[BASE])


def unmasked(requests: Sequence[Seen]) -> list[Call]:
    """The calls that the requests are when nothing is masked."""
    reader = EntryReader(KEY, Hosts([BASE]), Keeping())
    read = [reader.read(entry_of(one), number, "x.har") for number, one in enumerate(requests, 1)]
    return [one for one in read if isinstance(one, Call)]
