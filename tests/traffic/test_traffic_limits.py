"""What would take a reader memory or time without end is stopped before it is parsed."""

from __future__ import annotations

import gzip
import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profit_check.traffic import har as har_reader
from profit_check.traffic import limits
from profit_check.traffic.limits import Beyond, within_limits
from tests.traffic.made_har import entry, har, reading

SOUND = json.dumps(entry()).encode()
MANY = "from some place on an entry has over 1,000,000 values"
OPENING = b'{"log":{"version":"1.2","creator":{"name":"tests"},"entries":['


def recording(*entries: bytes) -> bytes:
    return OPENING + b",".join(entries) + b"]}}"


BEYOND = {
    "lists within lists": (b"[" * 200_000 + b"]" * 200_000, "is nested over 200 deep"),
    "objects within objects": (b'{"a":' * 20_000 + b"1" + b"}" * 20_000, "is nested over 200 deep"),
    "a number that Python refuses": (
        SOUND.replace(b"40.5", b"9" * 4301),
        "has a number of over 600 digits",
    ),
    "a number over several pieces": (b'{"a":-' + b"9" * 1_000_000 + b"}", "number of over 600"),
    "a number with a long exponent": (b'{"a":1e' + b"0" * 5000 + b"1}", "number of over 600"),
    "a long key": (b'{"' + b"k" * 300 + b'" : 1}', "has a key of over 256 bytes"),
    "a key over several pieces": (b'{"' + b"k" * 1_000_000 + b'" : 1}', "a key of over 256"),
    "very many values": (b"[" + b"0," * 1_500_000 + b"0]", "an entry has over 1,000,000 values"),
    "very many objects": (b"[" + b"{}," * 1_500_000 + b"0]", "an entry has over 1,000,000 values"),
}


@pytest.mark.parametrize(("odd", "why"), BEYOND.values(), ids=BEYOND.keys())
def test_an_entry_beyond_a_limit_ends_the_reading_and_what_came_before_counts(
    odd: bytes, why: str
) -> None:
    traffic = reading(recording(SOUND, SOUND, odd, SOUND))
    [one] = traffic.recordings
    assert why in (one.broken or "")
    assert (len(traffic.calls), one.entries) == (2, 2)


WITHIN = {
    "nested as deep as may be": b"[" * 196 + b"]" * 196,
    "brackets in a text": json.dumps("[{" * 10_000).encode(),
    "digits in a text": json.dumps("9" * 10_000).encode(),
    "a long number, but not too long": b"9" * 600,
    "many numbers": b"[" + b"1234567890," * 90_000 + b"1]",
    "a text that is no key, but long": b'{"a":"' + b"k" * 1_000_000 + b'","b":":"}',
    "texts with colons behind them": json.dumps(["x" * 500, ":", {"y": "z" * 500}]).encode(),
    "escaped quotes": json.dumps('\\"' * 5_000 + "\\").encode(),
}


@pytest.mark.parametrize("odd", WITHIN.values(), ids=WITHIN.keys())
def test_what_is_odd_and_within_limits_costs_nothing(odd: bytes) -> None:
    traffic = reading(recording(SOUND, b'{"request":%b}' % odd, SOUND))
    assert (len(traffic.calls), traffic.recordings[0].broken) == (2, None)
    assert [one.number for one in traffic.malformed] == [2]


def test_a_text_that_is_too_large_is_read_as_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LARGEST_TEXT", 2_000_000)
    monkeypatch.setattr(limits, "LARGEST_OTHER_TEXT", 500_000)
    answered = [entry(answer={"rows": [{"A": "é" * size}]}) for size in (100, 100_000, 1_000_000)]
    long_url = entry("/connectors/A?own=" + "x" * 1_000_000)
    traffic = reading(har(*answered, long_url, entry()))
    assert [call.unread for call in traffic.calls] == [
        None,
        None,
        "its body was not recorded",
        None,
    ]
    assert [(one.number, one.reason) for one in traffic.malformed] == [(4, "it has no request.url")]
    assert traffic.recordings[0].broken is None


def test_a_text_without_an_end_is_cut_off() -> None:
    for size in (10, 1_000_000, 40_000_000):
        [one] = reading(recording(SOUND)[:-3] + b',{"a":"' + b"x" * size).recordings
        assert (one.entries, one.broken) == (1, "it is cut off")


