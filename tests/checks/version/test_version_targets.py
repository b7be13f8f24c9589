"""version.targets: do two targets offer the same."""

from __future__ import annotations

from dataclasses import replace

import pytest

from profit_check.model import (
    EnvironmentType,
    GetConnector,
    Manifest,
    OfferedGet,
    Result,
    Status,
)
from profit_check.sandbox.world import World
from profit_check.snapshot.counterpart import leads_to, other_targets
from tests.checks.version.drifting import keeping, of_targets
from tests.harness import judge, sample_manifest, sample_world
from tests.snapshot.offers import (
    OFFER,
    STRANGER,
    Step,
    get_field,
    more,
    no_get_field,
    update_field,
    without,
)


def test_with_one_target_it_does_not_apply() -> None:
    targets = {"sandbox": sample_manifest().targets["sandbox"]}
    result = of_targets(replace(sample_manifest(), targets=targets))
    assert result.status is Status.NOT_APPLICABLE
    assert result.message == "the manifest has no other target"


def test_without_a_snapshot_of_the_other_it_says_how_to_keep_one() -> None:
    manifest = _typed(sandbox="production", second="production", trial="test")
    result = of_targets(replace(manifest, snapshots={"sandbox": OFFER}))
    assert result.status is Status.NOT_APPLICABLE
    assert "`profit-check snapshot --target trial` keeps one" in result.message


def test_targets_that_offer_the_same_pass() -> None:
    result = of_targets(keeping(sandbox_oauth=OFFER))
    assert result.status is Status.PASS
    words = "nothing changed; 0 of 5 GetConnectors deviate (0 %)"
    assert result.message == f"from sandbox-oauth to sandbox: {words}"


@pytest.mark.parametrize(
    ("other", "status", "words"),
    [
        (get_field("Webshop_Stock", "InStock", data_type="string"), Status.PASS, "(20 %)"),
        (get_field("Webshop_PriceLists", "AgreedPrice", data_type="int"), Status.WARN, "became"),
        (get_field("Webshop_Articles", "Description", length=40), Status.WARN, "40 became 80"),
        (no_get_field("Webshop_Debtors", "Street"), Status.PASS, "1 harmless"),
        (update_field("FbSales", "RfCs", length=20), Status.PASS, "1 harmless"),
        (without("Webshop_Stock"), Status.PASS, "1 harmless; 0 of 4 GetConnectors deviate"),
        (more(STRANGER), Status.PASS, "nothing changed"),
    ],
)
def test_a_difference_is_weighed_for_the_manifest(other: Step, status: Status, words: str) -> None:
    manifest = keeping(sandbox_oauth=other(OFFER))
    result = of_targets(_without_integration_id(manifest))
    assert result.status is status
    assert words in result.message


# --- AFAS's 10 % ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("deviating", "of", "status"),
    [(0, 10, Status.PASS), (1, 10, Status.PASS), (2, 20, Status.PASS), (1, 9, Status.WARN)],
)
def test_exactly_a_tenth_may_deviate(deviating: int, of: int, status: Status) -> None:
    result = _with_copies(deviating, of)
    assert result.status is status
    assert f"{deviating} of {of} GetConnectors" in result.message
    assert ("where AFAS allows 10 %" in result.message) is (status is Status.WARN)


def test_an_integration_that_is_not_certified_may_deviate_more() -> None:
    manifest = keeping(sandbox_oauth=no_get_field("Webshop_Debtors", "Street")(OFFER))
    assert of_targets(manifest).status is Status.WARN
    assert of_targets(_without_integration_id(manifest)).status is Status.PASS


# --- which other target, and in which direction --------------------------------------------------


def _typed(**types: str) -> Manifest:
    one = sample_manifest().targets["sandbox"]
    targets = {
        name: replace(one, name=name, type=EnvironmentType(type)) for name, type in types.items()
    }
    return replace(sample_manifest(), targets=targets)


def test_a_target_of_another_type_is_chosen_first() -> None:
    manifest = _typed(a="production", b="production", c="test", d="accept")
    others = other_targets(manifest, manifest.targets["a"])
    assert [one.name for one in others] == ["c", "d", "b"]


@pytest.mark.parametrize(
    ("here", "there", "leads"),
    [
        ("test", "production", True),
        ("accept", "production", True),
        ("production", "test", False),
        ("production", "production", False),
        ("test", "accept", False),
    ],
)
def test_what_is_built_goes_to_production(here: str, there: str, leads: bool) -> None:
    targets = _typed(here=here, there=there).targets
    assert leads_to(targets["here"], targets["there"]) is leads


def test_on_a_test_environment_it_says_what_production_lacks() -> None:
    manifest = _typed(sandbox="test", live="production")
    kept = no_get_field("Webshop_Stock", "InStock")(OFFER)
    result = of_targets(replace(manifest, snapshots={"live": kept}))
    assert result.status is Status.WARN
    assert result.message.startswith("from sandbox to live: 1 breaking")
    assert "Webshop_Stock: InStock is gone" in result.message


def _without_integration_id(manifest: Manifest) -> Manifest:
    return replace(manifest, integration=replace(manifest.integration, integration_id=None))


def _with_copies(deviating: int, of: int) -> Result:
    """The judgement when so many of so many copies of a GetConnector have lost an unused field."""
    [definition] = [one for one in sample_world().get if one.id == "Webshop_Debtors"]
    ids = [f"Webshop_Copy{number:02}" for number in range(of)]
    world: World = replace(sample_world(), get=tuple(replace(definition, id=id) for id in ids))
    [offered] = [one for one in OFFER.get if one.id == definition.id]
    fields = offered.fields or ()
    kept = tuple(
        OfferedGet(id, "", fields[1:] if number < deviating else fields)
        for number, id in enumerate(ids)
    )
    manifest = keeping(sandbox_oauth=replace(OFFER, get=kept))
    reads = tuple(GetConnector(id, order=("CompanyName",), fields={"Town": None}) for id in ids)
    [result] = judge("version.targets", world=world, manifest=replace(manifest, get=reads))
    return result
