"""Whatever a recording holds, it is read, and its sound entries are not lost."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from profit_check.errors import UsageError
from profit_check.model import Call
from profit_check.traffic.entry import EntryReader
from profit_check.traffic.hosts import Hosts
from profit_check.traffic.keeping import Keeping
from tests.traffic.made_har import ENCODED, KEY, entry, har, query, reading

SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=20)
    | st.sampled_from(
        ["base64", "gzip", "br", "/", "//", "http://[", "-1", "1e999", ENCODED, "Z", "\ud83d"]
    )
)
JSON = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=6,
)
CONDITIONS = [{"@FieldId": "A", "@OperatorType": 1, "#text": "x"}]
FILTER = json.dumps({"Filters": {"Filter": [{"Field": CONDITIONS}]}})
SOUND = (
    entry(query(skip="0", filterfieldids="A", filtervalues="x", operatortypes="1")),
    entry(query(filterjson=FILTER)),
    entry(method="POST", sent={"A": {"Element": {}}}, status=201, answer=""),
    entry(status=500, answer={"externalMessage": "no", "errorNumber": -1}),
    entry(status=503, answer={"retry_after": 60}, back={"Retry-After": "60"}),
    entry("/oauth/token", method="POST", answer={"expires_in": 60}),
    entry(status=0, _error="net::ERR_FAILED"),
)


def places(content: Any) -> list[tuple[Any, Any]]:
    """Each container in `content`, with each of its keys."""
    keys = list(content) if isinstance(content, dict) else range(len(content))
    found = [(content, key) for key in keys]
    for key in keys:
        if isinstance(content[key], dict | list):
            found += places(content[key])
    return found


@st.composite
def mutated(draw: st.DrawFn) -> Any:
    """A sound entry of which some parts are replaced, left out, or given twice."""
    changed: Any = [deepcopy(draw(st.sampled_from(SOUND)))]
    for _ in range(draw(st.integers(1, 4))):
        holder, key = draw(st.sampled_from(places(changed))) if changed else (changed, None)
        act = draw(st.sampled_from(("replace", "leave out", "twice")))
        if act == "replace" and key is not None:
            holder[key] = draw(JSON)
        elif act == "twice" and isinstance(holder, list) and holder is not changed:
            holder.append(deepcopy(holder[0]))
        elif key is not None and holder is not changed:
            del holder[key]
    return changed[0]


@settings(max_examples=600, deadline=None)
@given(mutated())
def test_no_entry_ends_the_reading(odd: Any) -> None:
    read = EntryReader(KEY, Hosts(), Keeping()).read(odd, 7, "x.har")
    if isinstance(read, Call):
        repr(read)
        assert read.number == 7
        assert read.ended is None or read.started is not None


@settings(max_examples=300, deadline=None)
@given(JSON, st.text(max_size=30) | st.sampled_from(["&&=", "%", "%u12", "\ud83d", ";;,", "%C3"]))
def test_no_query_ends_the_reading(content: Any, written: str) -> None:
    nested = {"Filters": {"Filter": content}}
    condition = {"Filters": {"Filter": [{"Field": content}]}}
    for value in (*map(json.dumps, (content, nested, condition)), written):
        for name in ("filterjson", "filtervalues", "filterfieldids", "skip", ""):
            odd = entry()
            odd["request"]["url"] += f"?{name}={value}&{value}"
            read = EntryReader(KEY, Hosts(), Keeping()).read(odd, 1, "x.har")
            assert isinstance(read, Call)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(mutated(), max_size=4), st.integers(0, 4))
def test_sound_entries_among_odd_ones_are_all_there(odd: list[Any], place: int) -> None:
    sound = entry("/connectors/Sound_One")
    traffic = reading(har(*odd[:place], sound, *odd[place:], sound))
    [recording] = traffic.recordings
    assert (recording.entries, recording.broken) == (len(odd) + 2, None)
    found = [call.number for call in traffic.calls if call.connector == "Sound_One"]
    assert found == sorted({min(place, len(odd)) + 1, len(odd) + 2})
    asides = sum(traffic.other_hosts.values()) + sum(traffic.left_out.values())
    assert len(traffic.calls) + traffic.malformed_count + asides == len(odd) + 2


FILE = har(*SOUND)


@settings(max_examples=150, deadline=None)
@given(st.integers(0, len(FILE)), st.binary(max_size=4), st.integers(0, 40))
def test_no_damage_to_a_file_ends_in_a_traceback(at: int, put: bytes, lost: int) -> None:
    try:
        traffic = reading(FILE[:at] + put + FILE[at + lost :])
    except UsageError as error:
        assert "recorded-1.har" in str(error)
    else:
        assert traffic.recordings[0].entries <= len(SOUND) + 1


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(FILE)))
def test_of_a_file_that_is_cut_off_every_whole_entry_counts(at: int) -> None:
    whole = sum(
        FILE.find(json.dumps(each).encode()) + len(json.dumps(each)) <= at for each in SOUND
    )
    try:
        traffic = reading(FILE[:at])
    except UsageError:
        assert whole == 0
    else:
        assert len(traffic.calls) == whole
