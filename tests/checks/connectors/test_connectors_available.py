"""connectors.available: is each connector of the manifest in the app connector."""

from __future__ import annotations

from dataclasses import replace

from profit_check.model import GetConnector, Manifest, Profile, Result, Status, UpdateConnector
from tests.checks.one_connector import judged
from tests.harness import judge, sample_manifest


def _reading(id: str) -> Manifest:
    return replace(sample_manifest(), get=(GetConnector(id, ("ItemCode",)),), update=())


def _available(manifest: Manifest) -> Result:
    return judge("connectors.available", manifest=manifest)[0]


def test_a_listed_connector_is_available() -> None:
    assert judged("connectors.available").status is Status.PASS


def test_letter_case_does_not_matter() -> None:
    assert _available(_reading("webshop_ARTICLES")).status is Status.PASS


def test_a_mistyped_connector_names_the_nearest_listed_one() -> None:
    result = _available(_reading("webshop_artikles"))
    assert result.status is Status.FAIL
    assert "Webshop_Articles" in result.message
    assert "unknown or not in the app connector" in result.message


def test_a_connector_like_no_other_names_none() -> None:
    result = _available(_reading("Zzz"))
    assert result.status is Status.FAIL
    assert "Webshop" not in result.message
    assert "unknown or not in the app connector" in result.message


def test_a_connector_of_the_other_kind_is_told_as_such() -> None:
    assert "as an UpdateConnector" in _available(_reading("FbSales")).message
    manifest = replace(sample_manifest(), get=(), update=(UpdateConnector("Webshop_Stock"),))
    assert "as a GetConnector" in _available(manifest).message


def test_an_empty_app_connector_fails_rather_than_being_in_doubt() -> None:
    found = judge("connectors.available", faults=["get-connectors-are-null"])
    failed = {result.subject for result in found if result.status is Status.FAIL}
    assert failed == {connector.id for connector in sample_manifest().get}


def test_it_belongs_to_the_profile_connect() -> None:
    found = judge("connectors.available", profile=Profile.CONNECT)
    assert {result.status for result in found} == {Status.PASS}


def test_a_manifest_without_connectors_has_nothing_to_look_for() -> None:
    manifest = replace(sample_manifest(), get=(), update=())
    assert _available(manifest).status is Status.NOT_APPLICABLE
