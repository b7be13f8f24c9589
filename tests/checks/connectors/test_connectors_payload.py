"""connectors.payload: does each sample payload satisfy the UpdateConnector's metainfo."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from profit_check.model import Payload, Result, Status, UpdateConnector
from profit_check.sandbox.world import World
from tests.harness import judge, sample_manifest

SECRET = "Jansen-Ω-7731"
FIELDS: list[dict[str, Any]] = [
    {"fieldId": "Id", "dataType": "int", "label": "Nummer", "primaryKey": "true"},
    {"fieldId": "Nm", "dataType": "string", "label": "Naam", "length": 20, "mandatory": True},
    {"fieldId": "Am", "dataType": "decimal", "label": "Bedrag", "length": 15, "decimals": 2},
    {"fieldId": "Du", "dataType": "timespan", "label": "Duur"},
]


def body(**fields: Any) -> dict[str, Any]:
    return {"Acme": {"Element": {"Fields": fields}}}


def judged(payloads: Mapping[str, Any], *methods: str, objects: Any = None) -> Result:
    """The result for an UpdateConnector with these payloads, by the names of their files."""
    described = {"id": "Acme", "name": "Acme", "fields": FIELDS, "objects": objects}
    world = World("O12345AA", "22.22.5", get=(), update=(described,))
    folder = sample_manifest().path.parent
    sent = tuple(Payload(folder / name, content) for name, content in payloads.items())
    connector = UpdateConnector("Acme", methods or ("POST",), sent)
    manifest = replace(sample_manifest(), get=(), update=(connector,))
    [result] = judge("connectors.payload", world=world, manifest=manifest)
    return result


def test_a_body_that_fits_passes() -> None:
    result = judged({"payloads/new.json": body(Nm="Bakker", Am=12.5)})
    assert (result.status, result.message) == (Status.PASS, "right for POST: payloads/new.json")


def test_a_body_that_does_not_fit_fails_and_its_values_are_not_told() -> None:
    result = judged({"new.json": body(Nm=SECRET * 2, Am=SECRET)})
    assert result.status is Status.FAIL
    assert result.message == (
        "new.json: Acme/Element/Fields/Nm (Naam) is longer than 20 characters; "
        "new.json: Acme/Element/Fields/Am (Bedrag) is text that does not read as a number"
    )


def test_doubt_is_for_a_person_to_look_at() -> None:
    result = judged({"new.json": body(Nm="Bakker", Am="12.50")})
    assert result.status is Status.REVIEW
    assert result.message.endswith("Am (Bedrag) is text where a number belongs")


def test_doubt_is_told_beside_what_is_wrong() -> None:
    result = judged({"new.json": body(Am="12.50")})
    assert result.status is Status.FAIL
    wrong, doubtful = result.message.split("; in doubt: ")
    assert wrong.endswith("Fields/Nm (Naam) is mandatory, and not given")
    assert doubtful.endswith("is text where a number belongs")


def test_many_deviations_are_counted_rather_than_all_named() -> None:
    fields = {f"Zz{number:02}": 1 for number in range(14)}
    message = judged({"new.json": body(Nm="x", **fields)}).message
    assert "Zz09" in message
    assert message.endswith("; and 4 more")


def test_one_body_that_is_wrong_is_enough() -> None:
    result = judged({"right.json": body(Nm="x"), "wrong.json": body()})
    assert result.status is Status.FAIL
    assert "right.json" not in result.message


def test_a_change_needs_the_key_only() -> None:
    change = {"Acme": {"Element": {"@Id": 12, "Fields": {}}}}
    assert judged({"change.json": change}, "PUT").status is Status.PASS
    both = judged({"new.json": body(Nm="x"), "change.json": change}, "POST", "PUT")
    assert both.message == "right for POST and PUT: new.json; change.json"


def test_a_body_that_can_only_change_leaves_in_doubt_what_is_made() -> None:
    change = {"Acme": {"Element": {"@Id": 12, "Fields": {}}}}
    assert judged({"change.json": change}, "POST", "PUT").status is Status.REVIEW


def test_a_data_type_that_afas_did_not_publish_is_told_and_no_fault() -> None:
    result = judged({"new.json": body(Nm="x", Du="PT8H")})
    assert result.status is Status.PASS
    assert result.message.endswith("data type timespan of Du is not one that AFAS published")


@pytest.mark.parametrize(
    ("payloads", "method", "why"),
    [({}, "POST", "names no payload"), ({"a.json": {}}, "DELETE", "sends no body")],
)
def test_without_a_body_there_is_nothing_to_judge(payloads: Any, method: str, why: str) -> None:
    result = judged(payloads, method)
    assert result.status is Status.NOT_APPLICABLE
    assert why in result.message


def test_what_is_nested_too_deeply_cannot_be_decided() -> None:
    described, sent = list[Any](), list[Any]()
    for _ in range(150):
        described = [{"name": "Part", "fields": [], "objects": described}]
        sent = [{"Part": {"Element": {"Objects": sent}}}]
    deep = {"Acme": {"Element": {"Fields": {"Nm": "x"}, "Objects": sent}}}
    result = judged({"deep.json": deep}, objects=described)
    assert result.status is Status.ERROR
    assert result.message == "a payload is nested more deeply than can be judged"


def test_a_file_elsewhere_is_named_without_its_folder() -> None:
    folder = Path("project")
    assert Payload(folder / "a/b.json", {}).name_beside(folder / "x.toml") == "a/b.json"
    assert Payload(Path("elsewhere/b.json"), {}).name_beside(folder / "x.toml") == "b.json"


def test_two_files_of_one_name_are_both_judged() -> None:
    wrong = body(Nm="Bakker", Nonsense=1)
    for bodies in ([body(Nm="Bakker"), wrong], [wrong, body(Nm="Bakker")]):
        files = {str(Path(f"/away/{n}/o.json").absolute()): one for n, one in enumerate(bodies)}
        result = judged(files)
        assert result.status is Status.FAIL
        assert "Nonsense" in result.message
