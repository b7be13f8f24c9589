"""Reading a world file: every fault is one line that says what is expected."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profit_check.errors import UsageError
from profit_check.sandbox.messages import Request
from profit_check.sandbox.respond import respond
from profit_check.sandbox.world_file import load_world

GOOD: dict[str, Any] = {
    "environment_id": "O12345AA",
    "version": "22.22.5",
    "get": [{"id": "A", "fields": [{"id": "N"}, {"id": "T"}], "rows": [[1, "x"], [2, None]]}],
    "update": [{"id": "U", "fields": []}],
}


def written(folder: Path, content: object, name: str = "world.json") -> Path:
    path = folder / name
    path.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
    return path


def fault(path: Path) -> str:
    with pytest.raises(UsageError) as error:
        load_world(path)
    message = str(error.value)
    assert message.startswith(f"{path}: ")
    assert "\n" not in message
    return message


def test_a_world_comes_as_it_was_written(tmp_path: Path) -> None:
    world = load_world(written(tmp_path, GOOD))
    assert (world.environment_id, world.version, world.token_expiry) == ("O12345AA", "22.22.5", "0")
    definition = world.get_definition("a")
    assert definition is not None
    assert definition.rows == ({"N": 1, "T": "x"}, {"N": 2, "T": None})
    update = world.update_definition("u")
    assert update is not None and update["id"] == "U"
    assert world.get_definition("B") is None
    assert world.update_definition("A") is None


def test_a_file_that_windows_saved_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    path = tmp_path / "world.json"
    path.write_text(json.dumps(GOOD), "utf-8-sig")
    assert load_world(path).environment_id == "O12345AA"


TOML = """
environment_id = "T12345AA"
version = "22.22.5"
[[get]]
id = "Acme_Dates"
fields = [{ id = "Day", dataType = "date" }, { id = "Moment", dataType = "date" }]
rows = [[2026-01-05, 2026-01-05T08:00:00], [2026-01-06, 2026-01-06T08:00:00+01:00]]
"""


def test_a_toml_world_may_hold_dates_which_come_as_profit_writes_them(tmp_path: Path) -> None:
    world = load_world(written(tmp_path, TOML, "world.TOML"))
    bearer = {"authorization": f"Bearer {world.bearer}"}
    path = "/ProfitRestServices/connectors/Acme_Dates"
    rows = respond(world, Request("GET", path, "", bearer)).content["rows"]
    assert rows == [
        {"Day": "2026-01-05T00:00:00Z", "Moment": "2026-01-05T08:00:00Z"},
        {"Day": "2026-01-06T00:00:00Z", "Moment": "2026-01-06T08:00:00Z"},
    ]


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert "cannot be read" in fault(tmp_path / "nothing.json")


def test_a_folder_is_no_world_file(tmp_path: Path) -> None:
    assert "cannot be read" in fault(tmp_path)


def test_a_file_in_another_encoding_is_told(tmp_path: Path) -> None:
    path = tmp_path / "world.json"
    path.write_bytes("{'é'}".encode("latin-1"))
    assert "cannot be read" in fault(path)


@pytest.mark.parametrize("text", ["", "{", "nonsense", "{'a': 1}", "[" * 100_000])
def test_what_is_not_json_is_told(tmp_path: Path, text: str) -> None:
    assert "is not valid JSON" in fault(written(tmp_path, text))


def test_what_is_not_toml_is_told(tmp_path: Path) -> None:
    assert "is not valid TOML" in fault(written(tmp_path, "a = = b", "world.toml"))


CONNECTOR = GOOD["get"][0]
WRONG = {
    "a list": ([], "the file is not a table"),
    "a number": (5, "the file is not a table"),
    "null": (None, "the file is not a table"),
    "nothing": ({}, "the file has no text environment_id"),
    "no version": ({"environment_id": "O1"}, "the file has no text version"),
    "an id that is a number": ({**GOOD, "environment_id": 12345}, "no text environment_id"),
    "get that is a table": ({**GOOD, "get": {}}, "get of the file is not a list"),
    "update that is null": ({**GOOD, "update": None}, "update of the file is not a list"),
    "a connector that is text": ({**GOOD, "get": ["A"]}, "an item of get is not a table"),
    "a connector without an id": ({**GOOD, "get": [{}]}, "an item of get has no text id"),
    "fields that are text": ({**GOOD, "get": [{"id": "A", "fields": "N"}]}, "fields of A"),
    "a field without an id": ({**GOOD, "get": [{"id": "A", "fields": [{}]}]}, "a field of A"),
    "rows that are null": ({**GOOD, "get": [{**CONNECTOR, "rows": None}]}, "rows of A"),
    "a row as a table": ({**GOOD, "get": [{**CONNECTOR, "rows": [{"N": 1}]}]}, "a row of A is not"),
    "a row as text": ({**GOOD, "get": [{**CONNECTOR, "rows": ["ab"]}]}, "a row of A is not a list"),
    "a short row": ({**GOOD, "get": [{**CONNECTOR, "rows": [[1]]}]}, "list of 2 values"),
    "a long row": ({**GOOD, "get": [{**CONNECTOR, "rows": [[1, 2, 3]]}]}, "list of 2 values"),
    "a nested value": ({**GOOD, "get": [{**CONNECTOR, "rows": [[1, [2]]]}]}, "a row of A has a"),
    "not a number": ({**GOOD, "get": [{**CONNECTOR, "rows": [[1, float("nan")]]}]}, "a row of A"),
    "endless": ({**GOOD, "get": [{**CONNECTOR, "rows": [[float("inf"), 1]]}]}, "a row of A has a"),
    "an update without an id": ({**GOOD, "update": [{"fields": []}]}, "an item of update"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_file_that_is_no_world_is_told_in_one_line(tmp_path: Path, name: str) -> None:
    content, expected = WRONG[name]
    message = fault(written(tmp_path, content))
    assert expected in message
    assert "a world file has environment_id, version" in message


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["environment_id", "version", "get", "update", "id", "fields", "rows"]),
            inner,
        )
    ),
)


@given(content=JSON, key=st.sampled_from(["get", "update", "version", "environment_id"]))
def test_whatever_a_file_holds_it_is_a_world_or_a_fault_of_one_line(
    tmp_path_factory: pytest.TempPathFactory, content: object, key: str
) -> None:
    folder = tmp_path_factory.mktemp("world")
    for value in (content, {**GOOD, key: content}, {**GOOD, key: [content]}):
        try:
            load_world(written(folder, value))
        except UsageError as error:
            assert "\n" not in str(error)
