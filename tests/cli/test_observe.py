"""`profit-check observe`, and `run --traffic`: recorded traffic is judged from the command line."""

from __future__ import annotations

import json
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from click.testing import CliRunner

from profit_check.cli.observe import command
from profit_check.errors import UsageError
from profit_check.sandbox.sample import WEBSHOP
from profit_check.writers.results_schema import first_fault
from tests.checks.conduct.table import in_turn, read
from tests.process import finished, sandbox
from tests.traffic.made_har import DIGITS, ENCODED, entry, har

CANARY = "Canarius"
GOOD = in_turn(read(take="100", orderbyfieldids="ItemCode"))
CLOSING = read()
CLOSING["request"]["headers"].append({"name": "Connection", "value": "close"})
ELSEWHERE = entry("https://example.nl/api?name=" + CANARY)


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands run in an empty folder, without a manifest."""
    monkeypatch.chdir(tmp_path)


def recorded(*entries: Any, name: str = "x.har") -> str:
    """A recording in the working directory."""
    Path(name).write_bytes(har(*entries))
    return name


def observed(*arguments: str) -> tuple[int, str, str]:
    """Exit status, standard output and standard error."""
    ended = CliRunner().invoke(command, arguments, standalone_mode=False, catch_exceptions=True)
    if ended.exception:
        raise ended.exception
    return ended.return_value, ended.stdout, ended.stderr


def results(*arguments: str) -> dict[str, Any]:
    """The document that `--json` prints."""
    _, printed, _ = observed(*arguments, "--json")
    document: dict[str, Any] = json.loads(printed)
    assert first_fault(document) is None
    return document


def of(document: dict[str, Any], check: str) -> dict[str, Any]:
    """The one result of a check."""
    [found] = [one for one in document["results"] if one["check"] == check]
    return dict(found)


def test_good_traffic_holds_the_gate() -> None:
    status, printed, errors = observed(recorded(*GOOD))
    assert (status, errors) == (0, "")
    assert "12345.rest.afas.online" in printed


def test_a_fault_fails_the_gate_and_is_in_every_report() -> None:
    names = ["a.html", "a.md", "a.json"]
    reports = [word for name in names for word in ("--report", name)]
    status, printed, _ = observed(recorded(CLOSING), *reports)
    assert status == 1
    assert "profit-check observe x.har --only conduct.connection" in printed
    for name in names:
        assert "conduct.connection" in Path(name).read_text("utf-8")


def test_conditions_fail_the_gate_when_that_is_asked() -> None:
    twice = recorded(*in_turn(read(), read()))
    assert observed(twice)[0] == 0
    assert observed(twice, "--fail-on", "warn")[0] == 1


def test_results_are_the_documents_and_hold_no_secret_and_no_value() -> None:
    filtered = read(filterfieldids="Name", filtervalues=CANARY, operatortypes="6")
    document = results(recorded(filtered, CLOSING, ELSEWHERE))
    printed = json.dumps(document)
    assert document["verdict"] == "not_ready"
    assert {one["channel"] for one in document["results"]} == {"traffic"}
    assert [word for word in (CANARY, DIGITS, ENCODED) if word in printed] == []
    assert document["observed"]["other_hosts"] == {"example.nl": 1}


def test_a_report_says_what_was_not_judged() -> None:
    observed(recorded(CLOSING, ELSEWHERE, 5, {}), "--report", "a.md")
    text = Path("a.md").read_text("utf-8")
    assert "**Recorded traffic:** x.har (4 entries, 0.0 MB)" in text
    assert "**Requests for Profit:** 1, 2026-11-23 09:00 UTC to" in text
    assert "**Requests for others:** example.nl: 1" in text
    assert "**Unreadable entries:** 2; 3 of x.har: it is no object; 4 of x.har" in text


def test_reports_speak_dutch() -> None:
    observed(recorded(CLOSING), "--lang", "nl", "--report", "a.md")
    assert "Oplossing" in Path("a.md").read_text("utf-8")


@pytest.mark.parametrize("entries", [[ELSEWHERE, ELSEWHERE], [], [5]])
def test_no_request_for_profit_is_one_line(entries: list[Any]) -> None:
    with pytest.raises(UsageError) as raised:
        observed(recorded(*entries))
    said = str(raised.value)
    assert said.startswith("x.har: no request for Profit; requests seen: ")
    assert "\n" not in said
    assert ("example.nl" in said) is (len(entries) == 2)
    assert ("could not be read: 1" in said) is (entries == [5])
    assert raised.value.exit_status == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["none.har"], "none.har: cannot be read"),
        (["x.har", "--target", "test"], "--target test: there is no manifest that names it"),
        (["x.har", "--manifest", "none.toml"], "none.toml"),
        (["x.har", "--only", "conduct.pagin"], "did you mean conduct.paging?"),
        (["x.har", "--report", "a.pdf"], "a.pdf"),
    ],
)
def test_wrong_usage_is_one_line(arguments: list[str], words: str) -> None:
    recorded(*GOOD)
    with pytest.raises(UsageError) as raised:
        observed(*arguments)
    assert words in str(raised.value)


def test_only_some_checks_can_be_asked() -> None:
    document = results(recorded(*GOOD), "--only", "conduct.tls")
    assert [one["check"] for one in document["results"]] == ["conduct.tls"]
    skipped = results(recorded(*GOOD), "--skip", "conduct.tls")
    assert "conduct.tls" not in {one["check"] for one in skipped["results"]}


def test_several_recordings_are_judged_together() -> None:
    names = recorded(*GOOD), recorded(*GOOD, CLOSING, name="y.har")
    found = of(results(*names), "conduct.connection")
    assert "1 of 3 requests" in found["message"]


def test_a_recording_that_is_given_twice_is_refused() -> None:
    names = recorded(*GOOD), recorded(*GOOD, name="y.har")
    with pytest.raises(UsageError, match=r"y\.har: is the same recording as x\.har"):
        observed(*names)


def test_the_manifest_near_by_is_known_and_the_target_is_found_by_its_address() -> None:
    copytree(WEBSHOP, Path(), dirs_exist_ok=True)
    there = "http://127.0.0.1:8099/ProfitRestServices/connectors/Webshop_Articles"
    document = results(recorded(entry(there)))
    assert document["integration"]["name"] == "Webshop koppeling"
    assert document["target"]["name"] == "sandbox"
    bearer = entry(there, headers={"Authorization": "Bearer " + "a" * 40})
    assert results(recorded(bearer))["target"]["name"] == "sandbox-oauth"
    named = results(recorded(entry(there)), "--target", "sandbox-oauth")
    assert named["target"]["name"] == "sandbox-oauth"
    elsewhere = results(recorded(*GOOD))
    assert elsewhere["target"]["name"] == "12345.rest.afas.online"


def test_the_command_is_there_in_a_process_of_its_own(tmp_path: Path) -> None:
    ended = finished("observe", str(tmp_path / recorded(CLOSING)), "--quiet")
    assert (ended.returncode, ended.stdout, ended.stderr) == (1, "", "")


def test_a_run_judges_recorded_traffic_beside_the_target(tmp_path: Path) -> None:
    copytree(WEBSHOP, tmp_path, dirs_exist_ok=True)
    traffic = str(tmp_path / recorded(CLOSING))
    with sandbox() as (_, base_url):
        path = tmp_path / "profit-check.toml"
        text = path.read_text("utf-8")
        path.write_text(text.replace("http://127.0.0.1:8099/ProfitRestServices", base_url), "utf-8")
        ended = finished("run", str(path), "--target", "sandbox", "--traffic", traffic, "--json")
    assert ended.returncode == 1
    document = json.loads(ended.stdout)
    assert first_fault(document) is None
    assert {one["channel"] for one in document["results"]} == {"api", "traffic"}
    failed = [one["check"] for one in document["results"] if one["status"] == "fail"]
    assert "conduct.connection" in failed
    assert {name.partition(".")[0] for name in failed} == {"conduct"}


def test_what_could_not_be_read_is_a_condition_in_every_exit_status_and_message() -> None:
    file = recorded(*GOOD, {"startedDateTime": "2026-11-23T09:00:00Z"})
    assert of(results(file), "conduct.readable")["status"] == "warn"
    status, printed, _ = observed(file, "--fail-on", "warn", "--only", "conduct.readable")
    assert status == 1
    assert "could not be read: 1" in printed


@pytest.mark.parametrize("name", ["connection", "paging.take"])
def test_a_check_that_is_not_about_traffic_cannot_be_asked_of_a_recording(name: str) -> None:
    with pytest.raises(UsageError, match=f"--only {name}: is about Profit"):
        observed(recorded(*GOOD), "--only", name)


def test_what_is_known_by_a_baseline_does_not_fail_the_gate() -> None:
    file = recorded(CLOSING)
    only = ("--only", "conduct.connection")
    assert observed(file, *only, "--report", "before.json")[0] == 1
    assert observed(file, *only, "--baseline", "before.json")[0] == 0
    other = recorded(CLOSING, in_turn(read(skip="-1", take="-1"))[0], name="y.har")
    assert observed(other, "--baseline", "before.json")[0] == 1


def test_a_scenario_of_a_rehearsal_can_be_waived() -> None:
    waiver = '[[waive]]\ncheck = "{id}"\nreason = "x"\nagreed_with = "y"\nuntil = "2099-01-01"\n'
    text = (WEBSHOP / "profit-check.toml").read_text("utf-8")
    copytree(WEBSHOP, "shop")
    manifest = Path("shop", "profit-check.toml")
    manifest.write_text(text + waiver.format(id="rehearsal.my-own"), "utf-8")
    assert observed(recorded(*GOOD), "--manifest", str(manifest))[0] in (0, 1)
    manifest.write_text(text + waiver.format(id="rehearsal.My own"), "utf-8")
    with pytest.raises(UsageError, match="there is no check"):
        observed(recorded(*GOOD), "--manifest", str(manifest))
