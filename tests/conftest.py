"""What every test may use: golden files, rewritten by `pytest --refresh-golden`."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable
from pathlib import Path

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds the option that rewrites golden files."""
    parser.addoption("--refresh-golden", action="store_true", help="rewrite the golden files")


def pytest_configure() -> None:
    """Speaks English, to no CI system, wherever tests run; child processes do too."""
    os.environ["LANGUAGE"] = "en"
    os.environ.pop("GITHUB_ACTIONS", None)


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
