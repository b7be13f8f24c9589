"""A baseline excuses what it has: not another field, payload or connector of the same result."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profit_check import gate
from profit_check.comparison.changes import Change, compare, held_against
from profit_check.kept import loads
from profit_check.model import Document, Level, Result, Status, Verdict
from profit_check.writers import results_json
from tests.harness import document, sample_manifest
from tests.writers import sample_run

MUST, SHOULD, INFO = Level.MUST, Level.SHOULD, Level.INFO
FAIL, WARN, REVIEW, WAIVED = Status.FAIL, Status.WARN, Status.REVIEW, Status.WAIVED


def result(*about: str, status: Status = FAIL, level: Level = MUST, subject: str = "X") -> Result:
    return Result("a.a", subject, status, level, "a message", about=about)


def changes(before: Sequence[Result], after: Sequence[Result]) -> list[Change]:
    return [one.change for one in compare(before, after)]


def test_a_finding_that_is_about_one_field_more_is_worse() -> None:
    [found] = compare([result("A")], [result("A", "B")])
    assert (found.change, found.added, found.regresses) == (Change.WORSE, ("B",), True)


def test_another_field_in_the_place_of_one_is_worse() -> None:
    assert changes([result("A")], [result("B")]) == [Change.WORSE]


def test_a_field_that_went_is_no_news() -> None:
    assert changes([result("A", "B")], [result("A")]) == [Change.STILL_THERE]
    assert changes([result("A", "B")], [result()]) == [Change.STILL_THERE]


def test_the_letter_case_of_a_field_is_no_news() -> None:
    assert changes([result("itemcode")], [result("ItemCode")]) == [Change.STILL_THERE]


@pytest.mark.parametrize("status", [WARN, REVIEW, WAIVED])
def test_what_weighs_less_now_is_worse_where_it_is_about_something_else(status: Status) -> None:
    assert changes([result("A")], [result("A", status=status)]) == [Change.BETTER]
    assert changes([result("A")], [result("B", status=status)]) == [Change.WORSE]


def test_at_level_info_a_field_more_does_not_regress() -> None:
    before, after = (result(*one, status=WARN, level=INFO) for one in (("A",), ("A", "B")))
    [found] = compare([before], [after])
    assert not found.regresses


def test_two_results_of_one_name_are_about_what_both_are_about() -> None:
    pair = [result("A", subject="x"), result("B", subject="X")]
    assert changes(pair, [*pair[:1], result("B", "C", subject="X")]) == [Change.WORSE]
    assert changes(pair, list(reversed(pair))) == [Change.STILL_THERE]


NAMES = st.sets(st.sampled_from("ABCD")).map(lambda found: result(*sorted(found)))


@given(NAMES, NAMES)
def test_a_finding_is_worse_exactly_when_it_is_about_more(before: Result, after: Result) -> None:
    is_more = bool(set(after.about) - set(before.about))
    assert changes([before], [after]) == [Change.WORSE if is_more else Change.STILL_THERE]


def test_what_results_are_about_is_kept() -> None:
    run = replace(sample_run.document(), results=(result("A", "B"),))
    assert loads(results_json.dumps(run)).results[0].about == ("A", "B")


# --- the gate ------------------------------------------------------------------------------------


def declaring(*fields: str) -> Document:
    """A run in which these fields of the articles are declared as well, and are not there."""
    whole = sample_manifest()
    first, *others = whole.get
    assert first.id == "Webshop_Articles"
    wider = replace(first, fields={**first.fields, **dict.fromkeys(fields, "string")})
    return document(manifest=replace(whole, get=(wider, *others)), only=["connectors.fields"])


def test_a_second_missing_field_of_a_connector_fails_the_gate() -> None:
    earlier = declaring("BarcodeX")

    def held(now: Document) -> Verdict:
        return gate.decisive(replace(now, baseline=held_against(now, earlier, "old.json", "")))

    assert held(declaring("BarcodeX")) is Verdict.READY
    assert held(declaring("BarcodeX", "BlockedX")) is Verdict.NOT_READY
    assert held(declaring("BlockedX")) is Verdict.NOT_READY
    assert held(declaring()) is Verdict.READY
