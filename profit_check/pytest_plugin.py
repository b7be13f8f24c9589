"""The pytest plugin: the fixture `profit_sandbox`, an emulated Profit environment for tests.

It is loaded by every run of pytest where profit-check is installed. So it imports nothing of it,
and starts nothing, until a test asks for the fixture.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from profit_check.sandbox.fixture import ProfitSandbox, SharedSandbox


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds the option that names the sandbox's data, and the same for the project's settings."""
    about = "the data of the fixture profit_sandbox: a world file (default: a webshop)"
    group = parser.getgroup("profit-check")
    group.addoption("--profit-sandbox", metavar="FILE", type=_absolute, help=about)
    parser.addini("profit_sandbox", about)


@pytest.fixture(scope="session")
def _shared_profit_sandbox(pytestconfig: pytest.Config) -> Iterator[SharedSandbox]:
    from profit_check.errors import UsageError
    from profit_check.sandbox.fixture import SharedSandbox
    from profit_check.sandbox.sample import WEBSHOP
    from profit_check.sandbox.world_file import load_world

    try:
        world = load_world(_world_file(pytestconfig) or WEBSHOP / "world.json")
    except UsageError as error:
        raise pytest.fail.Exception(str(error), pytrace=False) from None
    with SharedSandbox(world).serving() as shared:
        yield shared


@pytest.fixture
def profit_sandbox(_shared_profit_sandbox: SharedSandbox) -> ProfitSandbox:
    """An emulated Profit environment: base_url, token, client_id, faults, requests, writes …"""
    return _shared_profit_sandbox.begin()


def _world_file(config: pytest.Config) -> Path | None:
    """The file that is named: on the command line, or in the settings of the project."""
    if option := config.getoption("--profit-sandbox"):
        return Path(option)
    setting: str = config.getini("profit_sandbox")
    if setting:
        return (config.inipath.parent if config.inipath else config.rootpath) / setting
    return None


def _absolute(path: str) -> str:
    """What the workers of pytest-xdist find as well."""
    return str(Path(path).absolute())
