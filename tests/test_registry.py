"""The registry: which checks there are, and which of them run."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from profit_check.api import EVERY_PROFILE
from profit_check.errors import UsageError
from profit_check.explanation import explain
from profit_check.model import Profile
from profit_check.registry import FAMILIES, Registry, Selection, load, position
from tests.harness import registry
from tests.made_up import check, judged

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


# --- which checks there are ----------------------------------------------------------------------


def test_the_checks_that_ship_are_found_and_their_ids_follow_from_their_files() -> None:
    root = Path(__file__).parent.parent / "checks"
    files = {
        f"{path.parent.name}.{path.stem}".replace("_", "-")
        for path in root.glob("*/*.py")
        if path.stem != "__init__"
    }
    assert {check.id for check in registry()} == files
    assert files


def test_a_check_comes_after_what_it_needs() -> None:
    ids = [check.id for check in registry()]
    for one in registry():
        assert all(ids.index(need) < ids.index(one.id) for need in one.needs)


def test_two_checks_of_one_id_are_refused() -> None:
    with pytest.raises(UsageError, match=r"check a\.a: there are two of this id"):
        Registry([check("a.a"), check("a.a")])


def test_the_same_check_twice_is_one_check() -> None:
    one = check("a.a")
    assert list(Registry([one, one])) == [one]


def test_checks_that_need_each_other_in_a_circle_are_refused() -> None:
    circle = [check("a.a", needs=["a.b"]), check("a.b", needs=["a.c"]), check("a.c", needs=["a.a"])]
    with pytest.raises(UsageError, match="need each other in a circle") as raised:
        Registry(circle)
    assert all(one.id in str(raised.value) for one in circle)


def test_a_check_that_needs_itself_is_refused() -> None:
    with pytest.raises(UsageError, match="in a circle"):
        Registry([check("a.a", needs=["a.a"])])


def test_a_need_that_does_not_exist_is_refused() -> None:
    with pytest.raises(UsageError, match=r"check a\.a: needs a\.nothing, which does not exist"):
        Registry([check("a.a", needs=["a.nothing"])])


def test_the_order_does_not_depend_on_the_order_of_finding() -> None:
    checks = [check("b.b"), check("a.a", needs=["b.b"]), check("c.c")]
    assert [one.id for one in Registry(checks)] == [one.id for one in Registry(reversed(checks))]


def test_families_come_in_the_contracts_order_and_others_after_them() -> None:
    mixed = ["zebra", *reversed(FAMILIES), "acme"]
    assert sorted(mixed, key=position) == [*FAMILIES, "acme", "zebra"]


# --- which checks run ----------------------------------------------------------------------------

CHECKS = Registry(
    [
        check("connection.a", profiles=EVERY_PROFILE),
        check("token.b", needs=["connection.a"], profiles=EVERY_PROFILE),
        check("paging.c", needs=["token.b"]),
        check("paging.d"),
        check("conduct.e", profiles=frozenset({Profile.CERTIFICATION})),
    ]
)


def chosen(selection: Selection) -> tuple[set[str], set[str]]:
    return {one.id for one in selection.checks}, set(selection.reported)


@pytest.mark.parametrize(
    ("profile", "ids"),
    [
        (Profile.CONNECT, {"connection.a", "token.b"}),
        (Profile.GO_LIVE, {"connection.a", "token.b", "paging.c", "paging.d"}),
        (
            Profile.CERTIFICATION,
            {"connection.a", "token.b", "paging.c", "paging.d", "conduct.e"},
        ),
    ],
)
def test_a_profile_runs_its_checks(profile: Profile, ids: set[str]) -> None:
    assert chosen(CHECKS.select(profile)) == (ids, ids)


@pytest.mark.parametrize(
    ("only", "skip", "run", "reported"),
    [
        (["paging.d"], [], {"paging.d"}, {"paging.d"}),
        (["paging.c"], [], {"connection.a", "token.b", "paging.c"}, {"paging.c"}),
        (
            ["paging"],
            [],
            {"connection.a", "token.b", "paging.c", "paging.d"},
            {"paging.c", "paging.d"},
        ),
        (["conduct.e"], [], {"conduct.e"}, {"conduct.e"}),
        ([], ["paging"], {"connection.a", "token.b"}, {"connection.a", "token.b"}),
        (
            [],
            ["token.b"],
            {"connection.a", "paging.c", "paging.d"},
            {"connection.a", "paging.c", "paging.d"},
        ),
        (["paging.c"], ["token.b"], {"paging.c"}, {"paging.c"}),
        (["paging"], ["paging.c"], {"paging.d"}, {"paging.d"}),
        (["paging.c"], ["paging"], set(), set()),
    ],
)
def test_only_and_skip_narrow_the_run_and_prerequisites_come_along(
    only: list[str], skip: list[str], run: set[str], reported: set[str]
) -> None:
    assert chosen(CHECKS.select(Profile.GO_LIVE, only, skip)) == (run, reported)


def test_a_selection_keeps_the_order_that_needs_allow() -> None:
    selection = CHECKS.select(Profile.GO_LIVE, ["paging.c"])
    assert [one.id for one in selection.checks] == ["connection.a", "token.b", "paging.c"]


@pytest.mark.parametrize(
    ("name", "nearest"), [("paging.cc", "paging.c"), ("pagign", "paging"), ("toke.b", "token.b")]
)
@pytest.mark.parametrize("option", ["only", "skip"])
def test_a_mistyped_check_names_the_nearest_known_one(
    option: str, name: str, nearest: str
) -> None:
    with pytest.raises(UsageError) as raised:
        CHECKS.select(Profile.GO_LIVE, **{option: [name]})
    expected = f"--{option} {name}: no such check or family; did you mean {nearest}?"
    assert str(raised.value) == expected


def test_what_is_near_to_nothing_is_pointed_to_the_list() -> None:
    assert CHECKS.nearest("qqqqqqq") == "; see `profit-check checks`"


# --- plugins -------------------------------------------------------------------------------------


def test_a_file_in_a_folder_is_a_check_of_that_family(imports: Path) -> None:
    path = written(imports, "acme/own_question.py", PLUGIN)
    found = load([str(path)])["acme.own-question"]
    assert found.family == "acme"
    assert explain(found, "nl").title == "A plugin asks what it wants."


def test_a_plugins_check_runs_like_any_other(imports: Path) -> None:
    path = written(imports, "acme/own_question.py", PLUGIN)
    for language in ("en", "nl"):
        [result] = judged(load([str(path)])["acme.own-question"], language=language).results
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
    "name", ["nothing_of_this_name", "", ".", ".relative", "a b", "nothing.py", "no/where.py", "os."]
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
