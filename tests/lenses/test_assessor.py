from __future__ import annotations

from dataclasses import replace

from profit_check.lenses.assessor import Assessor
from profit_check.model import Level, Result, Status
from profit_check.report import build
from tests.writers import sample_run


def lens(*results: Result) -> Assessor:
    """The assessor's lens on the sample run, with other results where some are given."""
    run = sample_run.document()
    run = replace(run, results=results) if results else run
    return build(run, sample_run.explanation).assessor


def of(check: str, status: Status, *rules: str, level: Level = Level.MUST) -> Result:
    return sample_run.result(check, status, "found", level=level, rules=rules)


def test_exceptions_come_in_afas_order_with_what_each_weighs() -> None:
    seen = lens(
        of("a.a", Status.WARN, "PERF-46"),
        of("a.b", Status.FAIL, "STRUCT-28", "STRUCT-27"),
        of("a.c", Status.REVIEW, "AUT-19"),
        of("a.d", Status.WAIVED, "ACME-1"),
    )
    assert [(one.rule, one.weight) for one in seen.coded] == [
        ("AUT-19", "warning"),
        ("STRUCT-27", "error"),
        ("STRUCT-28", "error"),
        ("PERF-46", "information"),
        ("ACME-1", ""),
    ]


def test_a_rule_without_exception_is_only_named() -> None:
    seen = lens(of("a.a", Status.PASS, "DATA-20"), of("a.b", Status.NOT_TESTED, "DATA-23"))
    assert seen.coded == ()
    assert seen.named_rules == "DATA-20"
    assert seen.kept_rules == ""
    assert "DATA-23" in seen.unseen
    assert "DATA-20" not in seen.unseen


def test_musts_without_a_rule_of_afas_are_told_apart() -> None:
    seen = lens(
        of("a.a", Status.FAIL),
        of("a.b", Status.FAIL, "DATA-20"),
        of("a.c", Status.WARN, level=Level.SHOULD),
        of("a.d", Status.PASS),
    )
    assert [one.check for one in seen.uncoded] == ["a.a"]


def test_requirements_are_counted_once_by_the_worst_that_was_found() -> None:
    seen = lens(
        of("a.a", Status.PASS),
        of("a.a", Status.NOT_APPLICABLE),
        of("a.b", Status.PASS),
        of("a.b", Status.FAIL),
        of("a.c", Status.WAIVED),
        of("a.d", Status.PASS),
        of("a.d", Status.NOT_TESTED),
        of("a.e", Status.NOT_APPLICABLE, level=Level.INFO),
    )
    told = [(one.level, one.holds, one.asked, one.rest) for one in seen.counts]
    assert told == [
        (Level.MUST, 1, 3, "1 not tested, 1 waived"),
        (Level.INFO, 0, 0, "1 not applicable"),
    ]


def test_what_was_verified_attested_and_observed_is_kept_apart() -> None:
    seen = lens(
        of("a.a", Status.PASS),
        of("a.b", Status.PASS),
        replace(of("a.c", Status.PASS), channel="attested"),
        replace(of("a.d", Status.PASS), channel="traffic"),
    )
    assert seen.channels == (
        ("Verified", "2 results"),
        ("Attested", "1 result"),
        ("Observed", "1 result"),
        ("Auditor", "0 results"),
    )


def test_waivers_are_told_with_reason_agreement_and_end() -> None:
    [finding] = lens().waived
    waiver = finding.cases[0].waiver
    assert waiver is not None
    assert waiver.agreed_with == "AFAS System Integrator, request 123456"


def test_the_manifest_is_told_by_its_hash() -> None:
    assert dict(lens().identity)["Manifest"] == f"profit-check.toml, SHA-256 {'5e' * 32}"


def test_a_rule_was_looked_at_only_where_something_of_the_environment_was() -> None:
    asked = replace(of("a.a", Status.PASS, "DATA-20"), evidence=("e1",))
    seen = lens(asked, of("a.b", Status.PASS, "STRUCT-27"))
    assert (seen.kept_rules, seen.named_rules) == ("DATA-20", "STRUCT-27")


def test_what_was_not_settled_is_not_counted_as_verified() -> None:
    seen = lens(of("a.a", Status.PASS), of("a.b", Status.NOT_TESTED), of("a.c", Status.ERROR))
    assert seen.channels[0] == ("Verified", "1 result")
    assert seen.channels[-1] == ("Not known", "1 undecided, 1 not tested")
