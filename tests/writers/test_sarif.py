from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from profit_check.explanation import Explanation
from profit_check.findings import SHOWN
from profit_check.language.catalogue import Language
from profit_check.model import Document, Inventory, Level, Result, Scope, Status, Verdict
from profit_check.report import build
from profit_check.writers import sarif
from tests.writers import machine_formats as machine
from tests.writers.hostile import ATTACK

SCHEMA = "sarif-2.1.0.json"
TITLE = "A GetConnector has a name of its own, without `Profit` or `AFAS` in it"


def run(of: Document | None = None, spoken: Language | None = None) -> Any:
    """The one run in the log; the log fits its schema."""
    log = json.loads(sarif.text(machine.report(of, spoken)))
    assert machine.faults(log, SCHEMA) == []
    [only] = log["runs"]
    return only


def result(check: str, subject: str = "") -> Any:
    """The result of the sample run that is about these."""
    [found] = [
        one
        for one in run()["results"]
        if one["ruleId"] == check and one["message"]["text"].startswith(subject)
    ]
    return found


def where(found: Any) -> tuple[str, int]:
    [place] = found["locations"]
    physical = place["physicalLocation"]
    return physical["artifactLocation"]["uri"], physical["region"]["startLine"]


def test_there_is_a_result_for_each_finding_and_none_for_what_is_in_order() -> None:
    wanted = [one for one in machine.document().results if one.status in SHOWN]
    assert len(run()["results"]) == len(wanted)
    assert {one["properties"]["status"] for one in run()["results"]} == set(SHOWN)


@pytest.mark.parametrize(
    ("check", "subject", "kind", "level"),
    [
        ("paging.take", "Acme_Articles", "fail", "error"),
        ("token.expiry", "", "fail", "warning"),
        ("connectors.privacy", "Acme_Debtors", "review", "none"),
        ("paging.skip", "Profit_Countries", "open", "none"),
        ("connectors.name", "Profit_Countries", "fail", "warning"),
    ],
)
def test_a_status_has_the_kind_and_level_that_sarif_gives_it(
    check: str, subject: str, kind: str, level: str
) -> None:
    found = result(check, subject)
    assert (found["kind"], found["level"]) == (kind, level)


def test_the_worst_comes_first() -> None:
    levels = [one["properties"]["status"] for one in run()["results"]]
    assert levels == sorted(levels, key=list(Status).index)


@pytest.mark.parametrize(
    ("check", "subject", "line"),
    [
        ("paging.take", "Acme_Articles", 12),
        ("token.expiry", "", 5),
        ("manifest.waiver", "paging.end Acme_Orders", 63),
        ("connectors.name", "Profit_Countries", 44),
    ],
)
def test_a_result_points_at_the_line_of_the_manifest_that_it_is_about(
    check: str, subject: str, line: int
) -> None:
    assert where(result(check, subject)) == ("shop/profit-check.toml", line)


def test_results_of_which_no_line_is_known_point_at_the_beginning() -> None:
    old = run(replace(machine.document(), inventory=Inventory()))
    assert {where(one) for one in old["results"]} == {("profit-check.toml", 1)}
    assert "hashes" not in old["artifacts"][0]


def test_the_manifest_is_named_with_its_hash_and_without_a_folder_of_the_machine() -> None:
    [artifact] = run()["artifacts"]
    assert artifact["location"] == {"uri": "shop/profit-check.toml"}
    assert artifact["hashes"] == {"sha-256": "5e" * 32}


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("a b#c.toml", "a%20b%23c.toml"),
        ("c:x.toml", "c%3Ax.toml"),
        ("./é\\x.toml", "%C3%A9/x.toml"),
        ("/x.toml", "x.toml"),
        (".x.toml", ".x.toml"),
        ("..", "profit-check.toml"),
    ],
)
def test_a_path_is_written_as_a_relative_reference(name: str, uri: str) -> None:
    named = replace(machine.document(), inventory=replace(machine.INVENTORY, manifest=name))
    assert run(named)["artifacts"][0]["location"]["uri"] == uri


def test_a_fingerprint_does_not_depend_on_texts() -> None:
    def marks(document: Document, spoken: Language | None = None) -> list[Any]:
        return [one["partialFingerprints"] for one in run(document, spoken)["results"]]

    before = machine.document()
    reworded = [replace(one, message="other", remedy="other") for one in before.results]
    assert marks(replace(before, results=tuple(reworded))) == marks(before)
    assert marks(before, Language("nl", {"Fix": "Oplossing"})) == marks(before)
    renamed = [replace(one, subject="Other") for one in before.results]
    assert not set(map(str, marks(replace(before, results=tuple(renamed))))) & set(
        map(str, marks(before))
    )


def test_no_two_results_share_a_fingerprint() -> None:
    twice = replace(machine.document(), results=(*machine.document().results,) * 2)
    marks = [one["partialFingerprints"]["primaryLocationLineHash"] for one in run(twice)["results"]]
    assert len(set(marks)) == len(marks)


def test_what_was_waived_is_suppressed_with_the_reason() -> None:
    [suppression] = result("connectors.name", "Profit_Countries")["suppressions"]
    assert (suppression["kind"], suppression["status"]) == ("external", "accepted")
    assert "until 2027-03-01: Country table only, agreed" in suppression["justification"]
    assert sum("suppressions" in one for one in run()["results"]) == 1


