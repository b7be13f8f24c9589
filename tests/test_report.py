from __future__ import annotations

from dataclasses import replace

import pytest

from profit_check.exhibits import SHORTEST_EXCERPT
from profit_check.gate import verdict
from profit_check.model import Document, Level, Result, Status, Verdict
from profit_check.report import Report, build
from tests.writers import sample_run


def of(*results: Result, **changes: object) -> Report:
    """The report of the sample run with other results."""
    run: Document = replace(sample_run.document(), results=results, verdict=verdict(results))
    return build(replace(run, **changes), sample_run.explanation)  # type: ignore[arg-type]


def found(status: Status, check: str = "paging.take", **more: object) -> Result:
    return replace(sample_run.result(check, status, "found"), **more)  # type: ignore[arg-type]


def test_families_come_in_their_fixed_order_with_failures_first() -> None:
    report = sample_run.report()
    assert [family.name for family in report.families] == [
        "connection",
        "token",
        "environment",
        "connectors",
        "paging",
        "errors",
        "version",
        "acme",
        "manifest",
    ]
    paging = report.families[4]
    assert [finding.status for finding in paging.findings] == [Status.FAIL, Status.ERROR]


def test_results_of_one_check_with_one_status_are_one_finding() -> None:
    report = sample_run.report()
    take = next(finding for finding in report.steps if finding.check == "paging.take")
    assert take.subjects == ("Acme_Articles", "Acme_Debtors")
    assert take.rerun.endswith(" --only paging.take")


def test_every_result_is_shown_or_counted_somewhere() -> None:
    report = sample_run.report()
    findings = [f for family in report.families for f in (*family.findings, *family.passed)]
    gaps = [f for gap in (*report.not_tested, *report.not_applicable) for f in gap.findings]
    shown = sum(len(finding.cases) for finding in (*findings, *gaps))
    assert shown == len(report.document.results) == sum(report.counts.values())


def test_what_must_be_right_comes_first_among_the_next_steps() -> None:
    report = of(
        found(Status.REVIEW, "token.method"),
        found(Status.WARN, "token.surplus", level=Level.INFO),
        found(Status.WARN, "token.expiry"),
        found(Status.ERROR, "paging.skip"),
        found(Status.FAIL, "paging.take"),
    )
    assert [step.check for step in report.steps] == [
        "paging.take",
        "paging.skip",
        "token.expiry",
        "token.surplus",
        "token.method",
    ]


def test_what_was_not_tested_is_grouped_by_its_cause() -> None:
    gaps = {gap.cause: gap.findings for gap in sample_run.report().not_tested}
    assert set(gaps) == {"connectors.readable did not succeed", "paging.take did not succeed"}
    assert [finding.check for finding in gaps["paging.take did not succeed"]] == [
        "paging.skip",
        "paging.unique",
    ]
    assert gaps["paging.take did not succeed"][0].subjects == ("Acme_Articles", "Acme_Debtors")


def test_an_exchange_is_written_out_once() -> None:
    cases = [c for s in sample_run.report().steps for c in s.cases]
    exhibits = [exhibit for case in cases for exhibit in case.exhibits]
    anchors = [exhibit.anchor for exhibit in exhibits if exhibit.transcript]
    assert len(anchors) == len(set(anchors))
    assert {exhibit.anchor for exhibit in exhibits} == set(anchors)


def test_excerpts_get_shorter_when_there_is_much_evidence() -> None:
    item = replace(sample_run.document().evidence[0], response_excerpt="x" * 2000)
    evidence = [replace(item, id=f"e{number}") for number in range(20_000)]
    report = of(found(Status.FAIL, evidence=("e1",)), evidence=evidence)
    transcript = report.steps[0].cases[0].exhibits[0].transcript
    assert transcript.count("x") < SHORTEST_EXCERPT + 50
    assert "the results JSON holds the rest" in transcript


def test_a_check_that_is_not_installed_is_shown_under_its_id() -> None:
    report = of(found(Status.FAIL, "acme.own-rule"))
    assert report.steps[0].title == "acme.own-rule"
    assert "orderbyfieldids" in report.steps[0].fix


def test_what_is_not_known_is_said_to_be_not_known() -> None:
    keys = ("environment_id", "environment_type", "profit_version", "release")
    target = {**sample_run.document().target, **dict.fromkeys(keys)}
    facts = dict(of(target=target).target)
    assert facts["Environment"] == "not known"
    assert facts["Declared"] == "test, participant 12345"
    assert facts["Profit"] == "version not known, release not known"


@pytest.mark.parametrize(
    ("results", "headline"),
    [
        ((found(Status.PASS),), "Ready: every requirement that was checked is met"),
        ((), "Ready: but no check was run"),
        (
            (found(Status.NOT_APPLICABLE),),
            "Ready: but no check that was run applies to this integration",
        ),
        (
            (found(Status.WARN), found(Status.REVIEW), found(Status.WARN, level=Level.INFO)),
            "Ready with conditions: nothing failed, but 1 warning, 1 to review must be weighed",
        ),
        (
            (found(Status.ERROR), found(Status.NOT_TESTED, "paging.skip")),
            "Inconclusive: 2 requirements could not be judged",
        ),
        ((found(Status.FAIL), found(Status.FAIL)), "Not ready: 1 requirement is not met"),
    ],
)
def test_the_headline_says_the_verdict_and_why(results: tuple[Result, ...], headline: str) -> None:
    assert of(*results).headline == headline


@pytest.mark.parametrize("decided", list(Verdict))
def test_there_is_always_something_to_say_about_what_to_do_next(decided: Verdict) -> None:
    report = build(replace(sample_run.document(), results=(), verdict=decided), lambda id: None)
    assert report.steps == ()
    assert report.no_steps


def test_all_answered_is_said_as_such() -> None:
    assert of(found(Status.PASS)).coverage == "The one question was answered."
