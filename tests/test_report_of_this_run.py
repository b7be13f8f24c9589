"""What a report says of how it was run: how much of it, when, and what can be asked again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from profit_check.kept import loads
from profit_check.model import Profile, Scope, Status, Traffic
from profit_check.writers import results_json
from tests.test_report import found, of
from tests.writers import sample_run


def test_a_report_on_the_connection_alone_says_so_and_asks_for_the_rest() -> None:
    report = of(found(Status.PASS), profile=Profile.CONNECT)
    assert report.headline.startswith("Only the connection. Ready: ")
    assert report.no_steps.startswith("Run all checks")


def test_after_an_interruption_the_next_step_is_to_run_again() -> None:
    cause = found(Status.NOT_TESTED, "paging.skip")
    warned = of(found(Status.WARN), cause, scope=Scope(interrupted=True))
    assert warned.barred.startswith("Run again: ")
    alone = of(cause, scope=Scope(interrupted=True))
    assert (alone.barred, alone.no_steps.partition(":")[0]) == ("", "Run again")
    failed = of(found(Status.FAIL), cause, scope=Scope(interrupted=True))
    assert failed.barred == ""


def test_what_was_made_up_cannot_be_asked_again() -> None:
    report = of(found(Status.FAIL), scope=Scope(demo=True))
    assert report.rerun == report.steps[0].rerun == ""
    assert "was made up, and is gone" in report.gone
    assert dict(report.target)["Demonstration"] == "the environment was made up"
    assert sample_run.report().gone == ""


def test_what_one_cause_barred_is_told_together_for_each_subject() -> None:
    [gap] = of(
        *(found(Status.NOT_TESTED, f"paging.n{n}", subject="A") for n in range(9))
    ).not_tested
    assert [(subjects, len(alike)) for subjects, alike in gap.by_subjects.items()] == [(("A",), 9)]


@pytest.mark.parametrize(
    ("methods", "told"),
    [
        (("GET",), "nothing: only GET requests were sent"),
        (("POST", "GET"), "nothing: only GET requests were sent, and the one for an OAuth token"),
        ((), "nothing: no request was sent"),
    ],
)
def test_what_was_sent_is_told_of_this_run(methods: tuple[str, ...], told: str) -> None:
    evidence = [replace(sample_run.document().evidence[0], method=method) for method in methods]
    report = of(found(Status.PASS), evidence=evidence, traffic=Traffic(count=len(methods)))
    assert dict(report.run)["Written to Profit"] == told


def test_a_moment_is_told_as_the_language_tells_dates() -> None:
    assert dict(sample_run.report().target)["Checked at"] == "2026-11-23 10:00 UTC"
    assert dict(sample_run.report("nl").target)["Gecontroleerd op"] == "23 november 2026 10:00 UTC"


def test_kept_results_still_know_plugins_and_a_demo() -> None:
    scope = Scope(plugins=("acme.py",), demo=True)
    kept = results_json.dumps(replace(sample_run.document(), scope=scope))
    assert loads(kept).scope == scope
