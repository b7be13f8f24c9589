"""`profit-check run` and `demo` as a user starts them, against a sandbox in another process."""

from __future__ import annotations

import json
import signal
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest

from profit_check.sandbox.sample import WEBSHOP
from profit_check.writers.results_schema import first_fault
from tests.process import IGNORING_CTRL_C, finished, finished_here, lines, sandbox, started

CTRL_C = getattr(signal, "CTRL_BREAK_EVENT", signal.SIGINT)


def manifest_for(base_url: str, folder: Path) -> str:
    """The webshop's manifest in a folder of its own, its targets pointing at `base_url`."""
    copytree(WEBSHOP, folder, dirs_exist_ok=True)
    path = folder / "profit-check.toml"
    text = path.read_text("utf-8").replace("http://127.0.0.1:8099/ProfitRestServices", base_url)
    path.write_text(text, "utf-8")
    return str(path)


@pytest.fixture(scope="module")
def webshop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The manifest of a healthy sandbox that runs in another process."""
    with sandbox() as (_, base_url):
        yield manifest_for(base_url, tmp_path_factory.mktemp("webshop"))


@pytest.mark.parametrize(
    ("target", "verdict"), [("sandbox", "ready_with_conditions"), ("sandbox-oauth", "ready")]
)
def test_a_healthy_environment_holds_the_gate(webshop: str, target: str, verdict: str) -> None:
    ended = finished("run", webshop, "--target", target, "--json")
    assert (ended.returncode, ended.stderr) == (0, "")
    document = json.loads(ended.stdout)
    assert first_fault(document) is None
    assert document["verdict"] == verdict
    assert (document["summary"]["fail"], document["summary"]["error"]) == (0, 0)
    assert document["target"]["environment_id"] == "O12345AA"


def test_a_fault_fails_the_gate_and_is_in_every_report(tmp_path: Path) -> None:
    with sandbox("--fault", "one-row-too-many=Webshop_Stock") as (_, base_url):
        manifest = manifest_for(base_url, tmp_path)
        reports = [tmp_path / f"report{suffix}" for suffix in (".html", ".md", ".json")]
        options = [word for path in reports for word in ("--report", str(path))]
        ended = finished("run", manifest, "--target", "sandbox", *options)
    assert ended.returncode == 1
    assert "paging.take" in ended.stdout
    for path in reports:
        text = path.read_text("utf-8")
        assert "paging.take" in text
        assert "Webshop_Stock" in text


def test_conditions_fail_the_gate_when_that_is_asked(webshop: str) -> None:
    assert finished_here("run", webshop, "--target", "sandbox", "--fail-on", "warn").returncode == 1


def test_nobody_answering_is_undecided(tmp_path: Path) -> None:
    with sandbox() as (_, base_url):
        manifest = manifest_for(base_url, tmp_path)
    ended = finished("run", manifest, "--target", "sandbox")
    assert ended.returncode == 3
    assert "connection.reachable" in ended.stdout


def test_only_one_check_is_asked_about(webshop: str) -> None:
    options = ("--target", "sandbox", "--only", "token.accepted", "--json")
    document = json.loads(finished_here("run", webshop, *options).stdout)
    assert [result["check"] for result in document["results"]] == ["token.accepted"]


def test_the_profile_connect_asks_a_handful_of_questions(webshop: str) -> None:
    options = ("--target", "sandbox", "--profile", "connect", "--json")
    document = json.loads(finished_here("run", webshop, *options).stdout)
    families = {result["check"].partition(".")[0] for result in document["results"]}
    assert families == {"connection", "token", "environment", "connectors"}
    assert document["requests"]["count"] < 10


def test_quiet_prints_nothing(webshop: str) -> None:
    ended = finished_here("run", webshop, "--target", "sandbox", "--quiet")
    assert (ended.stdout, ended.stderr) == ("", "")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nowhere.toml"], "nowhere.toml"),
        (["{manifest}"], "--target"),
        (["{manifest}", "--target", "sandbux"], "sandbux"),
        (["{manifest}", "--target", "sandbox", "--only", "paging.tak"], "paging.take"),
        (["{manifest}", "--target", "sandbox", "--skip", "pagin"], "paging"),
        (["{manifest}", "--target", "sandbox", "--report", "x.doc"], ".html"),
        (["{manifest}", "--target", "sandbox", "--report", "{manifest}/x.html"], "x.html"),
        (["{manifest}", "--target", "sandbox", "--plugin", "no.such.package"], "no.such.package"),
        (["{manifest}", "--target", "sandbox", "--as-of", "tomorrow"], "tomorrow"),
    ],
)
def test_wrong_usage_is_one_clear_line(webshop: str, arguments: list[str], told: str) -> None:
    ended = finished_here("run", *(word.format(manifest=webshop) for word in arguments))
    assert (ended.returncode, ended.stdout) == (2, "")
    assert told in lines(ended.stderr)[-1]
    assert "Traceback" not in ended.stderr


def test_a_missing_secret_is_told_without_a_request(tmp_path: Path) -> None:
    manifest = Path(manifest_for("http://127.0.0.1:9/ProfitRestServices", tmp_path))
    text = manifest.read_text("utf-8")
    manifest.write_text(
        text.replace('{ file = "sandbox-token.txt" }', '{ env = "NO_SUCH" }'), "utf-8"
    )
    ended = finished("run", str(manifest), "--target", "sandbox")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "targets.sandbox.token" in ended.stderr
    assert "NO_SUCH" in ended.stderr


@pytest.mark.parametrize(
    ("ending", "before"),
    [("ctrl-c", ""), ("terminate", ""), ("terminate", IGNORING_CTRL_C)],
)
def test_what_was_found_before_an_interrupt_is_written(
    tmp_path: Path, ending: str, before: str
) -> None:
    results = tmp_path / "results.json"
    with sandbox("--delay", "300") as (_, base_url):
        manifest = manifest_for(base_url, tmp_path)
        arguments = ("run", manifest, "--target", "sandbox", "--verbose", "--report", str(results))
        with started(*arguments, before=before) as process:
            assert process.stderr is not None
            told = process.stderr.readline()
            process.send_signal(CTRL_C) if ending == "ctrl-c" else process.terminate()
            process.communicate(timeout=30)
    assert told
    assert process.returncode == 130
    found = json.loads(results.read_text("utf-8"))["results"]
    statuses = [result["status"] for result in found]
    assert "pass" in statuses
    assert "the run was interrupted before this was judged" in {one["message"] for one in found}


def test_a_manifest_that_holds_the_credential_is_refused(tmp_path: Path) -> None:
    manifest = Path(manifest_for("http://127.0.0.1:1/ProfitRestServices", tmp_path))
    digits = (WEBSHOP / "sandbox-token.txt").read_text("utf-8").strip().lower()
    text = manifest.read_text("utf-8").replace("Webshop koppeling", f"Shop {digits}")
    manifest.write_text(text, "utf-8")
    ended = finished_here("run", str(manifest), "--target", "sandbox")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert f"{manifest}:" in ended.stderr
    assert "holds the credential of targets.sandbox itself" in ended.stderr
    assert digits not in ended.stderr.lower()


def test_a_deadline_ends_the_run_with_what_it_found(tmp_path: Path) -> None:
    with sandbox("--delay", "400") as (_, base_url):
        manifest = manifest_for(base_url, tmp_path)
        options = ("--target", "sandbox", "--deadline", "2", "--json")
        ended = finished("run", manifest, *options)
    document = json.loads(ended.stdout)
    late = [one for one in document["results"] if "deadline" in one["message"]]
    assert {one["status"] for one in late} == {"error"}
    assert document["summary"]["pass"] > 0
    assert ended.returncode == 3


def test_two_runs_give_the_same_document_times_aside(webshop: str) -> None:
    first, second = (
        json.loads(finished("run", webshop, "--target", "sandbox", "--json").stdout)
        for _ in range(2)
    )
    for document in (first, second):
        del document["started_at"], document["finished_at"], document["requests"]["peak_parallel"]
        for exchange in document["evidence"]:
            del exchange["duration_ms"], exchange["response_headers"]["date"]
        for result in document["results"]:
            if result["check"] == "connection.response-time":
                result["message"] = result["said"] = ""
    assert first == second


def test_the_demo_needs_nothing_and_writes_its_report(tmp_path: Path) -> None:
    report = tmp_path / "demo.html"
    ended = finished("demo", "--report", str(report))
    assert ended.returncode == 0
    assert "Not ready" in ended.stdout
    assert str(report) in ended.stdout
    assert "was made up, and is gone" in report.read_text("utf-8")


def test_a_plugin_s_check_runs_with_the_others(webshop: str, tmp_path: Path) -> None:
    plugin = tmp_path / "acme" / "greets.py"
    plugin.parent.mkdir()
    plugin.write_text(
        '"""Profit greets.\n\n## Why\nx\n\n## Fix\nSay hello.\n\n## References\n- none\n"""\n'
        "from profit_check.api import SHOULD, check, wrong\n\n"
        "@check(level=SHOULD)\n"
        "async def greets(env):\n"
        '    return wrong("it said nothing")\n',
        "utf-8",
    )
    options = ("--target", "sandbox", "--plugin", str(plugin), "--only", "acme.greets", "--json")
    document = json.loads(finished_here("run", webshop, *options).stdout)
    (result,) = document["results"]
    assert document["scope"]["plugins"] == ["greets.py"]
    assert (result["check"], result["status"]) == ("acme.greets", "warn")
    assert result["remedy"] == "Say hello."
