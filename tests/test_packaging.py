"""What is installed is what is in the folders: nothing is left behind in a wheel."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from email.parser import Parser
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest

from tests.harness import registry
from tests.sources import FOLDERS, ROOT

INSTALLED = {**FOLDERS, "report_templates": "profit_check.report_templates"}
INSTALLED["samples"] = "profit_check.samples"
LEFT_OUT = ("__pycache__", "*.pyc", ".pytest_cache", "node_modules")


def setup() -> dict[str, Any]:
    content = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    found: dict[str, Any] = content["tool"]["setuptools"]
    return found


def files() -> dict[Path, str]:
    """Every file of the folders that are installed, and the package that it belongs to."""
    found = {}
    for folder, package in INSTALLED.items():
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and not set(LEFT_OUT) & set(path.parts):
                parts = path.parent.relative_to(ROOT / folder).parts
                found[path] = ".".join((package, *parts))
    return found


def in_wheel() -> set[str]:
    """The same files as a wheel names them."""
    return {f"{package.replace('.', '/')}/{path.name}" for path, package in files().items()}


def test_every_folder_is_in_the_list_of_packages() -> None:
    assert sorted(setup()["packages"]) == sorted(set(files().values()))


def test_the_list_of_packages_is_sorted_and_without_doubles() -> None:
    packages = setup()["packages"]
    assert packages == sorted(set(packages))


def test_every_package_has_an_init_file() -> None:
    packages = set(files().values())
    assert {package for path, package in files().items() if path.name == "__init__.py"} == packages


def test_every_folder_outside_the_package_is_mapped_into_it() -> None:
    mapped = {package: folder for folder, package in INSTALLED.items() if folder != "profit_check"}
    assert setup()["package-dir"] == mapped


def test_every_file_that_is_no_code_is_package_data() -> None:
    patterns = setup()["package-data"]["*"]
    data = [path for path in files() if path.suffix != ".py"]
    lost = [path for path in data if not any(fnmatch(path.name, each) for each in patterns)]
    assert lost == []
    idle = [each for each in patterns if not any(fnmatch(path.name, each) for path in data)]
    assert idle == []


def python(*arguments: str, folder: Path, path: Path | None = None) -> str:
    """What Python prints in `folder`; it imports from `path` before anything else."""
    more = {"PYTHONPATH": str(path)} if path else {}
    ended = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONUTF8": "1", **more},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return ended.stdout


def wheel_of(source: Path, to: Path) -> Path:
    """The wheel of a source tree, made without the network."""
    options = ("--no-deps", "--no-build-isolation", "--no-index", "--quiet", "--wheel-dir", str(to))
    python("-m", "pip", "wheel", *options, str(source), folder=source)
    [wheel] = to.glob("*.whl")
    return wheel


def contents(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as opened:
        return {name for name in opened.namelist() if ".dist-info/" not in name}


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what a wheel is made from, so that building leaves nothing in the checkout."""
    copy = tmp_path_factory.mktemp("source")
    for folder in INSTALLED:
        shutil.copytree(ROOT / folder, copy / folder, ignore=shutil.ignore_patterns(*LEFT_OUT))
    for path in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / path, copy)
    return copy


def test_a_wheel_holds_every_file_and_works_where_it_is_installed(
    source: Path, tmp_path: Path
) -> None:
    wheel = wheel_of(source, tmp_path / "wheel")
    assert contents(wheel) == in_wheel()
    with zipfile.ZipFile(wheel) as opened:
        [name] = [each for each in opened.namelist() if each.endswith(".dist-info/METADATA")]
        metadata = Parser().parsestr(opened.read(name).decode("utf-8"))
    assert metadata["Requires-Python"] == ">=3.11"

    place, elsewhere = tmp_path / "place", tmp_path / "elsewhere"
    elsewhere.mkdir()
    options = ("--no-deps", "--no-index", "--quiet", "--target", str(place))
    python("-m", "pip", "install", *options, str(wheel), folder=elsewhere)
    script = "from profit_check import checks, samples\nprint(checks.__file__, samples.__file__)"
    assert python("-c", script, folder=elsewhere, path=place).count(str(place)) == 2
    listed = python("-m", "profit_check", "checks", folder=elsewhere, path=place)
    assert all(check.id in listed for check in registry())
    demo = ("-m", "profit_check", "demo", "--report", "demo.html")
    python(*demo, folder=elsewhere, path=place)
    assert "<!doctype html>" in (elsewhere / "demo.html").read_text("utf-8").lower()


def test_a_wheel_from_the_source_distribution_holds_the_same(source: Path, tmp_path: Path) -> None:
    script = f"from setuptools import build_meta; build_meta.build_sdist({str(tmp_path)!r})"
    python("-W", "ignore", "-c", script, folder=source)
    [archive] = tmp_path.glob("*.tar.gz")
    with tarfile.open(archive) as opened:
        opened.extractall(tmp_path / "unpacked", filter="data")
    [unpacked] = (tmp_path / "unpacked").iterdir()
    assert contents(wheel_of(unpacked, tmp_path / "wheel")) == in_wheel()
