"""Reads scenarios: those that ship with profit-check, and files of a user's own."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from profit_check.errors import UsageError
from profit_check.language.phrase import joined, say
from profit_check.manifest.faults import nearest
from profit_check.model import Level
from profit_check.rehearsal.faulty_file import first_fault
from profit_check.rehearsal.scenario import Ending, Expectation, Repeating, Scenario, Step

ALL = "all"
"""What stands for every scenario that ships."""

_SHIPPED = Path(str(files("profit_check.samples.rehearsals")))


def chosen(names: Sequence[str]) -> list[Scenario]:
    """The scenarios of these names or files, each once; raises UsageError for one that is none."""
    found = dict[str, Scenario]()
    for name in names:
        for scenario in shipped().values() if name == ALL else [_one(name)]:
            if found.setdefault(scenario.name, scenario) != scenario:
                text = say(
                    "{file}: there is another scenario {name}; rename one",
                    file=name,
                    name=scenario.name,
                )
                raise UsageError(text)
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
        raise UsageError(
            say("{file}: is not UTF-8 text; save it as UTF-8", file=str(path))
        ) from None
    except OSError as error:
        template = say(
            "{file}: cannot be read ({why}); name a scenario or the .toml file of one",
            file=str(path),
            why=error.strerror,
        )
        raise UsageError(template) from None
    except (ValueError, RecursionError) as error:
        why = " ".join(str(error).split())
        raise UsageError(say("{file}: is not TOML: {why}", file=str(path), why=why)) from None
    if fault := first_fault(data):
        raise UsageError(joined((str(path), fault), ": "))
    return _scenario(_name(path), data)


def _one(name: str) -> Scenario:
    if name in shipped():
        return shipped()[name]
    if not name.lower().endswith(".toml"):
        hint = nearest(name, shipped()) or say("; `profit-check rehearse --list` lists them")
        raise UsageError(say("{name}: there is no such scenario{hint}", name=name, hint=hint))
    return load(Path(name))


def _name(path: Path) -> str:
    """The scenario's name, which is the file's: a check's id is made of it."""
    name = path.stem.lower().replace("_", "-")
    if not name.replace("-", "").isalnum() or not name.isascii():
        text = say(
            "{file}: rename it; a scenario is named with letters, digits and hyphens",
            file=str(path),
        )
        raise UsageError(text)
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
    times = data.get("times", 1)
    return Step(**{**data, "times": None if times == "always" else times})


def _texts(value: str | Mapping[str, str]) -> Mapping[str, str]:
    texts = {"en": value} if isinstance(value, str) else value
    return {code: text.strip() for code, text in texts.items()}
