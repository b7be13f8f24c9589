"""Text that is no kept run is told of in one line, whatever it holds."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from profit_check.errors import UsageError
from profit_check.replay.codec import loads
from tests.replay.kept_runs import JSON, text


def change(path: str, value: Any) -> str:
    """The sample's text with another value in one place."""
    whole = json.loads(text())
    *parents, last = [int(part) if part.isdigit() else part for part in path.split("/")]
    place = whole
    for part in parents:
        place = place[part]
    place[last] = value
    return json.dumps(whole)


DEEP = "[" * 100_000
SAID = {"template": "{x.__class__}", "facts": {"x": "y"}}

HOSTILE: list[tuple[str, Any, str]] = [
    ("format", 2, "is no kept run of format 1"),
    ("target", 5, "target: expected a text"),
    ("target", "nobody", "target: expected the name of a target of the manifest"),
    ("profile", "hasty", "profile: expected one of connect, go-live, certification"),
    ("profile", ["connect"], "profile: expected one of connect, go-live, certification"),
    ("started", "2026-11-23T10:00:00", "started: expected a moment"),
    ("started", "0001-01-01T00:00:00+00:00", "started: expected a moment of this age"),
    ("finished", None, "finished: expected a moment"),
    ("as_of", "2027-02-30", "as_of: expected a day"),
    ("isolation", 1, "isolation: expected true or false"),
    ("only", "paging", "only: expected a list"),
    ("only", {"paging": 1}, "only: expected a list"),
    ("manifest", [], "manifest: expected an object"),
    ("manifest/path", "../../etc/passwd", "manifest.path: expected the name of a file"),
    ("manifest/path", "C:\\x", "manifest.path: expected the name of a file"),
    ("manifest/path", "", "manifest.path: expected the name of a file"),
    ("manifest/surprise", 1, "manifest.surprise: expected no such key here"),
    ("manifest/get/0/take", "200", "manifest.get[0].take: expected a whole number"),
    ("manifest/get/0/take", True, "manifest.get[0].take: expected a whole number"),
    ("manifest/get/0/fields", ["a"], "manifest.get[0].fields: expected an object"),
    ("manifest/targets/sandbox/type", "best", "manifest.targets.sandbox.type: expected one of"),
    (
        "manifest/targets/sandbox/credential",
        {"client_id": {"kind": "env", "name": "A"}},
        "manifest.targets.sandbox.credential.client_secret: expected this key to be there",
    ),
    (
        "manifest/targets/sandbox/credential/token/kind",
        "moon",
        "credential.token.kind: expected one of env, file, keyring",
    ),
    ("exchanges/0/question/query", [["a"]], "question.query[0]: expected a list of 2"),
    ("exchanges/0/question/credential", {}, "question.credential: expected one of own, none"),
    ("exchanges/0/answer/duration_ms", "1", "exchanges[0].answer.duration_ms: expected a number"),
    ("exchanges/0/answer/duration_ms", 10**400, "duration_ms: expected a number"),
    ("exchanges/0/answer/detail", {"text": "x"}, "answer.detail: expected a text"),
    ("exchanges/0/answer/detail", {"text": "x", "said": []}, "answer.detail: expected a text"),
    ("exchanges/0/answer/detail", {"text": "x", "said": {}}, "detail: expected a text that"),
    ("exchanges/0/answer/detail", {"text": "x", "said": SAID}, "detail: expected a text that"),
    (
        "exchanges/0/answer/detail",
        {"text": "x", "said": {"template": 5, "facts": 6}},
        "detail: expected a text that",
    ),
    ("recorded/calls/0/row_marks", "*", "recorded.calls[0].row_marks: expected Base64"),
    ("recorded/calls/0/row_marks", 5, "recorded.calls[0].row_marks: expected Base64"),
    ("recorded/calls/0/status", 2.5, "recorded.calls[0].status: expected a whole number"),
]


@pytest.mark.parametrize(("path", "value", "said"), HOSTILE)
def test_what_is_out_of_form_is_one_line_that_names_the_place(
    path: str, value: Any, said: str
) -> None:
    with pytest.raises(UsageError) as caught:
        loads(change(path, value), "kept-run.json")
    message = str(caught.value)
    assert message.startswith("kept-run.json: ")
    assert said in message
    assert message.endswith("; expected the file that `profit-check dossier` wrote")
    assert "\n" not in message


@pytest.mark.parametrize(
    "hostile",
    ["", "[]", "5", "{", DEEP, '{"format": 1, "a": ' + DEEP, "9" * 10_000, '{"format": NaN}'],
)
def test_text_that_is_no_kept_run_is_one_line(hostile: str) -> None:
    with pytest.raises(UsageError, match=r"^kept-run.json: is [^\n]+$"):
        loads(hostile, "kept-run.json")


def test_an_infinite_number_is_not_read() -> None:
    with pytest.raises(UsageError, match="is not JSON that can be read"):
        loads(text().replace('"format": 1', '"format": 1, "x": 1e999'), "kept-run.json")


def test_a_key_that_is_not_to_be_seen_is_written_out() -> None:
    with pytest.raises(UsageError, match=r"a\\u202eb: expected no such key here"):
        loads(text().replace('"format": 1', '"format": 1, "a\\u202eb": 1'), "kept-run.json")


@settings(max_examples=60, suppress_health_check=list(HealthCheck), deadline=None)
@given(st.data())
def test_a_place_with_anything_in_it_is_read_or_is_one_line(data: st.DataObject) -> None:
    whole = json.loads(text())
    place: Any = whole
    while True:
        keys = list(place) if isinstance(place, dict) else range(len(place))
        key = data.draw(st.sampled_from(keys))
        inner = place[key]
        if not isinstance(inner, dict | list) or not inner or data.draw(st.booleans()):
            place[key] = data.draw(JSON)
            break
        place = inner
    try:
        loads(json.dumps(whole), "kept-run.json")
    except UsageError as error:
        assert "\n" not in str(error)
