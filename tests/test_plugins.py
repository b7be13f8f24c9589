"""Plugins: checks of others, from a file or a package."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from profit_check.errors import UsageError
from profit_check.explanation import explain
from profit_check.registry import load
from tests.harness import registry
from tests.made_up import judged

PLUGIN = '''"""A plugin asks what it wants.

## Why
Because.

## Fix
Do it.

## References
None.
"""

from profit_check.api import MUST, Environment, Outcome, check, wrong


@check(level=MUST)
async def own_question(env: Environment) -> Outcome:
    return wrong("found by a plugin")
'''


@pytest.fixture
def imports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder that Python imports from; what came from it is forgotten afterwards."""
    before = set(sys.modules)
    monkeypatch.syspath_prepend(tmp_path)
    yield tmp_path
    for name in set(sys.modules) - before:
        del sys.modules[name]


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def fault(*plugins: str) -> str:
    with pytest.raises(UsageError) as raised:
        load(plugins)
    assert "\n" not in str(raised.value)
    return str(raised.value)


def test_a_file_in_a_folder_is_a_check_of_that_family(imports: Path) -> None:
    path = written(imports, "acme/own_question.py", PLUGIN)
    found = load([str(path)])["acme.own-question"]
    assert found.family == "acme"
    assert explain(found, "nl").title == "A plugin asks what it wants."


def test_a_plugins_check_runs_like_any_other(imports: Path) -> None:
    path = written(imports, "acme/own_question.py", PLUGIN)
    [result] = judged(load([str(path)])["acme.own-question"]).results
    assert (result.check, result.status) == ("acme.own-question", "fail")
    assert (result.message, result.remedy) == ("found by a plugin", "Do it.")


def test_a_package_is_searched_to_its_depth(imports: Path) -> None:
    written(imports, "acme_checks/__init__.py", "")
    written(imports, "acme_checks/stock/__init__.py", "")
    written(imports, "acme_checks/stock/own_question.py", PLUGIN)
    written(imports, "acme_checks/stock/own_question.nl.md", "Een plugin.\n\n## Oplossing\nDoe.\n")
    found = load(["acme_checks"])["stock.own-question"]
    assert explain(found, "nl").fix == "Doe."


def test_a_package_that_lies_in_the_working_directory_is_found(
    imports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(imports)
    written(imports, "acme_here/__init__.py", "")
    written(imports, "acme_here/own_question.py", PLUGIN)
    assert "acme-here.own-question" in load(["acme_here"])


def test_a_module_without_a_package_may_hold_a_check(imports: Path) -> None:
    written(imports, "lonely.py", PLUGIN)
    [found] = [one for one in load(["lonely"]) if one.judge.__module__ == "lonely"]
    assert explain(found, "nl").fix == "Do it."


def test_a_check_that_a_plugin_only_imports_is_not_its_own(imports: Path) -> None:
    written(imports, "acme/own_question.py", PLUGIN)
    written(imports, "acme/__init__.py", "from acme.own_question import own_question\n")
    assert "acme.own-question" in load(["acme"])


def test_a_plugin_may_need_a_check_that_ships(imports: Path) -> None:
    needed = next(iter(registry())).id
    text = PLUGIN.replace("level=MUST", f"level=MUST, needs=[{needed!r}]")
    path = written(imports, "acme/own_question.py", text)
    assert load([str(path)])["acme.own-question"].needs == (needed,)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("def broken(:\n", "SyntaxError"),
        ("raise ValueError('two\\nlines')", "ValueError: two lines"),
        ("import nothing_of_this_name", "ModuleNotFoundError"),
        ("1 / 0", "ZeroDivisionError"),
        ("from profit_check.api import nothing", "ImportError"),
    ],
)
def test_a_broken_plugin_is_told_in_one_line(imports: Path, text: str, expected: str) -> None:
    path = written(imports, "acme/broken.py", text)
    message = fault(str(path))
    assert message.startswith("--plugin ") and str(path.name) in message
    assert expected in message
    written(imports, "acme_broken/__init__.py", text)
    assert expected in fault("acme_broken")


@pytest.mark.parametrize(
    "name",
    ["nothing_of_this_name", "", ".", ".relative", "a b", "nothing.py", "no/where.py", "os."],
)
def test_a_plugin_that_is_not_there_is_told_in_one_line(name: str) -> None:
    assert fault(name).startswith(f"--plugin {name}: ")


def test_a_plugin_that_is_no_python_file_is_told_in_one_line(imports: Path) -> None:
    assert "--plugin" in fault(str(written(imports, "acme/notes.txt", "text")))


def test_a_plugin_without_a_check_is_told_because_it_is_a_mistake(imports: Path) -> None:
    path = written(imports, "acme/empty.py", '"""Nothing."""\n')
    assert "holds no check" in fault(str(path))


def test_a_plugin_with_the_id_of_a_check_that_ships_is_refused(imports: Path) -> None:
    shipped = next(iter(registry()))
    name = shipped.id.partition(".")[2].replace("-", "_")
    path = written(imports, f"{shipped.family}/{name}.py", PLUGIN)
    assert f"check {shipped.id}: there are two of this id" in fault(str(path))


@pytest.mark.parametrize("arguments", ['level="must"', "level=None", 'level=MUST, needs="a.b"'])
def test_a_check_that_is_declared_wrongly_is_told_in_one_line(
    imports: Path, arguments: str
) -> None:
    path = written(imports, "acme/wrongly.py", PLUGIN.replace("level=MUST", arguments))
    assert "level is a Level; needs and afas_rules are lists of texts" in fault(str(path))


def test_a_plugin_cannot_end_the_process_when_it_is_imported(imports: Path) -> None:
    path = written(imports, "acme/ends.py", "raise SystemExit(0)\n")
    assert "SystemExit" in fault(str(path))
