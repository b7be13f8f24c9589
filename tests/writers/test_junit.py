from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
import xmlschema
from hypothesis import example, given, settings
from hypothesis import strategies as st

from profit_check.language.catalogue import Language
from profit_check.model import Result, Status
from profit_check.visible import line
from profit_check.writers import junit
from tests.writers import machine_formats as machine
from tests.writers.hostile import ATTACK

SCHEMA = xmlschema.XMLSchema(str(machine.SCHEMAS / "junit-10.xsd"))

DUTCH = Language("nl", {"Level: {level}": "Niveau: {level}", "must": "moet", "Passed": "Goed"})


def cases(text: str | None = None) -> dict[str, Element]:
    """The test cases by name."""
    found = ElementTree.fromstring(text or junit.text(machine.report())).iter("testcase")
    return {case.get("name", ""): case for case in found}


def said(case: Element) -> str:
    return case.findtext("system-out") or ""


def test_the_sample_run_fits_the_schema_of_jenkins() -> None:
    SCHEMA.validate(junit.text(machine.report()))


def test_a_run_without_results_fits_the_schema() -> None:
    SCHEMA.validate(junit.text(machine.report(replace(machine.document(), results=()))))


def test_the_schema_refuses_what_jenkins_refuses() -> None:
    with_properties = "<testcase name='x'><properties/></testcase>"
    suite = f"<testsuite name='x' tests='1' failures='0' errors='0'>{with_properties}</testsuite>"
    assert not SCHEMA.is_valid(f"<testsuites>{suite}</testsuites>")


def test_there_is_a_test_case_for_each_result_under_a_name_of_its_own() -> None:
    results = machine.document().results
    assert len(cases()) == len(results)
    assert cases()["paging.take Acme_Articles"].get("classname") == "paging.take"
    twice = replace(machine.document(), results=(results[0], results[0]))
    names = list(cases(junit.text(machine.report(twice))))
    assert names == ["connection.reachable", "connection.reachable (2)"]


def test_there_is_a_suite_for_each_family_and_its_counts_are_right() -> None:
    root = ElementTree.fromstring(junit.text(machine.report()))
    suites = {suite.get("name"): suite for suite in root}
    assert list(suites)[:3] == ["connection", "token", "environment"]
    for suite in suites.values():
        counted = {"tests": "testcase", "failures": "testcase/failure"}
        counted |= {"errors": "testcase/error", "skipped": "testcase/skipped"}
        for attribute, path in counted.items():
            assert suite.get(attribute) == str(len(suite.findall(path)))
    assert root.get("tests") == str(len(machine.document().results))
    assert root.get("failures") == str(machine.report().counts[Status.FAIL])
    assert root.get("time") == "3.250"


def test_a_failure_gives_its_level_message_and_remedy() -> None:
    failure = cases()["paging.take Acme_Articles"].find("failure")
    assert failure is not None
    assert failure.attrib == {"type": "must", "message": "7 rows came where 5 were asked"}
    assert "\nFix: Profit itself keeps to this." in (failure.text or "")


@pytest.mark.parametrize(
    ("name", "tag", "reason"),
    [
        ("paging.skip Profit_Countries", "error", "no whole answer within 60 s"),
        ("paging.skip Acme_Articles", "skipped", "paging.take did not succeed"),
        ("paging.changes Acme_Stock", "skipped", "the manifest names no modified field"),
    ],
)
def test_what_was_not_decided_is_an_error_and_what_was_not_asked_is_skipped_with_the_reason(
    name: str, tag: str, reason: str
) -> None:
    found = cases()[name].find(tag)
    assert found is not None
    assert found.get("message") == reason
    assert (found.text or "").startswith(reason)


def test_a_waived_result_is_skipped_and_says_who_agreed_until_when() -> None:
    case = cases()["connectors.name Profit_Countries"]
    skipped = case.find("skipped")
    assert skipped is not None
    agreed = "Country table only, agreed (agreed with AFAS System Integrator, request 123456)"
    assert skipped.get("message", "").startswith(f"waived until 2027-03-01: {agreed}; ")
    assert "AFAS rules: STRUCT-27, STRUCT-28" in said(case)


@pytest.mark.parametrize(
    ("name", "start"),
    [("token.expiry", "Warning: "), ("connectors.privacy Acme_Debtors", "To review: ")],
)
def test_a_warning_and_what_a_person_must_look_at_pass_and_say_so(name: str, start: str) -> None:
    case = cases()[name]
    assert [child.tag for child in case] == ["system-out"]
    assert said(case).startswith(start)


def test_a_suite_tells_what_was_run_whatever_the_language() -> None:
    root = ElementTree.fromstring(junit.text(machine.report(spoken=DUTCH)))
    told = {one.get("name"): one.get("value") for one in root.findall("testsuite[1]//property")}
    assert told["target"] == "test"
    assert told["verdict"] == "not_ready"
    assert told["manifest-sha256"] == "5e" * 32


def test_the_texts_are_in_the_language_of_the_report() -> None:
    told = said(cases(junit.text(machine.report(spoken=DUTCH)))["connection.reachable"])
    assert told.startswith("Goed: the host answers HTTP, with status 401\nNiveau: moet\n")


@settings(max_examples=40, deadline=None)
@given(st.text())
@example(ATTACK)
@example("]]> \x00\x0b \ud800 \ufffe & < > \" ' \r\n\t \x85 \u2028")
def test_any_text_keeps_the_file_valid_and_comes_through_as_it_may_be_shown(attack: str) -> None:
    text = junit.text(machine.hostile_report(attack))
    text.encode()
    SCHEMA.validate(text)
    failed = next(ElementTree.fromstring(text).iter("failure"))
    assert failed.get("message") == line(attack)


def test_a_clock_that_was_put_back_gives_no_negative_time() -> None:
    run = machine.document()
    backwards = replace(run, started_at=run.finished_at, finished_at=run.started_at)
    assert ElementTree.fromstring(junit.text(machine.report(backwards))).get("time") == "0.000"


def test_a_result_without_a_subject_or_remedy_has_no_empty_lines() -> None:
    bare = Result("x.y", None, Status.FAIL, machine.document().results[0].level, "wrong")
    run = replace(machine.document(), results=(bare,))
    assert said(cases(junit.text(machine.report(run)))["x.y"]).count("\n") == 2
