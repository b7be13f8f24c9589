"""`profit-check rehearse`, from its arguments to its report."""

from __future__ import annotations

import json
import signal
import sys
from pathlib import Path
from typing import Any

import pytest

from profit_check.cli import profit_check
from profit_check.errors import UsageError
from profit_check.kept import read
from profit_check.model import Status
from profit_check.rehearsal.rehearsing import rehearse
from profit_check.rehearsal.scenario_file import shipped
from tests.harness import sample_world
from tests.process import finished, lines, started
from tests.rehearsal.programs import CARELESS, COPING

CTRL_C = getattr(signal, "CTRL_BREAK_EVENT", signal.SIGINT)
ROUND_AND_ROUND = (
    sys.executable,
    "-S",
    "-c",
    "import os, time, urllib.request as r, urllib.error\n"
    "try: r.urlopen(os.environ['PROFIT_BASE_URL'] + '/metainfo')\n"
    "except urllib.error.HTTPError: time.sleep(600)\n",
)


def run(*arguments: str) -> Any:
    return profit_check.main(["rehearse", *arguments], standalone_mode=False)


def test_a_rehearsal_is_told_in_one_document_with_the_conduct_of_the_dry_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "results.json"
    report = ("--report", str(path), "--report", str(tmp_path / "report.html"))
    names = ("maintenance", "business-error", "token-expires")
    assert run(*names, *report, "--", *CARELESS) == 1
    document = read(path)
    found = {one.check: one for one in document.results}
    assert found["rehearsal.maintenance"].status is Status.FAIL
    assert found["rehearsal.maintenance"].channel == "traffic"
    assert found["rehearsal.maintenance"].remedy == shipped()["maintenance"].fix["en"]
    assert found["conduct.connection"].status is Status.FAIL
    shown = {one.id: one for one in document.evidence}
    assert [shown[id].status for id in found["rehearsal.maintenance"].evidence] == [503, 200]
    checks = [one.check for one in document.results]
    assert checks == sorted(checks, key=lambda id: id.startswith("rehearsal."))
    assert document.observed is not None and document.observed.count == 11
    assert document.target["participant"] == "12345"
    output = capsys.readouterr()
    assert "Failed (Observed): rehearsal.maintenance: A 503 in the middle" in output.out
    assert "Rehearsing maintenance" in output.err
    told = (tmp_path / "report.html").read_text("utf-8")
    assert "A 503 in the middle of a paged read is waited out" in told


