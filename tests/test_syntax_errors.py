"""What readers of TOML and JSON say becomes phrases, in whatever version of Python."""

from __future__ import annotations

import json
import tomllib

import pytest

from profit_check.language.catalogue import language
from profit_check.language.phrase import Phrase
from profit_check.syntax_errors import SyntaxFault, json_fault, toml_fault


def of_toml(text: str) -> SyntaxFault:
    with pytest.raises(tomllib.TOMLDecodeError) as caught:
        tomllib.loads(text)
    return toml_fault(str(caught.value))


def of_json(text: str) -> SyntaxFault:
    with pytest.raises(json.JSONDecodeError) as caught:
        json.loads(text)
    return json_fault(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        "x",
        "= 1",
        "[a\n",
        "[[a]\n",
        "[a]\n[a]",
        "a = ",
        "a = 1 2",
        "a = 'b",
        'a = "b',
        "a = [1",
        "a = {b = 1",
        "a = {b = 1, b = 2}",
        "a = 1\na = 2",
        "a = {}\n[a.b]",
        'a = "\\q"',
        'a = "\\ud800"',
        'a = "\\uXX"',
        "a = 2026-13-01",
        "a = 1 # \x01",
    ],
)
def test_what_toml_is_refused_for_is_told_in_dutch(text: str) -> None:
    fault = of_toml(text)
    assert isinstance(fault.reason, Phrase), fault.reason
    assert language("nl").tell(fault.reason) != fault.reason
    assert (fault.line is None) == fault.at_end


@pytest.mark.parametrize(
    "text", ["", "{", '{"a" 1}', "[1 2]", '{"a": 1,}', '"\\q"', '"\n"', '"a', "1 2"]
)
def test_what_json_is_refused_for_is_told_in_dutch(text: str) -> None:
    fault = of_json(text)
    assert isinstance(fault.reason, Phrase), fault.reason
    told = language("nl").tell(str(fault))
    assert "op regel" in told
    assert fault.reason not in told


def test_the_place_stands_beside_the_reason() -> None:
    assert str(of_toml("a = 1\nb")) == "Expected '=' after a key in a key/value pair at the end"
    assert of_toml("a = 1\nb = x") == SyntaxFault("Invalid value", 2, 5)
    assert str(of_json('{"a": x}')) == "Expecting value at line 1, column 7"
    assert str(of_json('["a')) == "Unterminated string at line 1, column 2"


def test_the_key_that_is_there_twice_is_named() -> None:
    told = language("nl").tell(of_toml("a = {b = 1, b = 2}").reason)
    assert "'b'" in told


def test_a_rare_reason_stays_as_it_is_on_one_line() -> None:
    fault = toml_fault("Something\nnew (at line 3, column 4)")
    assert (fault.reason, fault.line, fault.column) == ("Something new", 3, 4)
    assert toml_fault("no place") == SyntaxFault("no place")
