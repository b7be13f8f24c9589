"""The text of a recorded body, however it was recorded."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from profit_check.traffic.parts import number, pairs, part, text
from profit_check.wire.body import LARGEST_BODY, Body, TooLarge
from profit_check.wire.reading import Unreadable, text_of

_PLAIN_STARTS = b'{["<-0123456789tfn \t\r\n\xef'
"""What JSON, and markup, can start with: nothing that is compressed starts so."""


def of_request(data: Mapping[str, Any]) -> str:
    """The body of a request, from `postData`; empty where there is none or it is binary."""
    written = text(data.get("text"))
    if not written:
        return urlencode(list(pairs(data.get("params"))), errors="replace")
    if text(data.get("encoding") or data.get("_encoding")).lower() != "base64":
        return written
    try:
        return text_of(_decoded(written), text(data.get("mimeType")))
    except Unreadable:
        return ""


def is_missing(request: Mapping[str, Any], named: Mapping[str, str]) -> bool:
    """Was a body sent that the recording does not hold? `named` are the headers."""
    sizes = (number(request.get("bodySize")), number(named.get("content-length")))
    return not of_request(part(request, "postData")) and any(size and size > 0 for size in sizes)


def of_answer(content: Mapping[str, Any], headers: Mapping[str, str]) -> str:
    """The body of an answer, from `content`; raises Unreadable, which says why there is none."""
    written = content.get("text")
    if not isinstance(written, str) or (not written and (number(content.get("size")) or 0) > 0):
        raise Unreadable("its body was not recorded")
    if len(written) > LARGEST_BODY * 4 // 3 + 4:
        raise Unreadable(f"the answer has over {LARGEST_BODY // 1024**2} MB")
    if text(content.get("encoding")).lower() != "base64":
        return written
    body = _decompressed(_decoded(written), headers.get("content-encoding", ""))
    return text_of(body, headers.get("content-type", "") or text(content.get("mimeType")))


def _decoded(written: str) -> bytes:
    try:
        return b64decode(written)
    except ValueError:
        raise Unreadable("its Base64 is damaged") from None


def _decompressed(body: bytes, encoding: str) -> bytes:
    """`body`, which many recorders decompress, and some do not."""
    named = encoding.strip().lower()
    if body.startswith(b"\x1f\x8b"):
        named = "gzip"
    elif not body or body[0] in _PLAIN_STARTS or named in ("", "identity"):
        return body
    inflated = Body(named)
    try:
        inflated.take(body)
    except TooLarge:
        raise Unreadable(f"the answer has over {LARGEST_BODY // 1024**2} MB") from None
    found = inflated.finish()
    if inflated.unreadable:
        raise Unreadable(_why(named, inflated.unreadable))
    return found


def _why(named: str, unreadable: str) -> str:
    other = {"br": "brotli", "zstd": "zstd"}.get(named)
    return f"its body is recorded compressed with {other}" if other else unreadable
