"""`profit-check impact` in a process of its own, and `run` with what it imported."""

from __future__ import annotations

import json
from pathlib import Path
from shutil import copytree

import pytest
from click.testing import CliRunner

from profit_check.cli.impact import command
from profit_check.language.catalogue import language
from profit_check.language.phrase import say
from profit_check.sandbox.sample import WEBSHOP
from tests.process import finished, finished_here, lines

PAGE = """\
# What is new in Profit 9

| Connector | Description | Operation |
|---|---|---|
| FbSales | Property `FbSales/Element/Fields/RfCs` removed | POST, PUT |
| FbSales | Orders are nicer now | POST |

| Old | New |
|---|---|
| 1 | 2 |
"""


@pytest.fixture
def manifest(tmp_path: Path) -> Path:
    """The webshop's manifest in a folder of its own."""
    copytree(WEBSHOP, tmp_path, dirs_exist_ok=True)
    (tmp_path / "news.md").write_text(PAGE, "utf-8")
    return tmp_path / "profit-check.toml"


def imported(manifest: Path) -> str:
    ended = finished_here("impact", str(manifest), "--import", str(manifest.parent / "news.md"))
    assert (ended.returncode, ended.stderr) == (0, "")
    return ended.stdout


def test_what_touches_the_integration_is_listed_breaking_ones_first(manifest: Path) -> None:
    ended = finished("impact", str(manifest), "--from", "2", "--to", "8")
    assert ended.returncode == 1
    told = ended.stdout.splitlines()
    assert told[0] == "Webshop koppeling: from Profit 2 to 8"
    assert told[2] == "Breaking (1)"
    assert told[3] == "  Profit 3: KnSalesRelationOrg: CdDa is new, and mandatory (POST)"
    assert "  Profit 4: FbSales: FbSalesLines/QuAd is new (POST, PUT)" in told
    assert any(one.startswith("  Profit 8, breaking: The two language code") for one in told)
    assert told[-1].startswith("1 published change breaks what the manifest uses; 0 changes")


def test_the_changes_are_told_in_dutch(manifest: Path) -> None:
    dutch = language("nl")
    runner, options = CliRunner(), ["--from", "2", "--to", "8", "--lang", "nl"]
    told = runner.invoke(command, [str(manifest), *options]).stdout.splitlines()
    first = say("{name}: from Profit {after} to {upto}", name="Webshop koppeling", after=2, upto=8)
    assert told[0] == dutch.tell(first)
    assert told[2] == f"{dutch.texts['Breaking']} (1)"
    change = dutch.tell(say("{place} is new, and mandatory", place="CdDa"))
    assert told[3] == f"  Profit 3: KnSalesRelationOrg: {change} (POST)"
    assert any(
        one.startswith("  Profit 8, brekend: De twee tabellen met taalcodes") for one in told
    )
    assert not any("language code tables" in one for one in told)
    found = json.loads(runner.invoke(command, [str(manifest), *options, "--json"]).stdout)
    assert found["notes"][0]["summary"].startswith("Een aanroep waarvan de header Authorization")
    assert found["changes"][0]["weight"] == "breaking"
    assert change in found["changes"][0]["text"]


def test_nothing_breaking_holds_the_gate(manifest: Path) -> None:
    ended = finished_here("impact", str(manifest), "--from", "7", "--to", "8")
    assert (ended.returncode, ended.stderr) == (0, "")


def test_programs_get_json(manifest: Path) -> None:
    ended = finished_here("impact", str(manifest), "--from", "2", "--to", "3", "--json")
    assert ended.returncode == 1
    value = json.loads(ended.stdout)
    assert (value["from"], value["to"], value["breaking"]) == (2, 3, True)
    assert value["changes"][0] == {
        "release": 3,
        "weight": "breaking",
        "kind": "property-added-required",
        "connector": "KnSalesRelationOrg",
        "methods": ["POST"],
        "place": "KnSalesRelationOrg/Element/Fields/CdDa",
        "values": [],
        "before": None,
        "after": None,
        "text": "KnSalesRelationOrg: CdDa is new, and mandatory (POST)",
    }
    assert value["unknown_releases"] == []


