"""A snapshot's file: stable, made for comparing, and read back as it was."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from profit_check.errors import UsageError
from profit_check.model import (
    Field,
    OfferedGet,
    OfferedUpdate,
    Snapshot,
    UpdateField,
    UpdateObject,
)
from profit_check.snapshot.compare import compare
from profit_check.snapshot.kept import beside, file_name, loads, read, schema
from profit_check.snapshot.text import dumps, encoded
from tests.snapshot.offers import OFFER, get_connector

NAMES = st.text(min_size=1).filter(str.strip)
SIZES = st.none() | st.integers(0, 99)
UPDATE_FIELDS = st.builds(
    UpdateField,
    NAMES,
    data_type=st.text(),
    label=st.text(),
    primary_key=st.booleans(),
    mandatory=st.booleans(),
    not_zero=st.booleans(),
    length=SIZES,
    decimals=SIZES,
    values=st.none() | st.lists(st.text(), max_size=3).map(lambda ids: tuple(sorted(ids))),
)
OBJECTS: st.SearchStrategy[UpdateObject] = st.recursive(
    st.builds(UpdateObject, st.text(), st.tuples(UPDATE_FIELDS), st.just(())),
    lambda inner: st.builds(UpdateObject, st.text(), st.tuples(UPDATE_FIELDS), st.tuples(inner)),
    max_leaves=4,
)
GET_FIELDS = st.builds(Field, NAMES, st.text(), st.text(), st.text(), SIZES, SIZES)
OPTIONAL = st.none() | st.text()
SNAPSHOTS = st.builds(
    Snapshot,
    OPTIONAL,
    st.sampled_from(["production", "test", "accept", "course", None]),
    OPTIONAL,
    SIZES,
    st.tuples(st.builds(OfferedGet, NAMES, st.text(), st.none() | st.tuples(GET_FIELDS))),
    st.tuples(st.builds(OfferedUpdate, NAMES, st.text(), st.none() | OBJECTS)),
)


def in_file(offer: Snapshot) -> str:
    """The text as it stands in a file."""
    return encoded(offer).decode("utf-8")


@given(SNAPSHOTS)
def test_what_is_written_is_read_back_and_fits_the_schema(offer: Snapshot) -> None:
    text = in_file(offer)
    assert loads(text) == offer
    Draft202012Validator(schema()).validate(json.loads(text))


@given(SNAPSHOTS, SNAPSHOTS)
def test_any_two_snapshots_can_be_compared(one: Snapshot, other: Snapshot) -> None:
    assert compare(one, one) == []
    assert len(compare(one, other)) == len(compare(other, one))


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(schema())


def test_the_order_in_which_profit_answers_does_not_show() -> None:
    turned = replace(
        OFFER,
        get=tuple(
            replace(one, fields=one.fields[::-1] if one.fields else None) for one in OFFER.get[::-1]
        ),
        update=OFFER.update[::-1],
    )
    assert dumps(turned) == dumps(OFFER)


def test_every_field_has_a_line_of_its_own() -> None:
    lines = dumps(OFFER).splitlines()
    fields = [line for line in lines if '"fieldId"' in line]
    assert all(line.count('"fieldId"') == 1 for line in fields)
    declared = sum(len(one.fields or ()) for one in OFFER.get)
    assert len([line for line in fields if '"primaryKey"' not in line]) == declared
    assert any('"ItCd"' in line and '"mandatory": true' in line for line in fields)


def test_one_changed_field_changes_one_line() -> None:
    changed = get_connector("Webshop_Stock", description="Andere")(OFFER)
    lines = zip(dumps(OFFER).splitlines(), dumps(changed).splitlines(), strict=True)
    assert len([pair for pair in lines if pair[0] != pair[1]]) == 1


def test_letters_stay_letters_and_half_a_pair_becomes_an_escape() -> None:
    changed = get_connector("Webshop_Stock", description="Café \ud800")(OFFER)
    assert "Café \\ud800" in in_file(changed)
    assert compare(loads(in_file(changed)), changed) == []


# --- what is no snapshot -------------------------------------------------------------------------


def broken(**changes: object) -> str:
    return json.dumps({**json.loads(dumps(OFFER)), **changes})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "is not JSON (line 1, column 1)"),
        ("{", "is not JSON (line 1, column 2)"),
        ("[" * 100_000, "is not JSON that can be read"),
        ("[]", "the file does not have the form"),
        ("{}", "the file lacks the key schema_version"),
        (broken(schema_version="2.0"), "schema_version does not have the form"),
        (broken(get=[{"id": "A", "description": ""}]), "get[0] lacks the key fields"),
        (broken(get=[{"id": 1, "description": "", "fields": None}]), "get[0].id does not"),
        (broken(environment={}), "environment lacks the key id"),
        (broken(update=[{"id": "A", "description": "", "definition": {}}]), "update[0].definition"),
    ],
)
def test_what_is_no_snapshot_is_refused_in_one_line(text: str, words: str, tmp_path: Path) -> None:
    path = tmp_path / "kept.json"
    path.write_text(text, "utf-8")
    with pytest.raises(UsageError) as caught:
        read(path)
    assert str(caught.value).startswith(f"{path}: {words}")
    assert "`profit-check snapshot`" in str(caught.value)
    assert len(str(caught.value).splitlines()) == 1


def test_a_later_version_of_the_form_may_say_more() -> None:
    later = broken(schema_version="1.7", taken_by="somebody")
    assert loads(later) == loads(dumps(OFFER))


def test_a_file_that_is_not_utf_8_or_not_there_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "kept.json"
    with pytest.raises(UsageError, match="cannot be read"):
        read(path)
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(UsageError, match="is not UTF-8 text"):
        read(path)


# --- beside the manifest -------------------------------------------------------------------------


def test_the_snapshots_beside_a_manifest_are_found_by_target(tmp_path: Path) -> None:
    (tmp_path / "profit-check.test.snapshot.json").write_bytes(encoded(OFFER))
    found = beside(tmp_path / "profit-check.toml", ["test", "production", "x" * 999])
    assert list(found) == ["test"]
    assert compare(found["test"], OFFER) == []


def test_a_name_that_no_file_can_have_is_written_otherwise() -> None:
    assert file_name("test/nl: 1") == "profit-check.test_nl_ 1.snapshot.json"
