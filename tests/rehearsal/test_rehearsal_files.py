"""Scenarios: those that ship, and what is said of a file that is none."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from profit_check.errors import UsageError
from profit_check.model import Level
from profit_check.rehearsal.faulty_file import EXPECTED, schema
from profit_check.rehearsal.happenings import HAPPENINGS
from profit_check.rehearsal.pages import explaining, explanation
from profit_check.rehearsal.performance import VARIABLES
from profit_check.rehearsal.scenario import Ending, Repeating
from profit_check.rehearsal.scenario_file import chosen, load, shipped
from tests.harness import registry
from tests.process import ROOT

SOUND = """
level = "should"
afas = "troubleshooting"
title = "It copes."
why = { en = "Because.", nl = "Daarom." }
fix = "Mend it."
[[happen]]
answer = "reset"
times = "always"
[expect]
repeat = "limited"
"""
PAGES = {
    "authentication",
    "get-connector",
    "get-connector-geblokkeerd",
    "news-profit7",
    "troubleshooting",
    "update-connector",
}


def written(folder: Path, text: str, name: str = "my-own.toml") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def refused(path: Path) -> str:
    with pytest.raises(UsageError) as refusal:
        load(path)
    return str(refusal.value)


def test_the_schema_is_a_sound_schema_whose_words_can_be_told() -> None:
    Draft202012Validator.check_schema(schema())
    words = {
        node["x-expected"]
        for node in _nodes(schema())
        if isinstance(node, dict) and "x-expected" in node
    }
    assert words == set(EXPECTED)


def _nodes(value: object) -> list[object]:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [value, *(node for one in inner for node in _nodes(one))]


def test_the_schema_knows_exactly_what_can_happen_and_be_expected() -> None:
    step = schema()["$defs"]["step"]["properties"]
    expect = schema()["properties"]["expect"]["properties"]
    assert set(step["answer"]["enum"]) == set(HAPPENINGS)
    assert expect["repeat"]["enum"] == list(Repeating)
    assert expect["ends"]["enum"] == list(Ending)


@pytest.mark.parametrize("name", sorted(shipped()))
def test_a_scenario_that_ships_is_told_in_two_languages(name: str) -> None:
    scenario = shipped()[name]
    for texts in (scenario.title, scenario.why, scenario.fix):
        assert texts.keys() == {"en", "nl"}
        assert all(text.endswith(".") for text in texts.values())
        assert texts["en"] != texts["nl"]
    assert scenario.afas in PAGES


def test_fourteen_scenarios_ship() -> None:
    assert len(shipped()) == 14
    assert chosen(["all", "maintenance"]) == list(shipped().values())


def test_a_file_of_ones_own_is_read(tmp_path: Path) -> None:
    [scenario] = chosen([str(written(tmp_path, SOUND, "My_Own.toml"))])
    assert (scenario.check, scenario.level) == ("rehearsal.my-own", Level.SHOULD)
    assert (scenario.steps[0].answer, scenario.steps[0].times) == ("reset", None)
    assert scenario.expect.repeat is Repeating.LIMITED
    assert explanation(scenario, "nl").why == "Daarom."
    assert explanation(scenario, "nl").title == "It copes."


def test_the_page_of_a_result_is_that_of_its_scenario_or_check(tmp_path: Path) -> None:
    own = load(written(tmp_path, SOUND))
    explain = explaining(registry(), "en", [own])
    for id, title in (
        ("rehearsal.my-own", "It copes."),
        ("rehearsal.maintenance", shipped()["maintenance"].title["en"]),
        ("paging.take", "A page holds no more rows than `take` asks for."),
    ):
        page = explain(id)
        assert page is not None and page.title == title
    assert explain("rehearsal.unknown") is None


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ('"should"', '"shall"', 'level: expected one of must, should, info, not "shall"'),
        ("afas =", "afsa =", 'afsa: unknown key; did you mean "afas"?'),
        ('"reset"', '"explode"', "happen[1].answer: expected one of maintenance, "),
        ('"always"', "0", 'happen[1].times: expected a whole number, 1 or more, or "always"'),
        ('answer = "reset"', 'wait = -1\nanswer = "slow"', "happen[1].wait: expected a number of"),
        ('answer = "reset"\n', "", "happen[1].answer: missing; expected one of maintenance"),
        ('repeat = "limited"', "", "expect: is empty; known here: repeat, ends"),
        ('repeat = "limited"', "stops = 1", "expect.stops: expected true or false, not 1"),
        ('title = "It copes."', "", "title: missing; expected a text, or a table"),
        ('title = "It copes."', 'title = { nl = "x" }', "title: expected a text, or a table"),
        ('[expect]\nrepeat = "limited"', "", "expect: missing; expected a table that starts"),
        ("[[happen]]", "[happen]", "happen: expected tables that each start with [[happen]]"),
        ("afas =", "= afas", "is not TOML"),
    ],
)
def test_a_fault_is_told_in_one_line_with_file_key_and_what_is_expected(
    tmp_path: Path, before: str, after: str, expected: str
) -> None:
    assert before in SOUND
    path = written(tmp_path, SOUND.replace(before, after))
    message = refused(path)
    assert message.startswith(f"{path}: ")
    assert expected in message
    assert len(message.splitlines()) == 1
    if "TOML" not in expected:
        with pytest.raises(Exception, match=r"."):
            Draft202012Validator(schema()).validate(tomllib.loads(path.read_text("utf-8")))


def test_what_is_no_file_of_a_scenario_is_told(tmp_path: Path) -> None:
    assert "cannot be read" in refused(tmp_path / "nothing.toml")
    assert "letters, digits and hyphens" in refused(written(tmp_path, SOUND, "a b.toml"))
    path = tmp_path / "wide.toml"
    path.write_bytes(SOUND.encode("utf-16"))
    assert "is not UTF-8 text" in refused(path)
    for name, hint in (("maintenence", 'did you mean "maintenance"?'), ("x", "--list")):
        with pytest.raises(UsageError, match="there is no such scenario") as refusal:
            chosen([name])
        assert hint in str(refusal.value)


def test_the_documentation_tells_of_every_scenario_and_its_example_can_be_read(
    tmp_path: Path,
) -> None:
    text = (ROOT / "docs" / "rehearsal.md").read_text("utf-8")
    assert [name for name in shipped() if f"| `{name}` |" not in text] == []
    assert [name for name in VARIABLES if f"`{name}`" not in text] == []
    [example] = re.findall(r"^```toml\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    assert load(written(tmp_path, example)).steps[0].times == 2


def test_two_scenarios_of_one_name_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="another scenario maintenance"):
        chosen(["maintenance", str(written(tmp_path, SOUND, "maintenance.toml"))])