def test_without_releases_it_starts_at_the_newest_tested_one(manifest: Path) -> None:
    told = finished_here("impact", str(manifest)).stdout
    assert told.startswith("Webshop koppeling: from Profit 8 to 9\n")
    assert "No changes of connectors are known here for Profit 9" in told


def test_a_page_that_is_imported_is_known_from_then_on(manifest: Path) -> None:
    told = imported(manifest)
    kept = manifest.parent / "profit-check.releases.json"
    assert told.startswith(f"1 change of Profit 9 read, and kept in {kept}\n")
    assert "  line 6: | FbSales | Orders are nicer now | POST |" in told
    assert "  line 8: | Old | New |" in told
    ended = finished("impact", str(manifest))
    assert ended.returncode == 1
    assert "Profit 9: FbSales: RfCs is gone (POST, PUT)" in ended.stdout
    assert "Profit 9, breaking: | FbSales | Orders are nicer now | POST | (news.md)" in ended.stdout


def test_a_run_warns_of_what_was_imported(manifest: Path) -> None:
    imported(manifest)
    run = ("run", str(manifest), "--target", "sandbox", "--only", "version.impact", "--json")
    [result] = json.loads(finished_here(*run).stdout)["results"]
    assert (result["check"], result["status"]) == ("version.impact", "warn")
    assert "RfCs is gone" in result["message"]


def test_the_release_of_a_page_that_does_not_say_can_be_given(manifest: Path) -> None:
    page = manifest.parent / "page.md"
    page.write_text(PAGE.replace("Profit 9", "the API"), "utf-8")
    ended = finished_here("impact", str(manifest), "--import", str(page))
    assert ended.returncode == 2
    assert "add --release N" in ended.stderr
    given = finished_here("impact", str(manifest), "--import", str(page), "--release", "10")
    assert "1 change of Profit 10 read" in given.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nowhere.toml"], "nowhere.toml"),
        (["{manifest}", "--from", "8", "--to", "8"], "--to 8: expected a release after 8"),
        (["{manifest}", "--from", "x"], "--from"),
        (["{manifest}", "--release", "9"], "--release"),
        (["{manifest}", "--import", "nowhere.md"], "nowhere.md"),
        (["{manifest}", "--import", "README.md", "--release", "9"], "has no table of changes"),
        (["{manifest}", "--import", "README.md", "--to", "9"], "leave out"),
    ],
)
def test_wrong_usage_is_one_clear_line(manifest: Path, arguments: list[str], told: str) -> None:
    ended = finished_here("impact", *(word.format(manifest=manifest) for word in arguments))
    assert (ended.returncode, ended.stdout) == (2, "")
    assert told in lines(ended.stderr)[-1]
    assert "Traceback" not in ended.stderr


def test_a_manifest_that_names_no_tested_release_needs_a_start(manifest: Path) -> None:
    text = manifest.read_text("utf-8").replace("tested_with = [7, 8]\n", "")
    manifest.write_text(text, "utf-8")
    ended = finished_here("impact", str(manifest))
    assert ended.returncode == 2
    assert "--from: " in ended.stderr
    assert "integration.tested_with" in ended.stderr


def test_the_dates_of_a_run_can_be_had_as_a_calendar(manifest: Path) -> None:
    calendar = manifest.parent / "dates.ics"
    ended = finished_here(
        *("run", str(manifest), "--target", "sandbox", "--only", "token.method"),
        *("--as-of", "2027-08-30", "--report", str(calendar)),
    )
    assert ended.returncode == 0
    assert calendar.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    assert b"DTSTART;VALUE=DATE:20270831\r\n" in calendar.read_bytes()
    assert "Date: 2027-08-31, in 1 day: last day on which a classic token works" in ended.stdout
