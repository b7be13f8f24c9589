"""What is attested, observed or said by AFAS's auditor is never taken for what was verified."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import pytest

from profit_check.cli.summary import summarise
from profit_check.comparison.changes import held_against
from profit_check.gate import decisive, verdict
from profit_check.language.catalogue import LANGUAGES, language
from profit_check.model import Channel, Document, Level, Profile, Result, Status, Verdict
from profit_check.report import Report, build
from profit_check.settled import how_known, settled
from profit_check.writers import code_quality, formats, github
from tests.writers import machine_formats as machine
from tests.writers import sample_run
from tests.writers.html_page import Page
from tests.writers.sample_results import explained_in


def known(
    channel: Channel, check: str, status: Status = Status.PASS, level: Level = Level.MUST
) -> Result:
    return replace(sample_run.result(check, status, "found", level=level), channel=channel)


WARNED = known("attested", "certification.penetration-test", Status.WARN)
RUN = (
    known("api", "paging.take"),
    known("api", "paging.order", Status.WARN, Level.SHOULD),
    known("traffic", "conduct.tls"),
    known("attested", "certification.contacts"),
    known("attested", "certification.subscription"),
    known("attested", "certification.customers", level=Level.SHOULD),
    WARNED,
    known("attested", "certification.documented-connectors", Status.NOT_TESTED, Level.SHOULD),
    known("auditor", "auditor.PERF-45", Status.WARN, Level.SHOULD),
)
COUNTS = "How it is known: 2 verified, 4 attested, 1 observed, 1 by AFAS's auditor."
WHY = "2 musts are attested, not verified"


def run(*results: Result, profile: Profile = Profile.CERTIFICATION) -> Document:
    found = results or RUN
    decided = verdict(found, profile=profile)
    return replace(machine.document(), results=found, profile=profile, verdict=decided)


def report(code: str = LANGUAGES[0], *results: Result) -> Report:
    return build(run(*results), explained_in(code), language(code))


def loaded(suffix: str, *results: Result) -> Any:
    return json.loads(formats.render(report("en", *results), suffix))


def flat(text: str) -> str:
    return " ".join(text.split())


def test_only_what_was_settled_is_counted_each_way_apart() -> None:
    assert settled(RUN) == {"api": 2, "traffic": 1, "attested": 4, "auditor": 1}
    assert how_known(RUN) == COUNTS
    assert how_known(RUN[:2]) is None
    assert how_known([replace(WARNED, status=Status.NOT_APPLICABLE)]) is None


@pytest.mark.parametrize("suffix", [".html", ".md", ".summary.md"])
def test_a_document_says_how_much_is_known_in_which_way_and_why_that_is_a_condition(
    suffix: str,
) -> None:
    text = formats.render(report(), suffix)
    text = flat("".join(Page(text).text)) if suffix == ".html" else text.replace("\\", "")
    assert COUNTS in text
    assert f"must be weighed, and {WHY}" in text


@pytest.mark.parametrize("suffix", [".html", ".md", ".summary.md"])
@pytest.mark.parametrize("code", LANGUAGES)
def test_a_document_of_what_was_verified_alone_says_nothing_of_it(suffix: str, code: str) -> None:
    text = formats.render(report(code, *RUN[:2]), suffix)
    told = language(code).tell(how_known(RUN) or "").partition(":")[0]
    assert not re.search(f"{told}: [0-9]", text)
    assert 'class="source' not in text


def test_a_finding_in_html_bears_the_mark_of_what_is_attested() -> None:
    page = formats.render(report(), ".html")
    marks = [
        one["class"] for one in Page(page).named("span") if "source" in (one.get("class") or "")
    ]
    # In the list of what to do, with the finding, and among the tasks of the administrator.
    assert marks.count("source auditor") == 3
    assert marks.count("source traffic") == 1  # among what passed
    # The warning: in the list, with the finding, and among the musts that do not hold.
    # What passed: in its family, and in the assessor's list of what is attested.
    assert marks.count("source attested") == 3 + 3 + 3
    assert "source api" not in marks


def test_a_finding_in_markdown_says_that_it_is_attested() -> None:
    text = formats.render(report(), ".md")
    assert "`certification.penetration-test`, must (Attested)" in text
    assert "`paging.order`, should\n" in text
    assert "- `certification.contacts` " in text
    [line] = [one for one in text.splitlines() if one.startswith("- `certification.contacts` ")]
    assert line.endswith(" (Attested)")


def test_a_row_of_the_summary_says_that_it_is_attested() -> None:
    rows = formats.render(report(), ".summary.md").splitlines()
    [attested] = [one for one in rows if "penetration-test`" in one and one.startswith("|")]
    [verified] = [one for one in rows if "paging.order`" in one and one.startswith("|")]
    assert "(Attested)" in attested
    assert "(Attested)" not in verified


def test_the_json_has_the_channel_of_each_result_and_their_counts() -> None:
    found = loaded(".json")
    assert [one["channel"] for one in found["results"]] == [one.channel for one in RUN]
    assert found["settled"] == {"api": 2, "attested": 4, "traffic": 1, "auditor": 1}


def test_sarif_says_it_in_the_message_the_tags_and_the_properties() -> None:
    [found] = loaded(".sarif")["runs"]
    told = {one["ruleId"]: one for one in found["results"]}
    assert told["certification.penetration-test"]["message"]["text"] == "Attested: found"
    assert told["certification.penetration-test"]["properties"]["channel"] == "attested"
    assert told["paging.order"]["message"]["text"] == "found"
    tags = {one["id"]: one["properties"]["tags"] for one in found["tool"]["driver"]["rules"]}
    assert tags["certification.penetration-test"] == ["certification", "attested"]
    assert tags["paging.order"] == ["paging"]
    assert found["properties"]["settled"] == {"api": 2, "attested": 4, "traffic": 1, "auditor": 1}
    assert WHY in found["invocations"][0]["exitCodeDescription"]


def test_junit_says_the_source_of_each_case_and_counts_them() -> None:
    root = ElementTree.fromstring(formats.render(report(), ".junit.xml"))
    said = {
        case.get("classname"): case.findtext("system-out") or "" for case in root.iter("testcase")
    }
    assert "Source: Attested" in said["certification.contacts"]
    assert "Source: Verified" in said["paging.take"]
    suite = next(root.iter("testsuite"))
    counts = {one.get("name"): one.get("value") for one in suite.iter("property")}
    assert (counts["settled-api"], counts["settled-attested"]) == ("2", "4")


def test_code_quality_and_annotations_say_that_a_finding_is_attested() -> None:
    issues = {
        one["check_name"]: one["description"] for one in json.loads(code_quality.text(report()))
    }
    assert issues["certification.penetration-test"].startswith("Attested: certification.")
    assert issues["paging.order"].startswith("paging.order")
    lines = github.text(report()).splitlines()
    told = {one for one in lines if "%0ASource: Attested%0A" in one}
    assert [one for one in lines if "penetration-test" in one.partition("::")[2]] == [*told]


def test_the_badge_says_what_nobody_verified_where_that_is_a_condition() -> None:
    assert loaded(".badge.json")["message"] == f"Ready with conditions: {WHY}"
    assert loaded(".badge.json", *RUN[:2])["message"] == "Ready with conditions"
    failed = replace(WARNED, status=Status.FAIL)
    assert loaded(".badge.json", *RUN, failed)["message"] == "Not ready"


def test_the_terminal_says_it_with_each_finding_and_beside_the_counts() -> None:
    told = [one.text for one in summarise(report(), (), width=None)]
    assert [one for one in told if one.startswith("Warning (Attested): certification.pen")]
    assert [one for one in told if one.startswith("Warning: paging.order")]
    assert COUNTS in told
    assert [one for one in told if one.endswith(WHY)]


def test_the_assessor_sees_what_holds_because_it_was_attested_and_how_much_of_the_count() -> None:
    seen = report().assessor
    assert [one.check for one in seen.attested] == [
        "certification.contacts",
        "certification.subscription",
        "certification.customers",
    ]
    assert seen.unverified == WHY
    told = [(one.level, one.holds, one.asked, one.attested) for one in seen.counts]
    assert told == [(Level.MUST, 4, 5, 2), (Level.SHOULD, 1, 3, 1)]
    plain = report("en", *RUN[:2]).assessor
    assert (plain.attested, plain.unverified) == ((), "")


def test_the_assessors_part_lists_it_in_html_and_markdown() -> None:
    for suffix in (".html", ".md"):
        text = formats.render(report(), suffix).replace("\\", "")
        assert "What holds because it was attested" in text
        assert f"In profile certification that leaves conditions: {WHY}." in text
        assert "What holds because" not in formats.render(report("en", *RUN[:2]), suffix)


def test_with_a_baseline_what_is_attested_and_passed_is_nothing_new() -> None:
    now = run(*(one for one in RUN if one.status is Status.PASS))
    assert now.verdict is Verdict.READY_WITH_CONDITIONS
    held = replace(now, baseline=held_against(now, replace(now, results=()), "a.json", "0" * 64))
    assert decisive(held) is Verdict.READY
