"""connectors.custom-field: which free fields are used."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from profit_check.model import Level, Payload, Profile, Result, Status, UpdateConnector
from profit_check.sandbox.world import World
from tests.checks.one_connector import field, judged
from tests.harness import judge, sample_manifest

FREE = "U0123456789ABCDEF0123456789ABCDEF"


def _written(body: Any) -> Result:
    nested = {"name": "Line", "fields": [{"fieldId": FREE, "label": "Season"}], "objects": []}
    update = {"id": "Acme", "name": "Acme", "fields": [{"fieldId": "Nm"}], "objects": [nested]}
    world = World("O12345AA", "22.22.5", get=(), update=(update,))
    payloads = () if body is None else (Payload(Path("body.json"), body),)
    connector = UpdateConnector("Acme", payloads=payloads)
    manifest = replace(sample_manifest(), get=(), update=(connector,))
    return judge("connectors.custom-field", world=world, manifest=manifest)[0]


def test_a_free_field_of_a_get_connector_is_named_for_information() -> None:
    fields = [field("Key", "int"), field("Season", fieldId=FREE)]
    result = judged("connectors.custom-field", fields=fields)
    assert (result.status, result.level) == (Status.WARN, Level.INFO)
    assert "Season" in result.message


def test_for_certification_it_weighs_more() -> None:
    fields = [field("Key", "int"), field("Season", fieldId=FREE.lower())]
    result = judged("connectors.custom-field", fields=fields, profile=Profile.CERTIFICATION)
    assert (result.status, result.level) == (Status.WARN, Level.SHOULD)


def test_an_ordinary_field_is_not_free() -> None:
    assert judged("connectors.custom-field").status is Status.PASS


def test_a_free_field_that_a_payload_writes_is_named_by_its_label() -> None:
    body = {"Acme": {"Element": {"Objects": [{"Line": {"Element": {"Fields": {FREE: "x"}}}}]}}}
    result = _written(body)
    assert result.status is Status.WARN
    assert "Season" in result.message


def test_a_free_field_that_no_payload_writes_is_not_used() -> None:
    assert _written({"Acme": {"Element": {"Fields": {"Nm": FREE}}}}).status is Status.PASS


def test_without_a_payload_it_cannot_be_seen() -> None:
    assert _written(None).status is Status.NOT_APPLICABLE
