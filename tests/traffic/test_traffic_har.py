"""Files of traffic, sound and odd."""

from __future__ import annotations

import gzip
import io
import json
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from profit_check.errors import UsageError
from profit_check.traffic.reading import read_traffic
from tests.traffic.made_har import KEY, entry, har, reading

THREE = har(entry("/metainfo"), entry("/profitversion"), entry())
CUT = THREE[: THREE.rindex(b'"startedDateTime"')]
PACKED = gzip.compress(THREE)

WHOLE = {
    "plain": THREE,
    "with a byte order mark": b"\xef\xbb\xbf" + THREE,
    "in UTF-16, as PowerShell writes": THREE.decode().encode("utf-16"),
    "compressed, whatever its name": PACKED,
    "with space around it": b"\n  " + THREE + b"\n\n",
    "with bytes that are no UTF-8": THREE.replace(b'"tests"', b'"t\xff\xfests"'),
    "with half a character, escaped": THREE.replace(b'"tests"', rb'"t\ud83dests"'),
}


@pytest.mark.parametrize("content", WHOLE.values(), ids=WHOLE.keys())
def test_a_whole_recording_is_read_to_its_end(content: bytes) -> None:
    traffic = reading(content)
    assert [call.number for call in traffic.calls] == [1, 2, 3]
    [recording] = traffic.recordings
    assert (recording.entries, recording.broken, recording.size) == (3, None, len(content))


BROKEN = {
    "cut off in an entry": (CUT, 2, "it is cut off"),
    "cut off at its end": (THREE[:-1], 3, "it is cut off"),
    "compressed and cut off": (PACKED[:-12], None, "its compression is damaged or cut off"),
    "compressed, with a wrong sum": (
        PACKED[:-8] + b"12345678",
        3,
        "its compression is damaged or cut off",
    ),
    "malformed behind the entries": (THREE + b"}", 3, "it is not JSON from some place on"),
    "with what is no number": (
        b"NaN".join(THREE.rsplit(b"40.5", 1)),
        2,
        "it is not JSON from some place on",
    ),
    "with a number beyond measure": (
        b"1e99999999999999999999".join(THREE.rsplit(b"40.5", 1)),
        2,
        "it is not JSON from some place on",
    ),
}


@pytest.mark.parametrize(("content", "count", "why"), BROKEN.values(), ids=BROKEN.keys())
def test_what_came_before_the_break_counts_and_the_rest_is_said(
    content: bytes, count: int | None, why: str | None
) -> None:
    traffic = reading(content)
    [recording] = traffic.recordings
    assert recording.broken == why
    assert count is None or len(traffic.calls) == recording.entries == count


NO_HAR = {
    "empty": (b"", "it is cut off"),
    "a page": (b"<!doctype html><p>hello</p>", "it is not JSON from some place on"),
    "other JSON": (b'{"results": []}', "it has no list log.entries"),
    "a list": (b"[1, 2]", "it has no list log.entries"),
    "entries that are an object": (
        b'{"log": {"entries": {"item": {}}}}',
        "it has no list log.entries",
    ),
    "cut off before the entries": (b'{"log": {"version": "1.2"', "it is cut off"),
    "binary": (bytes(range(256)), "it is not JSON from some place on"),
    "half of something compressed": (PACKED[:14], "its compression is damaged or cut off"),
}


@pytest.mark.parametrize(("content", "why"), NO_HAR.values(), ids=NO_HAR.keys())
def test_a_file_that_is_no_har_is_wrong_usage(content: bytes, why: str) -> None:
    with pytest.raises(UsageError) as raised:
        reading(content)
    said = str(raised.value)
    assert f"recorded-1.har: is no HAR: {why}; give recorded traffic as HAR 1.2" in said
    assert "\n" not in said


def test_a_file_that_is_missing_or_a_folder_is_wrong_usage(tmp_path: Path) -> None:
    for path in (tmp_path / "nowhere.har", tmp_path, "with\0nothing"):
        with pytest.raises(UsageError, match="cannot be read"):
            read_traffic([str(path)], key=KEY)


def test_a_recording_of_nothing_is_a_har() -> None:
    traffic = reading(har())
    assert (traffic.calls, traffic.first, traffic.recordings[0].entries) == ((), None, 0)


def test_a_malformed_entry_costs_that_entry_only() -> None:
    sound = entry("/metainfo")
    odd = [
        None,
        {},
        {"request": {"url": 5}},
        {"request": {"url": "mailto:a@b.nl", "method": "GET"}},
        {"request": {"url": sound["request"]["url"]}},
        entry(status="many"),
        entry(status=1234),
        entry("https://12345.rest.afas.online:port/ProfitRestServices"),
    ]
    traffic = reading(har(sound, *odd, sound))
    assert [call.number for call in traffic.calls] == [1, len(odd) + 2]
    assert [one.number for one in traffic.malformed] == list(range(2, len(odd) + 2))
    assert traffic.malformed_count == len(odd)
    assert [one.reason for one in traffic.malformed] == [
        "it is no object",
        "it has no request.url",
        "it has no request.url",
        "its request.url is no URL of http or https",
        "it has no request.method",
        "its response.status is no status of HTTP",
        "its response.status is no status of HTTP",
        "its request.url is no URL of http or https",
    ]


def test_only_so_many_malformed_entries_are_listed_and_all_are_counted() -> None:
    traffic = reading(har(*[{}] * 1000))
    assert (len(traffic.malformed), traffic.malformed_count) == (200, 1000)


def test_the_calls_of_several_files_stand_in_order_of_start() -> None:
    def at(second: int | None, path: str) -> dict[str, object]:
        return entry(path, startedDateTime=second and f"2026-11-23T10:00:{second:02}Z")

    one = har(at(1, "/metainfo"), at(30, "/connectors/C"), at(None, "/connectors/D"))
    two = har(at(20, "/connectors/B"), at(40, "/connectors/E"), at(40, "/connectors/F"))
    traffic = reading(one, two)
    assert [call.connector for call in traffic.calls] == [None, "B", "C", "D", "E", "F"]
    assert {call.recording for call in traffic.calls} == {"recorded-1.har", "recorded-2.har"}
    assert traffic.first == datetime(2026, 11, 23, 10, 0, 1, tzinfo=UTC)
    assert traffic.last == datetime(2026, 11, 23, 10, 0, 40, 40_500, tzinfo=UTC)


def test_two_files_of_the_same_name_are_told_apart(tmp_path: Path) -> None:
    paths = [tmp_path / folder / "x.har" for folder in "abc"]
    for path in paths:
        path.parent.mkdir()
        path.write_bytes(THREE)
    traffic = read_traffic([str(path) for path in paths], key=KEY)
    assert [one.name for one in traffic.recordings] == ["x.har", "x.har (2)", "x.har (3)"]


def test_a_recording_comes_over_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PACKED)))
    traffic = read_traffic(["-"], key=KEY)
    assert (len(traffic.calls), traffic.recordings[0].name) == (3, "standard input")


def test_a_recording_tells_who_wrote_it_also_behind_its_pages() -> None:
    content = json.loads(THREE)
    log = {"pages": [{"id": "entries"}] * 5, **content["log"]}
    [recording] = reading(json.dumps({"log": log}).encode()).recordings
    assert recording.creator == "tests"


def test_an_entry_larger_than_what_is_read_at_once_is_whole() -> None:
    rows = [{"Text": "é" * 1000, "Number": number} for number in range(2000)]
    [one] = reading(har(entry(answer={"rows": rows}))).calls
    assert (one.rows, one.row_fields, one.row_marks_left_out) == (2000, 2, 0)
