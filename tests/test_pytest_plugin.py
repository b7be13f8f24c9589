"""The pytest plugin, in projects that pytest runs for the occasion."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from importlib.metadata import entry_points

import pytest

from profit_check.sandbox.faults import catalogue
from tests.process import ROOT

pytest_plugins = ["pytester"]

EXAMPLE = ROOT / "samples" / "pytest_example"

ASKING = """
import urllib.request

def ids(sandbox):
    request = urllib.request.Request(
        sandbox.base_url + "/metainfo", headers={"Authorization": sandbox.authorization}
    )
    with urllib.request.urlopen(request) as answer:
        return answer.read().decode()
"""
OWN_WORLD = """
environment_id = "T12345AA"
version = "22.22.5"
[[get]]
id = "{id}"
fields = [{{ id = "Code", dataType = "string" }}]
"""


@pytest.fixture
def example(pytester: pytest.Pytester) -> pytest.Pytester:
    """The example project as a vendor copies it."""
    for path in EXAMPLE.iterdir():
        if path.is_file() and path.name != "__init__.py":
            shutil.copy(path, pytester.path)
    return pytester


def world(pytester: pytest.Pytester, id: str) -> str:
    """The name of a world file with one connector."""
    (pytester.path / f"{id}.toml").write_text(OWN_WORLD.format(id=id), "utf-8")
    return f"{id}.toml"


def passed(result: pytest.RunResult, count: int) -> None:
    result.assert_outcomes(passed=count)


def test_the_plugin_installs_with_the_package() -> None:
    [found] = entry_points(group="pytest11", name="profit_check")
    assert found.value == "profit_check.pytest_plugin"


def test_the_example_project_passes(example: pytest.Pytester) -> None:
    passed(example.runpytest_subprocess("-W", "error"), 6)


def test_workers_of_xdist_each_have_a_sandbox(example: pytest.Pytester) -> None:
    passed(example.runpytest_subprocess("-n", "2", "-W", "error"), 6)


def test_workers_of_xdist_find_a_world_that_is_named_from_where_pytest_was_started(
    pytester: pytest.Pytester,
) -> None:
    pytester.makepyfile(
        ASKING + "def test_world(profit_sandbox): assert 'Acme_Own' in ids(profit_sandbox)"
    )
    option = f"--profit-sandbox={world(pytester, 'Acme_Own')}"
    passed(pytester.runpytest_subprocess("-n", "1", option), 1)


def test_without_a_word_the_sandbox_is_the_webshop(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        ASKING + "def test_world(profit_sandbox): assert 'Webshop_Stock' in ids(profit_sandbox)"
    )
    passed(pytester.runpytest_inprocess(), 1)


def test_the_option_goes_before_the_setting(pytester: pytest.Pytester) -> None:
    pytester.makeini(f"[pytest]\nprofit_sandbox = {world(pytester, 'Acme_Setting')}\n")
    pytester.makepyfile(
        ASKING + "def test_world(profit_sandbox): assert 'Acme_Option' in ids(profit_sandbox)"
    )
    option = f"--profit-sandbox={world(pytester, 'Acme_Option')}"
    passed(pytester.runpytest_inprocess(option), 1)


def test_a_setting_is_looked_for_beside_the_settings(pytester: pytest.Pytester) -> None:
    pytester.makeini(f"[pytest]\nprofit_sandbox = {world(pytester, 'Acme_Setting')}\n")
    within = pytester.mkdir("within")
    (within / "test_it.py").write_text(
        ASKING + "def test_world(profit_sandbox): assert 'Acme_Setting' in ids(profit_sandbox)",
        "utf-8",
    )
    pytester.chdir()
    passed(pytester.runpytest_subprocess("within"), 1)


def test_a_world_that_cannot_be_used_is_one_line(pytester: pytest.Pytester) -> None:
    pytester.makepyfile("def test_it(profit_sandbox): pass")
    result = pytester.runpytest_inprocess("--profit-sandbox=nowhere.toml")
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*nowhere.toml: cannot be read*"])
    assert "Traceback" not in result.stdout.str()


def test_each_test_begins_with_nothing_seen_and_no_fault(pytester: pytest.Pytester) -> None:
    """The fault shows on the first of equal requests: in each test the first is a first again."""
    pytester.makepyfile(
        ASKING
        + """
import urllib.error, pytest

@pytest.mark.parametrize("time", [1, 2])
def test_it(profit_sandbox, time):
    assert profit_sandbox.requests == [] and list(profit_sandbox.faults) == []
    profit_sandbox.faults.add("connection-dropped-once")
    with pytest.raises((ConnectionError, urllib.error.URLError)):
        ids(profit_sandbox)
    ids(profit_sandbox)
    assert [request.status for request in profit_sandbox.requests] == [None, 200]
"""
    )
    passed(pytester.runpytest_inprocess(), 2)


def test_the_plugin_can_be_left_out(pytester: pytest.Pytester) -> None:
    pytester.makepyfile("def test_it(profit_sandbox): pass")
    result = pytester.runpytest_inprocess("-p", "no:profit_check")
    result.stdout.fnmatch_lines(["*fixture 'profit_sandbox' not found*"])


def test_a_run_that_does_not_use_it_imports_nothing_for_it(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
import sys

def test_it():
    own = {name for name in sys.modules if name.startswith("profit_check")}
    assert own == {"profit_check", "profit_check.pytest_plugin"}
    assert not {"httpx", "jinja2", "uvicorn", "cryptography"} & set(sys.modules)
"""
    )
    passed(pytester.runpytest_subprocess("-p", "no:xdist"), 1)


def test_every_fault_that_its_page_names_exists() -> None:
    page = (ROOT / "docs" / "pytest.md").read_text("utf-8")
    names = re.findall(r'faults\.\w+\("([a-z-]+)', page)
    assert names
    assert [name for name in names if name not in catalogue()] == []


def test_importing_the_plugin_costs_pytest_itself_and_nothing_else() -> None:
    script = (
        "import sys, pytest, typing, collections.abc, pathlib\nbefore = set(sys.modules)\n"
        "import profit_check.pytest_plugin\nprint(*sorted(set(sys.modules) - before))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, encoding="utf-8", timeout=60
    )
    assert ended.stdout.split() == ["profit_check", "profit_check.pytest_plugin"]
