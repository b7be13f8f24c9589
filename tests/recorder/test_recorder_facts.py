"""A recording tells the same of every call as the traffic itself does."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from profit_check.model import BodyState, Breakdown, Call, RecordedTraffic
from profit_check.recorder.seen import Seen
from profit_check.traffic.entry import EntryReader
from profit_check.traffic.hosts import Hosts
from profit_check.traffic.keeping import Keeping
from tests.recorder.recorded import recorded, seen, unmasked
from tests.traffic.made_har import BASE, DIGITS, ENCODED, KEY, TOKEN, entry

CONDITION = {"@FieldId": "Code", "@OperatorType": 1, "#text": "Smith"}
FILTER = json.dumps({"Filters": {"Filter": [{"@FilterId": "x", "Field": [CONDITION, CONDITION]}]}})
BODY = {"FbSales": {"Element": {"Fields": {"OrNu": "1"}}}}
REFUSAL = {"externalMessage": "Order 12 is locked by 'Smith'", "errorNumber": -5}
WRITING = {"Authorization": f"Bearer {'b' * 40}", "Content-Type": "text/plain"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}

EXAMPLES = (
    seen(),
    seen("/connectors/Acme_Articles?skip=0&take=2&orderbyfieldids=-Code,Name"),
    seen("/connectors/A?filterfieldids=A,B;C&operatortypes=1,2;3&filtervalues=x%2Cy,;2026-01-01T0Z"),
    seen("/connectors/A?filtervalues=2026-01-01T00:00:00Z,z,2026-01-01T00:00:00z;&&a&b c=1&=&x="),
    seen("/connectors/A?filtervalues=Smith+%26+Sons,%20&filtervalues=twice&take=&skip=x"),
    seen(f"/connectors/A?filterjson={quote(FILTER)}"),
    seen(f"/connectors/A?filterjson={quote(FILTER[:-3])}&filterfieldids=x"),
    seen("/connectors/A?filterjson=5", answer={"rows": []}),
    seen("/connectors/A%2FB/?" + "x" * 3000, status=404, answer=""),
    seen(f"/connectors/A?access_token={TOKEN}"),
    seen("/connectors/A", answer='{"rows": [{"A": 1}, '),
    seen("/connectors/A", answer={"rows": [{"A": number} for number in range(100)]}),
    seen("/connectors/A", answer="\u00eb<html>"),
    seen("//connectors/A//"),
    seen("/", status=500, answer=REFUSAL),
    seen("", status=500, answer="Out of memory"),
    seen("/metainfo/get/A", status=500, answer={"message": "Connector field 'X' not found"}),
    seen("/metainfo/other/A", status=503, answer={"error": {}, "retry_after": 7200}),
    seen("/profitversion", status=503, answer="", back={"Retry-After": "60"}),
    seen("/connectors/FbSales", method="POST", body=BODY, headers=WRITING, status=201, answer=""),
    seen("/connectors/FbSales", method="PUT", body="no JSON", status=500, answer=REFUSAL),
    seen("/connectors/FbSales", method="POST", body={"A": TOKEN}, status=None),
    seen("/connectors/FbSales/FbSales/@OrNu/12", method="DELETE", answer=""),
    seen("/subjectconnector/12/7CEEE0F54965C99D", answer={"filedata": "x"}),
    seen("/fileconnector?fileid=1&filename=x.pdf", headers={}),
    seen("/oauth/token", method="POST", body="client_secret=1234567890", headers=FORM,
         answer={"access_token": "x" * 40, "expires_in": 3600}),
    seen("/oauth/token", method="POST", body={"client_secret": "x" * 40}, headers={}, status=401),
    seen("/otprequest", method="POST", body={"apiKey": "x"}, status=200, answer=TOKEN),
    seen("/Connectors/A?take=-1", headers={"Authorization": ENCODED, "Connection": "close"}),
    seen("/something/else/12?x=y", headers={"Authorization": TOKEN}),
    *(seen(status=None, breakdown=why) for why in Breakdown),
)  # fmt: skip


def facts(call: Call) -> Call:
    """All that is judged of a call, but for marks, and for a body: it is not kept."""
    rows = b"x" * len(call.row_marks)
    state = BodyState.NOT_RECORDED if call.body_state is BodyState.KEPT else call.body_state
    parameters = tuple((name, _short(name, value)) for name, value in call.parameters)
    call = replace(call, parameters=parameters)
    call = replace(call, mark=0, row_marks=rows, body=None, body_state=state)
    return replace(
        call,
        authorization=replace(call.authorization, mark=None),
        filter=call.filter and replace(call.filter, mark=0),
        refusal=call.refusal and replace(call.refusal, mark=None),
    )


def _short(name: str, value: str | None) -> str | None:
    """What is no number, since it is too long or a secret, is kept as another that is none."""
    is_number = name in ("skip", "take", "format")
    is_odd = value == "<redacted>" or len(value or "") > 12
    return "(no number)" if is_number and is_odd else value


def kinds(marks: Sequence[object]) -> list[int]:
    """Which of them are equal: each by the place of the first that equals it."""
    return [marks.index(one) for one in marks]


def assert_same(requests: Sequence[Seen], traffic: RecordedTraffic) -> None:
    """Everything that can be judged is the same with and without masks."""
    plain, masked = unmasked(requests), sorted(traffic.calls, key=lambda call: call.number)
    assert [facts(call) for call in masked] == [facts(call) for call in plain]
    for calls in (plain, masked):
        assert len(calls) == len(requests)
    marks: tuple[Callable[[Call], object], ...] = (
        lambda call: call.mark,
        lambda call: call.authorization.mark,
        lambda call: call.filter and call.filter.mark,
        lambda call: call.refusal and call.refusal.mark,
        lambda call: call.row_marks,
    )
    for mark in marks:
        assert kinds([mark(call) for call in masked]) == kinds([mark(call) for call in plain])


@pytest.mark.parametrize("number", range(len(EXAMPLES)))
def test_each_example_tells_the_same_with_and_without_masks(number: int) -> None:
    _, traffic = recorded(EXAMPLES[number])
    assert_same(EXAMPLES[number : number + 1], traffic)


def test_what_is_equal_stays_equal_and_what_differs_stays_different() -> None:
    twice = (*EXAMPLES, *EXAMPLES)
    assert_same(twice, recorded(*twice)[1])


def test_kept_bodies_are_there_to_be_judged() -> None:
    requests = [one for one in EXAMPLES if "FbSales" in one.request.url]
    _, traffic = recorded(*requests, keep_bodies=True)
    for call, plain in zip(traffic.calls, unmasked(requests), strict=True):
        assert (call.body_state, call.body) == (plain.body_state, plain.body)


WORDS = st.sampled_from(
    ("A", "Smith & Sons", "x,y;z", "2026-01-01T00:00:00Z", "1Z", "", " ", "%", "\u00e9", "~", "a=b",
     "1", "-1", DIGITS, ENCODED, "<redacted>", "\x00", FILTER)
) | st.text(st.characters(exclude_categories=["C", "Z"]), max_size=6)  # fmt: skip
NAMES = st.sampled_from(
    ("skip", "take", "orderbyfieldids", "filterfieldids", "filtervalues", "operatortypes",
     "filterjson", "FilterValues", "own", "odd name", "")
)  # fmt: skip
PIECES = st.tuples(NAMES, WORDS).map(lambda pair: "=".join(map(quote, pair))) | WORDS.map(quote)
SEGMENTS = st.sampled_from(
    ("connectors", "metainfo", "get", "oauth", "token", "fileconnector", "A%2FB", "@Id", "", "12")
)
CREDENTIALS = st.sampled_from(
    (f"AfasToken {ENCODED}", f"AfasToken {TOKEN}", "Bearer", "Bearer x", "***", "x y", "",
     "Basic eDp5eHl4eXh5")
)  # fmt: skip
OTHERS = st.sampled_from(("application/json", "close", "12_34", "\u00e9", ENCODED))
HEADERS = st.fixed_dictionaries(
    {},
    optional={
        "Authorization": CREDENTIALS,
        **dict.fromkeys(("IntegrationId", "Content-Type", "Connection", "X-Other"), OTHERS),
    },
)
ANSWERS = WORDS | st.sampled_from(
    ({"rows": [{"A": 1}, {"A": 2}]}, {"rows": []}, REFUSAL, {"message": "x"}, {"expires_in": 5})
)
REQUESTS = st.builds(
    seen,
    st.tuples(st.lists(SEGMENTS, max_size=4), st.lists(PIECES, max_size=4)).map(
        lambda parts: "/" + "/".join(parts[0]) + "?" + "&".join(parts[1])
    ),
    method=st.sampled_from(("GET", "POST", "DELETE")),
    headers=HEADERS,
    body=WORDS | st.just(BODY),
    status=st.sampled_from((None, 200, 201, 401, 500, 503)),
    answer=ANSWERS,
    back=st.sampled_from(({}, {"Retry-After": "5"}, {"Content-Type": "application/json"})),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(REQUESTS, min_size=1, max_size=4))
def test_any_requests_tell_the_same_with_and_without_masks(requests: list[Seen]) -> None:
    assert_same(requests, recorded(*requests)[1])


HELD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=17) | st.floats(allow_nan=False),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=4,
)
FACTS = st.sampled_from(
    ("mark", "query_length", "secret_in_url", "body_state", "retry_after", "unread", "rows",
     "row_fields", "row_marks", "external_message", "refusal", "token_lifetime")
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(HELD | st.dictionaries(FACTS, HELD))
def test_no_facts_that_a_file_holds_end_the_reading(held: object) -> None:
    odd = entry("/connectors/A", _profitCheck=held)
    call = EntryReader(KEY, Hosts([BASE]), Keeping()).read(odd, 1, "x.har")
    assert isinstance(call, Call)
    if call.rows is not None:
        assert len(call.row_marks) // 8 + call.row_marks_left_out == call.rows
