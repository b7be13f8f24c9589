"""Findings of AFAS's auditor become results, which weigh what the rule weighs for its reader."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from profit_check.assessment import Options
from profit_check.auditor.rules import judge_findings
from profit_check.explanation import explain
from profit_check.model import (
    AuditorFinding,
    AuditorLevel,
    AuditorReport,
    Level,
    Profile,
    Status,
    Strength,
    Unplaced,
    Verdict,
    Waiver,
)
from profit_check.profit.auditor import RULES
from profit_check.rerun import rerun
from tests.auditor.reports import results_of
from tests.harness import document, registry, sample_manifest


def finding(
    rule: str, level: AuditorLevel = AuditorLevel.ERROR, connector: str = "Webshop_Stock"
) -> AuditorFinding:
    return AuditorFinding(rule, connector, level, "as it says", 7, "auditor.md")


@pytest.mark.parametrize(
    ("rule", "told", "profile", "status", "level"),
    [
        ("STRUCT-27", "error", "certification", "fail", "must"),
        ("STRUCT-27", "error", "go-live", "warn", "should"),
        ("STRUCT-27", "error", "connect", "warn", "should"),
        ("DATA-20", "error", "go-live", "fail", "must"),
        ("PERF-45", "warning", "certification", "warn", "should"),
        ("PERF-45", "error", "certification", "fail", "must"),
        ("DATA-24", "warning", "certification", "warn", "should"),
        ("DATA-24", "information", "go-live", "pass", "info"),
        ("DATA-20", "warning", "certification", "fail", "must"),
        ("PERF-46", "information", "certification", "pass", "info"),
    ],
)
def test_a_finding_weighs_what_its_rule_weighs(
    rule: str, told: str, profile: str, status: str, level: str
) -> None:
    results = results_of(finding(rule, AuditorLevel(told)), profile=Profile(profile))
    [result] = [one for one in results if one.check == f"auditor.{rule}"]
    assert (result.status, result.level) == (Status(status), Level(level))
    assert (result.subject, result.channel) == ("Webshop_Stock", "auditor")
    assert result.afas_rules == (rule,)
    assert result.message == f"{told} in auditor.md, line 7: as it says"


def test_findings_of_one_rule_and_connector_are_one_result() -> None:
    results = results_of(finding("DATA-20"), finding("DATA-20", connector="WEBSHOP_STOCK"))
    assert [one.check for one in results] == ["auditor.DATA-20", "auditor.report"]
    assert results[0].message.count("line 7") == 2


def test_the_file_s_hash_is_kept() -> None:
    [result] = [one for one in results_of(finding("DATA-20")) if one.check == "auditor.report"]
    assert (result.status, result.subject) == (Status.PASS, "auditor.md")
    assert result.message == f"1 finding (SHA-256 {'0' * 64})"


def test_what_was_not_placed_is_told_line_by_line() -> None:
    left = [Unplaced("PERF-45", "index", n, "its level is not told") for n in range(30)]
    [result] = results_of(unplaced=(*left, Unplaced("", "no token", 40, "no rule")))
    assert result.status is Status.REVIEW
    assert result.message.count("PERF-45") == 30
    assert "line 40: no token: no rule" in result.message


def test_a_report_that_names_no_rule_is_to_be_looked_at() -> None:
    [result] = results_of()
    assert result.status is Status.REVIEW


def test_for_certification_the_report_is_to_be_made_for_a_partner() -> None:
    statuses = {
        (strength, profile): results_of(finding("PERF-46"), strength=strength, profile=profile)[
            -1
        ].status
        for strength in (Strength.PARTNER, Strength.DEVELOPER)
        for profile in (Profile.CERTIFICATION, Profile.GO_LIVE)
    }
    assert statuses.pop((Strength.DEVELOPER, Profile.CERTIFICATION)) is Status.WARN
    assert set(statuses.values()) == {Status.PASS}


def test_for_certification_it_is_a_must_that_the_report_was_read_completely() -> None:
    levels = {
        profile: results_of(finding("PERF-46"), profile=profile)[-1].level for profile in Profile
    }
    assert levels.pop(Profile.CERTIFICATION) is Level.MUST
    assert set(levels.values()) == {Level.SHOULD}


def test_what_the_auditor_let_pass_is_afas_s_own_word_and_no_condition() -> None:
    told = finding("PERF-46", AuditorLevel.INFORMATION)
    report = AuditorReport("auditor.md", "0" * 64, findings=(told,))
    options = Options(profile=Profile.CERTIFICATION, only=["auditor"], auditor=[report])
    assert document(options=options).verdict is Verdict.READY


def test_a_waiver_covers_what_the_auditor_found() -> None:
    waiver = Waiver("auditor.DATA-20", "Webshop_Stock", "agreed", "AFAS", date(2027, 3, 1))
    manifest = replace(sample_manifest(), waive=(waiver,))
    report = AuditorReport("auditor.md", "0" * 64, findings=(finding("DATA-20"),))
    options = Options(only=["auditor"], auditor=[report])
    results = document(manifest=manifest, options=options).results
    assert [one.status for one in results] == [Status.WAIVED, Status.PASS]


def test_the_command_that_asks_again_names_the_report() -> None:
    report = AuditorReport("my report.md", "0" * 64, findings=(finding("DATA-20"),))
    found = document(options=Options(only=["auditor", "token.method"], auditor=[report]))
    given = "--target sandbox --auditor 'my report.md'"
    assert rerun(found) == f"profit-check run {given}"
    assert rerun(found, "auditor.DATA-20") == f"profit-check run {given} --only auditor.DATA-20"
    assert "--auditor" not in rerun(found, "token.method")


def test_without_a_report_the_family_says_that_none_was_given() -> None:
    found = document(options=Options(profile=Profile.CERTIFICATION, only=["auditor"])).results
    assert [(one.check, one.status) for one in found] == [("auditor.report", Status.NOT_APPLICABLE)]
    assert "--auditor" in found[0].message


def test_the_family_joins_the_others_in_its_place_and_in_every_profile() -> None:
    report = AuditorReport("auditor.md", "0" * 64, findings=(finding("DATA-20"),))
    for profile in Profile:
        found = document(options=Options(profile=profile, auditor=[report])).results
        assert [one.check for one in found][-2:] == ["auditor.DATA-20", "auditor.report"]


def test_every_rule_has_its_page_in_both_languages() -> None:
    for code in RULES:
        english, dutch = (explain(registry()[f"auditor.{code}"], each) for each in ("en", "nl"))
        for page in (english, dutch):
            assert all((page.title.endswith("."), page.why, page.fix, code in page.references))
        assert english.title != dutch.title
        assert dutch.language == "nl"


def test_the_heaviest_of_several_levels_counts_for_certification() -> None:
    found = [finding("PERF-45", AuditorLevel.WARNING), finding("PERF-45", AuditorLevel.ERROR)]
    assert judge_findings("PERF-45", found, Profile.CERTIFICATION).level is Level.MUST
    assert judge_findings("PERF-45", found, Profile.GO_LIVE).level is Level.SHOULD
