"""`profit-check least`: the least that an app connector must open."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from click.testing import CliRunner

from profit_check.cli.least import command
from profit_check.conduct.least import least
from profit_check.errors import UsageError
from profit_check.model import Field, GetConnector, Manifest, OfferedGet, OfferedUpdate, Snapshot
from profit_check.sandbox.sample import WEBSHOP
from profit_check.snapshot.text import dumps
from tests.checks.conduct.cases_unused import SMALL
from tests.checks.conduct.table import read, write
from tests.traffic.made_har import har, reading

BODY = {"FbSales": {"Element": {"@OrNu": "1", "Fields": {"DbId": "Canarius", "a value": 1}}}}
OFFERED = Snapshot(
    environment_id="O12345AA",
    environment_type="production",
    profit_version="22.22.5",
    release=8,
    get=(
        OfferedGet("WEBSHOP_ARTICLES", "", (Field("ItemCode"), Field("Price"), Field("Colour"))),
        OfferedGet("Staff", "", None),
        OfferedGet("AppConnectorVersion", "", None),
    ),
    update=(OfferedUpdate("FbSales", "", None), OfferedUpdate("KnPerson", "", None)),
)
TRAFFIC = [
    read(orderbyfieldids="-Price", filterfieldids="Colour", filtervalues="red"),
    read(connector="Other"),
    write(BODY, method="PUT"),
]


def manifest(*fields: str) -> Manifest:
    """The webshop's, with these fields of its one GetConnector."""
    own = GetConnector("Webshop_Articles", fields=dict.fromkeys(fields), modified="Modified")
    return replace(SMALL, get=(own,))


def test_what_nothing_names_can_go() -> None:
    found = least(manifest("ItemCode"), None, OFFERED)
    assert found.superfluous == ("Staff", "KnPerson")
    [articles, sales] = found.needed
    assert (articles.fields, articles.superfluous) == (
        ("ItemCode", "Modified"),
        ("Price", "Colour"),
    )
    assert (sales.id, sales.methods) == ("FbSales", ("POST",))
    assert (articles.calls, found.unseen) == (None, ())


def test_what_was_called_must_stay_as_well() -> None:
    found = least(manifest("ItemCode"), reading(har(*TRAFFIC)).calls, OFFERED)
    needed = {one.id: one for one in found.needed}
    assert needed["Webshop_Articles"].fields == ("ItemCode", "Modified", "Price", "Colour")
    assert needed["Webshop_Articles"].superfluous == ()
    assert needed["FbSales"].methods == ("POST", "PUT")
    assert {"OrNu", "DbId"} <= set(needed["FbSales"].fields)
    assert "a value" not in needed["FbSales"].fields
    assert (needed["Other"].declared, needed["Other"].calls) == (False, 1)


def test_fields_of_what_is_not_declared_cannot_be_told_superfluous() -> None:
    found = least(None, reading(har(*TRAFFIC)).calls, OFFERED)
    assert {one.superfluous for one in found.needed} == {None}
    assert found.superfluous == ("Staff", "KnPerson")


def test_what_was_never_called_is_for_the_developer() -> None:
    found = least(SMALL, reading(har(TRAFFIC[0])).calls, None)
    assert [one.id for one in found.unseen] == ["FbSales"]
    assert found.superfluous is None


def printed(*arguments: str) -> str:
    ended = CliRunner().invoke(command, arguments, standalone_mode=False)
    if ended.exception:
        raise ended.exception
    assert ended.return_value == 0
    return ended.stdout


def test_the_list_is_printed_for_a_reader_and_for_a_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match="there is no manifest and no traffic"):
        printed()
    copytree(WEBSHOP, tmp_path, dirs_exist_ok=True)
    (tmp_path / "x.har").write_bytes(har(*TRAFFIC))
    told = printed("x.har")
    assert "  Other; requests: 1; not in the manifest" in told
    assert "Declared, but never called in the recorded traffic; ask the developer:" in told
    assert "What can go is not known" in told
    assert "Canarius" not in told
    listed: dict[str, Any] = json.loads(printed("x.har", "--json"))
    assert listed["can_go"] is None
    assert {"kind", "id", "methods", "fields", "calls"} <= listed["needed"][0].keys()


def test_a_snapshot_says_what_can_go(tmp_path: Path) -> None:
    path = tmp_path / "kept.json"
    path.write_text(dumps(OFFERED), "utf-8")
    told = printed("--manifest", str(WEBSHOP / "profit-check.toml"), "--snapshot", str(path))
    assert told.endswith(
        "What can go:\n  Staff\n  KnPerson\n  fields of Webshop_Articles: Colour\n"
    )
