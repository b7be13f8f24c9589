"""token.surplus: what is opened beyond the manifest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from profit_check.model import FileConnector, GetConnector, Integration, Manifest, Outcome, Status
from profit_check.model import UpdateConnector as Update
from tests.checks.scripted import METAINFO, Scripted, answer, outcome, said, target

CHECK = "token.surplus"
EMPTY = Manifest(Path("x.toml"), Integration("x"), {"sandbox": target()})
NEEDED = replace(EMPTY, get=(GetConnector("Acme_Articles"),), update=(Update("FbSales"),))


def judged(get: Sequence[str], update: Sequence[str] = (), manifest: Manifest = NEEDED) -> Outcome:
    content = {
        **METAINFO,
        "getConnectors": [{"id": id, "description": ""} for id in get],
        "updateConnectors": [{"id": id} for id in update],
    }
    return outcome(CHECK, Scripted(own=answer(200, content)), manifest=manifest)


@pytest.mark.parametrize(
    ("get", "update"),
    [
        (["Acme_Articles"], ["FbSales"]),
        (["ACME_articles"], ["fbsales"]),
        (["Acme_Articles", "acme_articles"], []),
        (["Acme_Articles", "AppConnectorVersion"], []),
        ([], []),
    ],
)
def test_what_is_needed_is_no_surplus(get: list[str], update: list[str]) -> None:
    assert judged(get, update).status is Status.PASS


def test_a_connector_of_the_other_kind_does_not_cover_one() -> None:
    found = judged(["FbSales"], ["FbSales"])
    assert found.status is None
    assert said(found) == "opens 1 unneeded: FbSales"


def test_ten_names_are_given_and_the_rest_is_counted() -> None:
    names = [f"C{number:02}" for number in range(12)]
    assert "C09, and 2 more" in said(judged(names))
    assert said(judged(names[:10])).endswith("C09")


def test_names_come_sorted_whatever_their_order() -> None:
    assert said(judged(["b", "C", "a"])) == said(judged(["C", "a", "b"]))


def test_a_manifest_without_connectors_has_nothing_to_compare_with() -> None:
    assert judged(["Any"], manifest=EMPTY).status is Status.NOT_APPLICABLE


def test_a_manifest_with_only_files_needs_no_other_connector() -> None:
    files = replace(EMPTY, file=(FileConnector("image", {"id": "1"}),))
    assert judged(["Any"], manifest=files).status is None