def test_no_secret_and_no_row_value_is_in_what_is_left_behind(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = "import os; print(os.environ['PROFIT_TOKEN'], os.environ['PROFIT_CLIENT_SECRET'])\n"
    program = (*COPING[:-1], code + COPING[-1])
    path = tmp_path / "results.json"
    run("key-order", "--verbose", "--report", str(path), "--", *program)
    output = capsys.readouterr()
    everything = path.read_text("utf-8") + output.out + output.err
    world = sample_world()
    digits = world.token.partition("<data>")[2].partition("<")[0]
    for secret in (digits, world.bearer, world.client[1]):
        assert secret not in everything
    assert "the dry run | " in output.err
    assert "Monitorarm" not in everything


def test_json_is_all_that_stands_on_standard_output(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run("maintenance", "--json", "--", *COPING) in (0, 1)
    output = capsys.readouterr()
    [result] = [
        one for one in json.loads(output.out)["results"] if one["check"] == "rehearsal.maintenance"
    ]
    assert (result["status"], result["said"] is not None) == ("pass", True)
    assert output.err == ""


def test_a_report_in_dutch_has_the_pages_in_dutch(tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    run("business-error", "--lang", "nl", "--quiet", "--report", str(path), "--", *CARELESS)
    assert shipped()["business-error"].title["nl"].rstrip(".") in path.read_text("utf-8")


def test_after_a_dry_run_that_fails_nothing_is_tested(tmp_path: Path) -> None:
    failing = (sys.executable, "-S", "-c", "import sys; sys.exit('no address')")
    path = tmp_path / "results.json"
    assert run("all", "--report", str(path), "--", *failing) == 3
    rehearsed = [one for one in read(path).results if one.check.startswith("rehearsal.")]
    assert {one.status for one in rehearsed} == {Status.NOT_TESTED}
    assert len(rehearsed) == len(shipped())
    assert "ended with exit status 1" in rehearsed[0].message


def test_a_scenario_of_ones_own_is_played_in_a_world_of_ones_own(tmp_path: Path) -> None:
    world = {
        "environment_id": "T12345AA",
        "version": "1.2.3",
        "get": [{"id": "Own", "fields": [{"id": "Id", "dataType": "int"}], "rows": [[1], [2]]}],
    }
    (tmp_path / "world.json").write_text(json.dumps(world), "utf-8")
    page = 'level = "must"\nafas = "x"\ntitle = "It stops."\nwhy = "So."\nfix = "Stop."\n'
    step = '[[happen]]\nconnector = "Own"\nanswer = "forbidden"\n[expect]\nends = "reported"\n'
    (tmp_path / "own.toml").write_text(page + step, "utf-8")
    program = COPING[-1].replace(
        '"Webshop_Articles": "ItemCode", "Webshop_Debtors": "DebtorId"', '"Own": "Id"'
    )
    program = program.replace("range(3)", "range(0)")
    path = tmp_path / "results.json"
    options = ("--world", str(tmp_path / "world.json"), "--report", str(path))
    run(str(tmp_path / "own.toml"), *options, "--", *COPING[:-1], program)
    [result] = [one for one in read(path).results if one.check == "rehearsal.own"]
    assert (result.status, "GET Own" in result.message) == (Status.PASS, True)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--", "x"], "SCENARIO: none is named"),
        (["all"], "COMMAND: there is none"),
        (["all", "--"], "COMMAND: there is none"),
        (["al", "--", "x"], "al: there is no such scenario"),
        (["all", "--world", "nothing.json", "--", "x"], "nothing.json: cannot be read"),
        (["all", "--env", "X=Y", "--", "x"], "--env X=Y: expected NAME=OWN_NAME"),
        (["all", "--manifest", "nothing.toml", "--", "x"], "nothing.toml: there is no such file"),
        (["all", "--report", "x.docx", "--", "x"], "x.docx"),
    ],
)
def test_wrong_usage_is_told_in_one_line(arguments: list[str], expected: str) -> None:
    with pytest.raises(UsageError) as refusal:
        run(*arguments)
    assert expected in str(refusal.value)
    assert len(lines(str(refusal.value))) == 1


def test_scenarios_and_the_schema_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--list", "--lang", "nl") == 0
    listed = capsys.readouterr().out
    assert all(f"{name}\n    {one.title['nl']}" in listed for name, one in shipped().items())
    assert run("--schema") == 0
    assert json.loads(capsys.readouterr().out)["title"].startswith("A scenario")


def test_a_command_that_is_not_there_is_wrong_usage_in_a_process_of_its_own() -> None:
    ended = finished("rehearse", "maintenance", "--quiet", "--", "no-such-program", "--lang", "nl")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert lines(ended.stderr) == [ended.stderr.strip()]
    assert "no-such-program: cannot be started" in ended.stderr


def test_ctrl_c_ends_the_program_and_leaves_a_report(tmp_path: Path) -> None:
    path = tmp_path / "results.json"
    arguments = ("rehearse", "all", "--report", str(path), "--", *ROUND_AND_ROUND)
    with started(*arguments) as process:
        assert process.stderr is not None
        assert "Dry run" in process.stderr.readline()
        process.send_signal(CTRL_C)
        process.communicate(timeout=30)
        assert process.returncode == 130
    document = read(path)
    assert document.scope.interrupted
    rehearsed = [one for one in document.results if one.check.startswith("rehearsal.")]
    assert {one.message for one in rehearsed} == {
        "the rehearsal was interrupted before this was played"
    }


def test_an_interrupt_keeps_what_was_played(monkeypatch: pytest.MonkeyPatch) -> None:
    from profit_check.rehearsal import rehearsing
    from profit_check.rehearsal.performance import Production
    from tests.rehearsal.made_up_runs import read as one_read
    from tests.rehearsal.made_up_runs import run as made_up

    runs = iter([made_up(one_read(0), one_read(1, 10)), made_up(one_read(0), met=[0], status=1)])

    def perform(*arguments: Any) -> Any:
        for one in runs:
            return one
        raise KeyboardInterrupt

    monkeypatch.setattr(rehearsing, "perform", perform)
    scenarios = [shipped()["connector-blocked"], shipped()["maintenance"]]
    rehearsal = rehearse(Production((), sample_world(), {}), scenarios)
    assert rehearsal.interrupted
    assert rehearsal.outcome(scenarios[0]).status is Status.PASS
    with pytest.raises(Exception, match="interrupted before this was played"):
        rehearsal.outcome(scenarios[1])
