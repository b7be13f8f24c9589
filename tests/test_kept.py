from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from profit_check.errors import UsageError
from profit_check.kept import loads, read
from profit_check.writers import results_json
from tests.writers import sample_run

SAMPLE = results_json.dumps(sample_run.document())


def test_a_later_minor_version_with_keys_that_are_new_is_read() -> None:
    value = json.loads(SAMPLE)
    value["schema_version"] = "1.7"
    value["dossier"] = {"new": True}
    value["results"][0]["fingerprint"] = "abc"
    value["summary"]["postponed"] = 0
    assert loads(json.dumps(value)).results == sample_run.document().results


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is not JSON (line 1, column 1)"),
        ('{"a": 1,\n}', "is not JSON (line 2"),
        ("[]", "the document: expected object"),
        ("{}", "the document: the key schema_version is missing"),
        ('{"schema_version": "2.0"}', "cannot read (it reads 1.x)"),
        ("[" * 100_000, "is not JSON that can be read"),
        ("1" * 100_000, "is not JSON that can be read"),
        ("NaN", "is not JSON that can be read"),
        (SAMPLE.replace("2026-11-23T10:00:00+", "2026-13-23T10:00:00+"), "does not exist"),
        (SAMPLE.replace("2027-03-01", "2027-02-30"), "does not exist"),
        (SAMPLE.replace("2026-11-23T10:00:00+", "9999-12-31T23:59:59+"), "does not exist"),
    ],
)
def test_a_file_that_holds_no_results_is_one_line(text: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "results.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        read(path)
    message = str(caught.value)
    assert message.startswith(f"{path}: ")
    assert said in message
    assert message.endswith("give a results file that `profit-check run --report FILE.json` wrote")
    assert "\n" not in message


def test_a_file_that_cannot_be_read_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "latin.json").write_bytes(b'{"name": "\xe9"}')
    for path in (tmp_path, tmp_path / "none.json", tmp_path / "latin.json"):
        with pytest.raises(UsageError, match=r"^[^\n]+give a results file[^\n]+$"):
            read(path)


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "results.json"
    path.write_text(SAMPLE, encoding="utf-8-sig")
    assert read(path).verdict == sample_run.document().verdict


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


@settings(deadline=None)
@given(st.data(), JSON)
def test_any_value_in_any_place_is_read_or_refused_in_one_line(
    data: st.DataObject, odd: object
) -> None:
    value: Any = json.loads(SAMPLE)
    place = value
    while True:
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        key = data.draw(st.sampled_from(keys))
        if not isinstance(place[key], dict | list) or not place[key] or data.draw(st.booleans()):
            break
        place = place[key]
    place[key] = odd
    try:
        again = loads(json.dumps(value))
    except ValueError as fault:
        assert "\n" not in str(fault)
    else:
        results_json.dumps(again)
