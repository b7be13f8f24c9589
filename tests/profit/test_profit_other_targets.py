"""Which addresses the other targets of a manifest have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from profit_check.model import EnvironmentType, Manifest
from profit_check.profit.hosts import owner
from profit_check.profit.other_targets import other_addresses
from tests.made_up import TARGET, manifest

HERE = "https://profit.example/ProfitRestServices"


def targets(**urls: str | None) -> Manifest:
    """A manifest with these base URLs; None is for AFAS's own host."""
    made = {name: replace(TARGET, name=name, base_url=url) for name, url in urls.items()}
    return replace(manifest(), targets=made)


def others(made: Manifest, name: str = "own") -> Mapping[str, str]:
    return other_addresses(made, made.targets[name])


def test_a_target_alone_has_no_others() -> None:
    assert others(targets(own=HERE)) == {}


def test_each_other_address_has_the_names_of_its_targets() -> None:
    found = others(targets(own=HERE, a="https://a/x/", b="https://A:443/X", c="https://c/x"))
    assert found == {"https://a/x": "a and b", "https://c/x": "c"}


@pytest.mark.parametrize(
    "spelling",
    [
        HERE,
        f"{HERE}/",
        "https://profit.example:443/ProfitRestServices",
        "https://PROFIT.example/profitrestservices",
        "https://profit.example./ProfitRestServices",
    ],
)
def test_another_spelling_is_no_other_address(spelling: str) -> None:
    assert others(targets(own=HERE, other=spelling)) == {}


@pytest.mark.parametrize(
    "url",
    [
        "http://profit.example/ProfitRestServices",
        "https://profit.example:8443/ProfitRestServices",
        "https://profit.example/other",
        "https://test.profit.example/ProfitRestServices",
    ],
)
def test_another_scheme_port_path_or_host_is_another_address(url: str) -> None:
    assert others(targets(own=HERE, other=url)) == {url: "other"}


def test_every_address_is_afas_s_own_or_stands_in_the_manifest() -> None:
    made = targets(own=None, gateway=HERE, accept=None, production=None)
    kinds = {"accept": EnvironmentType.ACCEPT, "production": EnvironmentType.PRODUCTION}
    typed = {
        name: replace(one, type=kinds.get(name, one.type)) for name, one in made.targets.items()
    }
    found = others(replace(made, targets=typed))
    assert set(found.values()) == {"gateway", "accept", "production"}
    assert [url for url in found if owner(url) is None] == [HERE]
