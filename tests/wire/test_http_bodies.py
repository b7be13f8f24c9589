"""The network transport and bodies: compressed, damaged, far too large."""

from __future__ import annotations

import asyncio
import gzip
import json
import tracemalloc
import zlib
from collections.abc import Iterator

import pytest

from profit_check.model import Failure
from profit_check.wire.body import LARGEST_BODY
from profit_check.wire.exchange import NoAnswer
from tests.wire.loopback import (
    Received,
    response,
    saying,
)
from tests.wire.network import answered, exchange, failed

MB = 1024 * 1024


def test_compressed_answers_are_inflated_and_counted_as_transferred() -> None:
    plain = json.dumps({"rows": [{"Name": "x" * 5000}]}).encode()
    raw_deflate = zlib.compressobj(wbits=-15)
    spellings = {
        "gzip": gzip.compress(plain),
        "deflate": zlib.compress(plain),
        "Deflate": raw_deflate.compress(plain) + raw_deflate.flush(),
        "identity": plain,
    }
    for encoding, body in spellings.items():
        found = answered(saying(response(body, 200, ("Content-Encoding", encoding))))
        assert (found.body, found.received, found.unreadable) == (plain, len(body), None)


@pytest.mark.parametrize("encoding", ["br", "gzip, gzip", "zstd", "x\x01"])
def test_a_compression_that_was_not_asked_for_is_unreadable(encoding: str) -> None:
    found = answered(saying(response(b"\x1b\x00", 200, ("Content-Encoding", encoding))))
    assert found.unreadable


def test_damaged_and_cut_off_compression_is_unreadable() -> None:
    body = gzip.compress(b'{"rows": []}' * 200)
    for spoilt in (body[:-12], b"\x1f\x8bnonsense" + body):
        found = answered(saying(response(spoilt, 200, ("Content-Encoding", "gzip"))))
        assert found.unreadable and "compression" in found.unreadable


def _bomb(megabytes: int) -> Iterator[bytes]:
    compressor = zlib.compressobj(1, wbits=31)
    for _ in range(megabytes):
        yield compressor.compress(bytes(MB))
    yield compressor.flush()


async def _explode(_: Received, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n")
    for piece in _bomb(400):
        if piece:
            writer.write(f"{len(piece):x}\r\n".encode() + piece + b"\r\n")
            await writer.drain()
    writer.write(b"0\r\n\r\n")


def test_five_bombs_of_400_mb_end_as_too_large_in_bounded_memory() -> None:
    tracemalloc.start()
    try:
        found, _ = exchange(_explode, times=5)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert {each.failure for each in found if isinstance(each, NoAnswer)} == {Failure.TOO_LARGE}
    assert len(found) == 5
    assert peak < 160 * MB


def test_a_body_over_the_limit_is_too_large_without_compression_too() -> None:
    async def flood(_: Received, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
        for _each in range(LARGEST_BODY // MB + 2):
            writer.write(bytes(MB))
            await writer.drain()
        writer.close()

    assert failed(flood).failure is Failure.TOO_LARGE
