from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from profit_check.kept import loads
from profit_check.model import Baseline, RecordedTraffic, Scope, Traffic
from profit_check.report import build
from profit_check.writers import html, results_json
from profit_check.writers.results_schema import first_fault, schema
from tests.writers import hostile, sample_run


def written() -> dict[str, Any]:
    value: dict[str, Any] = json.loads(results_json.dumps(sample_run.document()))
    return value


def test_the_schema_is_itself_valid() -> None:
    Draft202012Validator.check_schema(schema())


def test_the_keys_stand_in_the_order_of_the_contract() -> None:
    value = written()
    assert list(value) == [
        "schema_version",
        "tool",
        "started_at",
        "finished_at",
        "integration",
        "target",
        "profile",
        "verdict",
        "summary",
        "results",
        "evidence",
        "requests",
        "calendar",
        "scope",
        "language",
        "inventory",
        "valid_until",
        "settled",
    ]
    assert list(value["target"]) == [
        "name",
        "base_url",
        "participant",
        "declared_type",
        "environment_id",
        "environment_type",
        "profit_version",
        "release",
    ]
    assert list(value["summary"]) == [
        "pass",
        "warn",
        "fail",
        "review",
        "error",
        "not_tested",
        "not_applicable",
        "waived",
    ]


def test_keys_that_only_some_runs_have_come_after_all_others() -> None:
    run = sample_run.document()
    baseline = Baseline("x.json", "0" * 64, run.started_at, "test", run.profile, Scope())
    more = replace(run, baseline=baseline, observed=RecordedTraffic(count=3))
    value = json.loads(results_json.dumps(more))
    assert list(value) == [*written(), "baseline", "observed"]
    assert loads(results_json.dumps(more)).observed == more.observed


def test_the_summary_counts_every_result() -> None:
    value = written()
    assert sum(value["summary"].values()) == len(value["results"])
    assert value["summary"]["fail"] == 5


def test_a_waiver_says_why_with_whom_and_until_when() -> None:
    waived = [result for result in written()["results"] if result["status"] == "waived"]
    assert waived[0]["waiver"] == {
        "reason": "Country table only, agreed",
        "agreed_with": "AFAS System Integrator, request 123456",
        "until": "2027-03-01",
    }


def test_the_text_is_plain_ascii_whatever_it_tells() -> None:
    assert results_json.dumps(hostile.document("é\u202e\ud800")).isascii()


def test_what_was_written_reads_back_as_the_same_run() -> None:
    text = results_json.dumps(sample_run.document())
    assert results_json.dumps(loads(text)) == text


@settings(deadline=None)
@given(st.text())
def test_any_text_survives_writing_and_reading(text: str) -> None:
    run = hostile.document(text)
    again = loads(results_json.dumps(run))
    assert [result.message for result in again.results] == [text] * len(run.results)
    assert again.evidence == tuple(run.evidence)
    assert results_json.dumps(again) == results_json.dumps(run)


def test_a_document_that_does_not_fit_the_schema_is_not_handed_out() -> None:
    run = replace(sample_run.document(), traffic=Traffic(count=-1))
    with pytest.raises(ValueError, match=r"requests\.count: expected 0 or more"):
        results_json.dumps(run)


@pytest.mark.parametrize(
    ("path", "value", "fault"),
    [
        (("verdict",), "fine", "verdict: expected one of ready, ready_with_conditions"),
        (("results", 0, "status"), "ok", "results[0].status: expected one of pass, warn"),
        (("results", 1, "message"), 7, "results[1].message: expected string"),
        (("results", 2, "waiver"), {"reason": 1}, "results[2].waiver"),
        (("target", "release"), "8", "target.release: expected integer or null"),
        (("tool", "name"), "other", "tool.name: expected profit-check"),
        (("started_at",), "yesterday", "started_at: does not have the form"),
        (("summary", "fail"), None, "summary.fail: expected integer"),
    ],
)
def test_a_departure_from_the_schema_is_named_by_its_place(
    path: tuple[str | int, ...], value: object, fault: str
) -> None:
    document: Any = written()
    place = document
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert (first_fault(document) or "").startswith(fault)


@pytest.mark.parametrize("key", list(schema()["required"]))
def test_a_missing_key_is_named(key: str) -> None:
    document = written()
    del document[key]
    assert first_fault(document) == f"the document: the key {key} is missing"


def test_a_report_made_from_kept_results_is_the_same_report() -> None:
    run = sample_run.document()
    measured = [replace(item, duration_ms=n + 0.46) for n, item in enumerate(run.evidence)]
    run = replace(run, evidence=measured)
    again = loads(results_json.dumps(run))
    explanation = sample_run.explanation
    assert html.text(build(again, explanation)) == html.text(build(run, explanation))