def test_what_was_not_tested_or_decided_is_a_notification_of_its_rule() -> None:
    rules = run()["tool"]["driver"]["rules"]
    [invocation] = run()["invocations"]
    told = invocation["toolExecutionNotifications"]
    wanted = [
        one for one in machine.document().results if one.status in (Status.ERROR, Status.NOT_TESTED)
    ]
    assert len(told) == len(wanted)
    for one, result in zip(told, wanted, strict=True):
        assert rules[one["associatedRule"]["index"]]["id"] == result.check
        assert one["level"] == ("error" if result.status is Status.ERROR else "note")


@pytest.mark.parametrize(
    ("verdict", "scope", "successful"),
    [
        (Verdict.NOT_READY, Scope(), True),
        (Verdict.INCONCLUSIVE, Scope(), False),
        (Verdict.READY, Scope(interrupted=True), False),
    ],
)
def test_a_run_that_did_not_come_to_an_answer_was_not_successful(
    verdict: Verdict, scope: Scope, successful: bool
) -> None:
    [invocation] = run(replace(machine.document(), verdict=verdict, scope=scope))["invocations"]
    assert invocation["executionSuccessful"] is successful
    assert invocation["startTimeUtc"] == "2026-11-23T10:00:00.000Z"


def test_a_rule_has_the_help_that_a_code_host_shows() -> None:
    found = result("connectors.name", "Profit_Countries")
    rule = run()["tool"]["driver"]["rules"][found["ruleIndex"]]
    assert rule["id"] == found["ruleId"] == "connectors.name"
    assert rule["name"] == "ConnectorsName"
    assert rule["shortDescription"]["text"] == TITLE
    assert rule["fullDescription"]["text"].startswith("A GetConnector that AFAS supplies changes")
    assert rule["defaultConfiguration"] == {"level": "warning"}
    assert rule["properties"]["afas_rules"] == ["STRUCT-27", "STRUCT-28"]
    assert rule["properties"]["tags"] == ["connectors", "STRUCT-27", "STRUCT-28"]
    assert "\n\nHow to fix\n\n" in rule["help"]["text"]
    assert "## How to fix\n\n- Profit administrator: copy" in rule["help"]["markdown"]
    assert "the form `<YourApp>_<FunctionalName>`, and put" in rule["help"]["markdown"]


def test_code_in_a_page_stays_code_in_the_help() -> None:
    page = Explanation("T", "1. do\n2. `a*b*` <i>\n\n    take = 5\n    skip = 0", "", "")
    text = sarif.text(build(machine.document(), lambda check: page))
    help = json.loads(text)["runs"][0]["tool"]["driver"]["rules"][0]["help"]["markdown"]
    assert "1. do\n2. `a*b*` &lt;i&gt;\n\n```text\ntake = 5\nskip = 0\n```" in help


def test_the_target_and_the_profile_are_a_category_of_their_own() -> None:
    assert run()["automationDetails"]["id"] == "profit-check/test/go-live/"
    other = {**machine.document().target, "name": "a/b"}
    named = run(replace(machine.document(), target=other))
    assert named["automationDetails"]["id"] == "profit-check/a%2Fb/go-live/"


def test_the_texts_are_in_the_language_of_the_report() -> None:
    dutch = Language("nl", {"How to fix": "Zo lost u het op"})
    told = run(spoken=dutch)
    assert told["language"] == told["tool"]["driver"]["language"] == "nl"
    assert "Zo lost u het op" in told["tool"]["driver"]["rules"][0]["help"]["text"]


def test_no_more_results_than_github_takes_are_written_and_it_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sarif, "MOST_RESULTS", 5)
    found = run()
    assert [one["properties"]["status"] for one in found["results"]] == ["fail"] * 5
    last = found["invocations"][0]["toolExecutionNotifications"][-1]
    assert last["message"]["text"].endswith("more findings")


def test_nothing_of_a_rule_is_longer_than_github_takes() -> None:
    page = Explanation("t" * 5000, "w" * 5000, "f", "r")
    rules = tuple(f"AFAS-{number}" for number in range(100))
    wrong = Result("x." + "y" * 999, None, Status.FAIL, Level.MUST, "m", afas_rules=rules)
    report = build(replace(machine.document(), results=(wrong,)), lambda check: page)
    [rule] = json.loads(sarif.text(report))["runs"][0]["tool"]["driver"]["rules"]
    assert len(rule["name"]) == 255
    assert len(rule["shortDescription"]["text"]) == len(rule["fullDescription"]["text"]) == 1024
    assert len(rule["properties"]["tags"]) == 20
    assert len(rule["properties"]["afas_rules"]) == 100


def test_a_message_stays_text_where_sarif_would_see_a_placeholder_or_a_link() -> None:
    wrong = replace(machine.document().results[0], status=Status.FAIL, message="{0} [x](http://y)")
    [found] = run(replace(machine.document(), results=(wrong,)))["results"]
    assert found["message"]["text"] == "{{0}} [x] (http://y)"


@settings(max_examples=40, deadline=None)
@given(st.text())
@example(ATTACK)
@example("\ud800 {0} [a](1) \x00")
def test_any_text_keeps_the_log_valid(attack: str) -> None:
    log = json.loads(sarif.text(machine.hostile_report(attack)))
    assert machine.faults(log, SCHEMA) == []
    [found] = log["runs"]
    assert len(found["results"]) == len(SHOWN)
    uri = found["artifacts"][0]["location"]["uri"]
    assert uri.isascii()
    assert not uri.startswith("/")
