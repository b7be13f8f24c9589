"""Reads scenarios: those that ship with profit-check, and files of a user's own."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from profit_check.errors import UsageError
from profit_check.manifest.faults import nearest, show
from profit_check.model import Level
from profit_check.rehearsal.scenario import Ending, Expectation, Repeating, Scenario, Step

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

ALL = "all"
"""What stands for every scenario that ships."""

_SHIPPED = Path(str(files("profit_check.samples.rehearsals")))
_NAMED = "name a scenario (`profit-check rehearse --list`), or the .toml file of one"


def chosen(names: Sequence[str]) -> list[Scenario]:
    """The scenarios of these names or files, each once; raises UsageError for one that is none."""
    found = dict[str, Scenario]()
    for name in names:
        for scenario in shipped().values() if name == ALL else [_one(name)]:
            if found.setdefault(scenario.name, scenario) != scenario:
                raise UsageError(f"{name}: there is another scenario {scenario.name}; rename one")
    return list(found.values())


@cache
def shipped() -> Mapping[str, Scenario]:
    """The scenarios that ship, by name."""
    return {path.stem: load(path) for path in sorted(_SHIPPED.glob("*.toml"))}


def load(path: Path) -> Scenario:
    """The scenario in a TOML file; UsageError says in one line which key is not as expected."""
    try:
        data = tomllib.loads(path.read_text("utf-8-sig"))
    except UnicodeDecodeError:
        raise UsageError(f"{path}: is not UTF-8 text; save it as UTF-8") from None
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror}); {_NAMED}") from None
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{path}: is not TOML: {' '.join(str(error).split())}") from None
    fault = next(iter(_validator().iter_errors(data)), None)
    if fault is not None:
        raise UsageError(f"{path}: {_described(fault)}")
    return _scenario(_name(path), data)


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a scenario's file."""
    text = (files("profit_check.rehearsal") / "scenario.schema.json").read_text("utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def _one(name: str) -> Scenario:
    if name in shipped():
        return shipped()[name]
    if not name.lower().endswith(".toml"):
        hint = nearest(name, shipped()) or f"; {_NAMED}"
        raise UsageError(f"{name}: there is no such scenario{hint}")
    return load(Path(name))


def _name(path: Path) -> str:
    """The scenario's name, which is the file's: a check's id is made of it."""
    name = path.stem.lower().replace("_", "-")
    if not name.replace("-", "").isalnum() or not name.isascii():
        raise UsageError(f"{path}: rename it; a scenario is named with letters, digits and hyphens")
    return name


def _scenario(name: str, data: Mapping[str, Any]) -> Scenario:
    expect = data["expect"]
    return Scenario(
        name=name,
        title=_texts(data["title"]),
        why=_texts(data["why"]),
        fix=_texts(data["fix"]),
        afas=data["afas"],
        level=Level(data["level"]),
        steps=tuple(map(_step, data["happen"])),
        expect=Expectation(
            **{
                **expect,
                "repeat": Repeating(expect.get("repeat", Repeating.FREE)),
                "ends": Ending(expect.get("ends", Ending.EITHER)),
            }
        ),
        languages=tuple(data.get("languages", ())),
    )


def _step(data: Mapping[str, Any]) -> Step:
    return Step(
        **{**data, "times": None if data.get("times") == "always" else data.get("times", 1)}
    )


def _texts(value: str | Mapping[str, str]) -> Mapping[str, str]:
    texts = {"en": value} if isinstance(value, str) else value
    return {code: text.strip() for code, text in texts.items()}


@cache
def _validator() -> Any:
    from jsonschema import Draft202012Validator

    return Draft202012Validator(schema())


def _described(fault: ValidationError) -> str:
    """The key that is not as it should be, and what is expected there."""
    path = [f"[{one + 1}]" if isinstance(one, int) else f".{one}" for one in fault.absolute_path]
    where = "".join(path).lstrip(".")
    rule: Any = fault.schema if isinstance(fault.schema, dict) else {}
    wanted: Any = fault.validator_value
    value: Any = fault.instance
    match fault.validator:
        case "required":
            key = next(one for one in wanted if one not in value)
            return f"{_joined(where, key)}: missing; expected {_expected(rule, key)}"
        case "additionalProperties":
            known = rule["properties"]
            key = next(one for one in value if one not in known)
            hint = nearest(key, known) or f"; known here: {', '.join(known)}"
            return f"{_joined(where, key)}: unknown key{hint}"
        case "enum":
            choice = ", ".join(wanted)
            return f"{where}: {show(value)} is not one of {choice}"
        case _:
            expected = rule.get("x-expected", "what the JSON Schema describes")
            return f"{where}: expected {expected}, not {show(value)}"


def _expected(rule: Mapping[str, Any], key: str) -> str:
    found = rule["properties"][key] if "properties" in rule else {}
    if "$ref" in found:
        found = schema()["$defs"][found["$ref"].rpartition("/")[2]] | found
    if "enum" in found:
        return f"one of {', '.join(found['enum'])}"
    return str(found.get("x-expected", "a text"))


def _joined(where: str, key: str) -> str:
    return f"{where}.{key}" if where else key
