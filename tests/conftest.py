"""What every test may use: golden files, rewritten by `pytest --refresh-golden`."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

_BYTECODE = "PROFIT_CHECK_TESTS_BYTECODE"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds the option that rewrites golden files."""
    parser.addoption("--refresh-golden", action="store_true", help="rewrite the golden files")


def pytest_configure(config: pytest.Config) -> None:
    """Speaks English, to no CI system, wherever tests run; child processes do too."""
    os.environ["LANGUAGE"] = "en"
    os.environ.pop("GITHUB_ACTIONS", None)
    if sys.dont_write_bytecode:
        _share_bytecode(config)


def _share_bytecode(config: pytest.Config) -> None:
    """Lets processes that tests start compile a module once, where none may stay compiled.

    Not those that run tests: they are few, and keep to what is installed with its bytecode.
    """
    if "PYTEST_XDIST_WORKER" not in os.environ:
        folder = TemporaryDirectory(prefix="bytecode-", ignore_cleanup_errors=True)
        config.add_cleanup(folder.cleanup)
        os.environ[_BYTECODE] = folder.name
    if "PYTEST_XDIST_WORKER" in os.environ or not config.getoption("numprocesses", None):
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = os.environ[_BYTECODE]


def pytest_collection_finish() -> None:
    """Lets the garbage collector leave alone what was collected: thousands of tests, to the end."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def compare_with_golden(request: pytest.FixtureRequest) -> Callable[[str, Path], None]:
    """Asserts that text is what a golden file holds; with --refresh-golden writes it there."""

    def compare(text: str, golden: Path) -> None:
        text = text.replace("\r\n", "\n")  # as a checkout may have it; a test looks at line ends
        if request.config.getoption("--refresh-golden"):
            golden.write_text(text, encoding="utf-8", newline="\n")
        assert text == golden.read_text(encoding="utf-8")

    return compare
