"""The bodies of recorded requests and answers."""

from __future__ import annotations

import gzip
import json
import zlib
from base64 import b64encode
from typing import Any

import pytest

from profit_check.model import BodyState
from profit_check.traffic.keeping import Keeping
from profit_check.traffic.marks import Marker
from tests.traffic.made_har import (
    JSON,
    KEY,
    PAGE,
    call,
    entry,
    har,
    reading,
)


def test_parameters_keep_what_afas_fills_and_hide_what_rows_fill() -> None:
    one = call(
        "/connectors/A?Skip=-1&TAKE=100&orderbyfieldids=-Code%2CName&filterfieldids=Name"
        "&filtervalues=Jan+%26+Piet&operatortypes=1&own=secret&Sons&x%3Dy&"
    )
    assert one.parameters == (
        ("skip", "-1"),
        ("take", "100"),
        ("orderbyfieldids", "-Code,Name"),
        ("filterfieldids", "Name"),
        ("filtervalues", None),
        ("operatortypes", "1"),
        ("own", None),
        ("?", None),
        ("?", None),
    )
    assert (one.parameter("take"), one.parameter("own"), one.parameter("nothing")) == (
        "100",
        None,
        None,
    )


def test_a_write_keeps_its_body_once_and_its_type() -> None:
    body = {"FbSales": {"Element": {"Fields": {"OrNu": "1"}}}}
    one, two = reading(har(*[entry(method="POST", sent=body, status=201)] * 2)).calls
    assert (one.body_state, json.loads(one.body or ""), one.body) == (
        BodyState.KEPT,
        body,
        two.body,
    )
    assert one.body is two.body
    assert one.content_type == JSON
    assert call(method="PUT", sent="{no").body_state is BodyState.NOT_JSON
    assert call(method="DELETE").body_state is BodyState.ABSENT
    assert call("/otprequest", method="POST", sent={"a": 1}).body is None


def test_bodies_beyond_the_limit_are_counted() -> None:
    keeping, marker = Keeping(most_bodies=300, most_marks=400), Marker(KEY)
    states = [keeping.body(json.dumps(["x" * 150, each]), marker)[1] for each in (1, 2, 1, 3)]
    kept, left = BodyState.KEPT, BodyState.LEFT_OUT
    assert (states, keeping.bodies_left_out) == ([kept, left, kept, left], 2)
    marks = bytes(range(250)) + b"123456"
    assert keeping.marks(marks * 1) == (marks, 0)
    longer = marks + b"in place" + marks
    assert keeping.marks(longer) == (longer[:128] + longer[-128:], 33)


def compressed(raw: bytes, encoding: str) -> dict[str, Any]:
    """An entry whose answer is recorded in Base64, as it was transferred."""
    odd = entry(back={"Content-Encoding": encoding, "Content-Type": JSON})
    odd["response"]["content"] = {"text": b64encode(raw).decode(), "encoding": "base64"}
    return odd


RAW = json.dumps(PAGE).encode()


COMPRESSED = {
    "plain": (RAW, "", 2, None),
    "decompressed by the recorder": (RAW, "br", 2, None),
    "gzip": (gzip.compress(RAW), "gzip", 2, None),
    "gzip without a word": (gzip.compress(RAW), "", 2, None),
    "deflate": (zlib.compress(RAW), "deflate", 2, None),
    "cut off": (gzip.compress(RAW)[:-9], "gzip", None, "the answer's compression is cut off"),
    "br": (b"\x0b\x02\x80", "br", None, "its body is recorded compressed with brotli"),
    "zstd": (b"\x28\xb5\x2f\xfd", "zstd", None, "its body is recorded compressed with zstd"),
    "nothing": (b"", "gzip", None, "the answer is empty"),
}


@pytest.mark.parametrize("name", COMPRESSED)
def test_rows_are_read_from_a_body_in_base64(name: str) -> None:
    raw, encoding, rows, why = COMPRESSED[name]
    [one] = reading(har(compressed(raw, encoding))).calls
    assert (one.rows, one.unread) == (rows, why)


def test_a_damaged_base64_is_said() -> None:
    odd = entry()
    odd["response"]["content"] = {"text": "é", "encoding": "base64"}
    assert reading(har(odd)).calls[0].unread == "its Base64 is damaged"


ANSWERS: dict[str, tuple[int, int | None] | str] = {
    '{"skip":0,"take":1,"rows":[]}': (0, None),
    ' { "rows" : [ {"a":1} , 5 ] , "take":2 } ': (2, 1),
    '{"rows":[[]]}': (1, None),
    '\ufeff{"rows":[{}]}': (1, 0),
    "{}": "the answer holds no rows",
    '{"rows":null}': "the answer holds no rows",
    "[]": "the answer holds no rows",
    "": "the answer is empty",
    '{"rows":[{"a":1}': "the answer is not JSON, or cut off",
    '{"rows":[{"a":1},]}': "the answer is not JSON, or cut off",
    '{"rows":[1:2]}': "the answer is not JSON, or cut off",
    "{rows:1}": "the answer is not JSON, or cut off",
    '{"rows":[' + "[" * 100_000: "the answer is nested too deeply to be read",
    '{"rows":[' + "9" * 5000 + "]}": "the answer holds a number that is too long",
}


@pytest.mark.parametrize("body", ANSWERS, ids=lambda body: body[:20])
def test_rows_are_counted_as_they_came(body: str) -> None:
    one, expected = call(answer=body), ANSWERS[body]
    if isinstance(expected, str):
        assert (one.rows, one.unread) == (None, expected)
    else:
        assert (one.rows, one.row_fields, one.unread) == (*expected, None)
        assert len(one.row_marks) == 8 * expected[0]


def test_pages_that_share_a_row_share_its_mark() -> None:
    rows = [{"Number": number} for number in range(4)]
    first, second = (call(answer={"rows": part}).row_marks for part in (rows[:3], rows[2:]))
    assert first[-8:] == second[:8]
    assert len({first[:8], first[8:16], first[16:], second[8:]}) == 4


def test_a_body_that_was_not_recorded_is_said() -> None:
    odd = entry()
    odd["response"]["content"] = {"size": 1200}
    assert reading(har(odd)).calls[0].unread == "its body was not recorded"
    odd["response"]["content"]["text"] = ""
    assert reading(har(odd)).calls[0].unread == "its body was not recorded"


def test_a_write_of_which_the_body_was_not_recorded_says_so() -> None:
    odd = entry(method="POST", headers={"Content-Length": "12"})
    assert reading(har(odd)).calls[0].body_state is BodyState.NOT_RECORDED
    odd = entry(method="POST")
    odd["request"]["bodySize"] = 0
    assert reading(har(odd)).calls[0].body_state is BodyState.ABSENT
