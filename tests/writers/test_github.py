from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from profit_check.findings import ACTED_ON
from profit_check.language.catalogue import Language
from profit_check.model import Inventory, Level, Result, Status
from profit_check.visible import line
from profit_check.writers import github
from tests.writers import machine_formats as machine
from tests.writers.hostile import ATTACK

COMMAND = re.compile(
    "::(?P<kind>error|warning|notice) "
    "file=(?P<file>[^,:]*),line=(?P<line>[0-9]+),title=(?P<title>[^,:]*)::(?P<message>.*)"
)


def commands(text: str) -> list[dict[str, str]]:
    """What GitHub makes of the lines: each a command, its escapes undone."""
    found = []
    for one in text.splitlines():
        match = COMMAND.fullmatch(one)
        assert match is not None, one
        found.append({name: plain(value) for name, value in match.groupdict().items()})
    return found


def plain(value: str) -> str:
    for escaped, meant in (("%2C", ","), ("%3A", ":"), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
        value = value.replace(escaped, meant)
    return value


def annotated(*results: Result, held: bool = False) -> list[dict[str, str]]:
    """The annotations; with `held` the first result is known, the second worse, the rest new."""
    run = machine.document()
    if results:
        run = replace(run, results=results)
    return commands(github.text(machine.report(machine.held(run) if held else run)))


def wrong(number: int, status: Status = Status.FAIL, level: Level = Level.MUST) -> Result:
    return Result("paging.take", f"C{number}", status, level, f"wrong {number}")


def test_a_finding_stands_beside_the_line_of_its_connector() -> None:
    [found] = [one for one in annotated() if one["title"] == "paging.take Acme_Articles"]
    message = found.pop("message")
    assert found == {
        "kind": "error",
        "file": "shop/profit-check.toml",
        "line": "12",
        "title": "paging.take Acme_Articles",
    }
    assert message.startswith("7 rows came where 5 were asked\nFix: Profit itself keeps to")


def test_all_that_is_to_be_acted_on_is_annotated_and_nothing_else() -> None:
    wanted = [one for one in machine.document().results if one.status in ACTED_ON]
    assert len(annotated()) == len(wanted)


@pytest.mark.parametrize(
    ("status", "level", "kind"),
    [
        (Status.FAIL, Level.MUST, "error"),
        (Status.ERROR, Level.MUST, "error"),
        (Status.ERROR, Level.SHOULD, "warning"),
        (Status.WARN, Level.SHOULD, "warning"),
        (Status.REVIEW, Level.MUST, "notice"),
    ],
)
def test_the_kind_follows_from_status_and_level(status: Status, level: Level, kind: str) -> None:
    assert [one["kind"] for one in annotated(wrong(1, status, level))] == [kind]


def test_what_the_baseline_has_is_a_notice_and_says_so() -> None:
    known, worse, new = (wrong(number) for number in range(3))
    found = {one["title"]: one for one in annotated(known, worse, new, held=True)}
    assert [found[f"paging.take C{number}"]["kind"] for number in range(3)] == [
        "notice",
        "error",
        "error",
    ]
    assert found["paging.take C0"]["message"] == "wrong 0\nKnown from the baseline"
    assert found["paging.take C1"]["message"] == "wrong 1"


def test_of_more_than_github_shows_the_worst_are_told_and_how_many_are_left() -> None:
    warnings = [wrong(number, Status.WARN, Level.SHOULD) for number in range(30)]
    must = wrong(99, Status.WARN, Level.MUST)
    found = annotated(*warnings, must, *(wrong(number) for number in range(10)))
    assert Counter(one["kind"] for one in found) == {"error": 10, "warning": 10}
    assert all(one["title"] != "profit-check" for one in found if one["kind"] == "error")
    told = [one for one in found if one["kind"] == "warning"]
    assert told[0]["title"] == "paging.take C99"
    assert (told[-1]["title"], told[-1]["message"]) == ("profit-check", "and 22 more findings")


def test_a_run_without_findings_says_nothing() -> None:
    good = Result("paging.take", "A", Status.PASS, Level.MUST, "5 rows")
    assert annotated(good) == []


def test_the_texts_are_in_the_language_of_the_report() -> None:
    dutch = Language("nl", {"Fix: {fix}": "Oplossing: {fix}"})
    assert "%0AOplossing: Give" in github.text(machine.report(spoken=dutch))


@settings(max_examples=60, deadline=None)
@given(st.text())
@example(ATTACK)
@example("50% a:b, c\r\n::error::x\n::stop-commands::y")
def test_any_text_stays_within_its_command(attack: str) -> None:
    found = commands(github.text(machine.hostile_report(attack)))
    assert len(found) == len(ACTED_ON)
    assert {one["message"].partition("\n")[0] for one in found} == {line(attack)}


def test_without_a_known_manifest_annotations_point_at_the_beginning_of_the_usual_one() -> None:
    run = replace(machine.document(), inventory=Inventory())
    found = commands(github.text(machine.report(run)))
    assert {(one["file"], one["line"]) for one in found} == {("profit-check.toml", "1")}
