"""Recorded traffic, made up: entries and files as recorders write them."""

from __future__ import annotations

import json
from base64 import b64encode
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import quote

from profit_check.model import Call, RecordedTraffic
from profit_check.traffic.reading import read_traffic

BASE = "https://12345.rest.afas.online/ProfitRestServices"
KEY = b"a key for tests"
DIGITS = "0123456789abcdef" * 4
TOKEN = f"<token><version>1</version><data>{DIGITS}</data></token>"
ENCODED = b64encode(TOKEN.encode()).decode()
PAGE = {"skip": 0, "take": 2, "rows": [{"Code": "A", "Name": "x"}, {"Code": "B", "Name": "y"}]}
JSON = "application/json; charset=utf-8"
Json = Any


def entry(
    path: str = "/connectors/Acme_Articles",
    *,
    method: str = "GET",
    status: Json = 200,
    answer: Json = PAGE,
    headers: dict[str, str] | None = None,
    back: dict[str, str] | None = None,
    sent: Json = None,
    **more: Json,
) -> dict[str, Json]:
    """An entry; `answer` that is no text is written as JSON, and so is the body that is `sent`."""
    given = {"Authorization": f"AfasToken {ENCODED}", "IntegrationId": "12345_678900"}
    request: dict[str, Json] = {
        "method": method,
        "url": path if "://" in path else BASE + path,
        "headers": listed(given if headers is None else headers),
    }
    if sent is not None:
        request["postData"] = {"mimeType": JSON, "text": text(sent)}
    response = {"status": status, "headers": listed(back or {}), "content": {"text": text(answer)}}
    start = {"startedDateTime": "2026-11-23T10:00:00.250+01:00", "time": 40.5}
    return {**start, "request": request, "response": response, **more}


def listed(headers: dict[str, str]) -> list[dict[str, str]]:
    """Headers as HAR lists them."""
    return [{"name": name, "value": value} for name, value in headers.items()]


def text(content: Json) -> str:
    """JSON, unless it is text."""
    return content if isinstance(content, str) else json.dumps(content)


def query(**parameters: str) -> str:
    """A query, escaped."""
    return "?" + "&".join(f"{name}={quote(value)}" for name, value in parameters.items())


def har(*entries: Json) -> bytes:
    """A file with these entries."""
    creator = {"name": "tests", "version": "1"}
    content = {"log": {"version": "1.2", "creator": creator, "entries": list(entries)}}
    return json.dumps(content).encode("utf-8")


def reading(*files: bytes, base_urls: tuple[str, ...] = ()) -> RecordedTraffic:
    """What is read of files with this content."""
    with TemporaryDirectory() as folder:
        paths = [Path(folder, f"recorded-{number}.har") for number, _ in enumerate(files, 1)]
        for path, content in zip(paths, files, strict=True):
            path.write_bytes(content)
        return read_traffic([str(path) for path in paths], key=KEY, base_urls=base_urls)


def call(*arguments: Json, **more: Json) -> Call:
    """The call that `entry` becomes."""
    [one] = reading(har(entry(*arguments, **more))).calls
    return one
