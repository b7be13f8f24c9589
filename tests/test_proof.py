"""The proof itself: it sees what is missed, what alarms falsely and what was never asked."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from profit_check.proof import cases as proof
from profit_check.proof.cases import Case, Judgement, judge
from profit_check.proof.judging import judged
from profit_check.proof.matrix import Row, tabulate
from profit_check.sandbox.faults import Fault, Proceed
from profit_check.sandbox.messages import Request, Response
from profit_check.sandbox.mutants import Mutant
from profit_check.sandbox.world import World

ROOT = Path(__file__).parent.parent

CASE = Case("made-up", "oauth", "en-us")


def harmless(world: World, request: Request, proceed: Proceed) -> Response:
    """Nothing is wrong."""
    return proceed(world, request)


def overlong(world: World, request: Request, proceed: Proceed) -> Response:
    """A page has a row more than was asked."""
    take = int(request.parameters.get("take", "-1"))
    return proceed(world, request if take < 0 else request.but(take=str(take + 1)))


def made_up(monkeypatch: pytest.MonkeyPatch, one: Fault | Mutant) -> Judgement:
    """The judgement of a case with `one`."""
    monkeypatch.setattr(proof, "known", lambda: {CASE.name: one})
    return judge(CASE)


def test_a_fault_that_nobody_notices_is_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    found = made_up(monkeypatch, Fault("made-up", harmless, frozenset({"paging.take"})))
    assert found == Judgement(CASE, missed=frozenset({"paging.take"}))
    assert not found.holds


def test_a_check_that_speaks_up_for_another_raises_a_false_alarm(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = made_up(monkeypatch, Fault("made-up", overlong, frozenset({"paging.end"})))
    assert found.alarms == {"paging.take"}
    assert found.missed == {"paging.end"}


def test_a_near_miss_that_somebody_alarms_on_is_a_false_alarm(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    near = Fault("made-up", overlong, frozenset(), near=frozenset({"paging.sorted"}))
    assert made_up(monkeypatch, near).alarms == {"paging.take"}


def test_a_near_miss_must_put_the_check_to_the_question(monkeypatch: pytest.MonkeyPatch) -> None:
    near = frozenset({"paging.end"})
    found = made_up(monkeypatch, Fault("made-up", overlong, frozenset({"paging.take"}), near=near))
    assert found == Judgement(CASE, unasked=near)


def test_a_standing_alarm_is_no_near_miss(monkeypatch: pytest.MonkeyPatch) -> None:
    one = Mutant("made-up", lambda manifest: manifest, frozenset(), frozenset({"token.method"}))
    monkeypatch.setattr(proof, "known", lambda: {CASE.name: one})
    assert judge(Case("made-up", "classic", "nl-nl")).alarms == {"token.method"}
    assert judge(CASE).holds


def test_the_matrix_counts_for_each_check(monkeypatch: pytest.MonkeyPatch) -> None:
    trips, near = frozenset({"a.one", "a.two"}), frozenset({"a.three", "a.four"})
    one = Fault("made-up", harmless, trips, near=near)
    monkeypatch.setattr(proof, "known", lambda: {CASE.name: one})
    found = Judgement(
        CASE, frozenset({"a.two"}), alarms=frozenset({"a.five"}), unasked=frozenset({"a.four"})
    )
    names = ["a.one", "a.two", "a.three", "a.four", "a.five"]
    matrix = tabulate(names, [found])
    told = "made-up (oauth, en-us)"
    assert list(matrix.rows) == [
        Row("a.one", caught=1),
        Row("a.two", missed=[told]),
        Row("a.three", near=1),
        Row("a.four", missed=[told]),
        Row("a.five", alarms=[told]),
    ]
    assert (matrix.cases, matrix.caught, matrix.near, matrix.alarms) == (1, 1, 1, 1)
    assert not matrix.complete


@pytest.mark.parametrize(
    ("row", "complete"),
    [
        (Row("a.one", caught=1, near=1), True),
        (Row("a.one", caught=1), False),
        (Row("a.one", near=1), False),
        (Row("a.one", 1, 1, missed=["x"]), False),
        (Row("a.one", 1, 1, alarms=["x"]), False),
    ],
)
def test_a_check_is_proven_both_ways_and_without_exception(row: Row, complete: bool) -> None:
    assert row.complete is complete


@pytest.fixture
def importable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets processes of their own import the checks in a bare checkout as well."""
    start = f"import runpy\nrunpy.run_path({str(ROOT / 'conftest.py')!r})\n"
    (tmp_path / "sitecustomize.py").write_text(start, "utf-8")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path), str(ROOT)]))


@pytest.mark.usefixtures("importable")
@pytest.mark.parametrize("processors", [None, 1, 2])
def test_judgements_come_in_the_order_of_their_cases(
    processors: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: processors)
    names = ["take-ignored", "silence", "no-rows", "no-order"]
    todo = [Case(name, "oauth", "nl-nl") for name in names]
    assert list(judged(todo)) == [Judgement(case) for case in todo]


def test_no_case_is_no_judgement() -> None:
    assert list(judged([])) == []