def test_what_decompresses_without_end_is_read_no_further(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(har_reader, "_MOST_UNASKED", 5_000_000)
    for opening, filling in ((b"", b" "), (b',"', b"x"), (b',"', b'\\"'), (b",[", b"[],")):
        packed = gzip.compress(recording(SOUND)[:-3] + opening + filling * 15_000_000)
        [one] = reading(packed).recordings
        assert (one.entries, one.size) == (1, len(packed))
        assert one.broken in ("it decompresses to over 400 times its size", MANY)


def test_a_recording_of_entries_without_end_is_read_no_further(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(har_reader, "_MOST_ENTRIES", 100_000)
    [one] = reading(recording(SOUND, *[b"{}"] * 300_000)).recordings
    assert one.broken == "it has over 100,000 entries"
    assert one.entries < 250_000


@pytest.mark.parametrize(
    "encoding", ["utf-16-le", "utf-16-be", "utf-16", "utf-32", "utf-32-le", "utf-32-be"]
)
def test_a_recording_in_another_encoding_is_read_with_a_byte_order_mark_or_without(
    encoding: str,
) -> None:
    odd = entry(answer={"rows": [{"A": "\u20ac \ud83d\ude00"}]})
    content = json.dumps({"log": {"entries": [odd, odd]}}, ensure_ascii=False)
    traffic = reading(content.encode("utf-16", "surrogatepass").decode("utf-16").encode(encoding))
    assert (len(traffic.calls), traffic.recordings[0].broken) == (2, None)


JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=20,
)
SPECIAL = st.sampled_from(['"', "\\", "\\\\", '\\"', "\u0000", "\ud800", "é", "€", "\n", "[", "}"])


@given(
    JSON | st.lists(SPECIAL, max_size=30).map("".join),
    st.booleans(),
    st.lists(st.integers(1, 9), min_size=1, max_size=9),
)
def test_wherever_json_is_cut_into_pieces_it_stays_what_it_was(
    content: Any, ascii_only: bool, sizes: list[int]
) -> None:
    written = json.dumps([content, content], ensure_ascii=ascii_only).encode("utf-8", "replace")
    pieces: list[bytes] = []
    at = 0
    while at < len(written):
        size = sizes[len(pieces) % len(sizes)]
        pieces.append(written[at : at + size])
        at += size
    given_on = [bytes(piece) for piece in within_limits(pieces)]
    assert b"".join(given_on) == written
    for piece in given_on:
        assert re.sub(rb"\\.", b"", piece, flags=re.DOTALL).count(b'"') % 2 == 0


@given(st.binary(max_size=60) | st.text('[]{}",:\\19e-', max_size=60).map(str.encode))
def test_what_is_no_json_is_passed_on_as_it_is(content: bytes) -> None:
    pieces = [content[place : place + 3] for place in range(0, len(content), 3)]
    assert b"".join(within_limits(pieces)) == content


@pytest.mark.parametrize("size", [1, 2, 7, 100, 10_000])
@pytest.mark.parametrize(("odd", "why"), list(BEYOND.values())[1:7:2])
def test_the_limits_hold_wherever_the_pieces_end(odd: bytes, why: str, size: int) -> None:
    content = recording(SOUND, odd[:30_000])
    pieces = [content[place : place + size] for place in range(0, len(content), size)]
    given_on = bytearray()
    with pytest.raises(Beyond, match=why):
        for piece in within_limits(pieces):
            given_on += piece
    assert content.startswith(given_on)
    assert recording(SOUND)[:-3] in given_on


def test_a_key_is_too_long_wherever_its_colon_comes() -> None:
    key = b'"' + b"k" * 300 + b'"'
    for pieces in ((b"{", key, b":1}"), (b"{" + key, b" ", b" :1}"), (b"{" + key + b" ", b":1}")):
        with pytest.raises(Beyond, match="key of over 256"):
            list(within_limits(pieces))
    texts = (b"[" + key, b" ", b',{"a"', b":" + key + b"}", b',{"a":1}]')
    assert b"".join(within_limits(texts)) == b"".join(texts)
