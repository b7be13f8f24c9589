"""What a gate with a baseline says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from profit_check.comparison.words import REGRESSIONS_SHOWN, gate_lines
from profit_check.model import Baseline, Document, Named, Profile, Scope
from tests.writers import sample_run

NAMED: tuple[Named, ...] = (("paging.take", "Acme_Articles"), ("token.expiry", None))


def held(
    new: tuple[Named, ...] = (), worse: tuple[Named, ...] = (), known: tuple[Named, ...] = ()
) -> Document:
    run = sample_run.document()
    baseline = Baseline(
        file="old.json",
        sha256="0" * 64,
        started_at=run.started_at,
        target="test",
        profile=run.profile,
        scope=run.scope,
        new=new,
        worse=worse,
        known=known,
    )
    return replace(run, baseline=baseline)


def test_a_run_without_a_baseline_says_nothing_of_a_gate() -> None:
    assert gate_lines(sample_run.document(), 1) == ()


def test_each_end_has_its_words() -> None:
    told = [gate_lines(held(), status)[0].partition(":")[0] for status in (0, 1, 3)]
    assert told == ["The gate holds", "The gate does not hold", "The gate could not be decided"]


def test_nothing_found_and_one_known_and_more_have_their_words() -> None:
    nothing = "The gate holds: nothing is new or worse than in the baseline old.json"
    assert gate_lines(held(), 0) == (nothing,)
    [one] = gate_lines(held(known=NAMED[:1]), 0)
    assert "1 result needs attention, and did in the baseline old.json" in one
    [two] = gate_lines(held(known=NAMED), 0)
    assert "2 results need attention, and all did in the baseline old.json" in two


def test_what_is_new_and_worse_is_named() -> None:
    _, *told = gate_lines(held(new=NAMED[:1], worse=NAMED[1:]), 1)
    assert told == ["New: paging.take Acme_Articles", "Worse: token.expiry"]


def test_of_many_the_first_are_named_and_the_others_counted() -> None:
    many: tuple[Named, ...] = tuple(("paging.take", f"C{number}") for number in range(40))
    _, *told = gate_lines(held(new=many), 1)
    assert len(told) == REGRESSIONS_SHOWN + 1
    assert told[-1] == f"and {40 - REGRESSIONS_SHOWN} more"


def test_how_an_interrupted_run_would_have_ended_is_not_told() -> None:
    assert gate_lines(held(new=NAMED), 130) == ()


def test_a_baseline_that_was_made_otherwise_is_told_with_the_gate() -> None:
    run = held()
    assert run.baseline is not None
    other = replace(
        run.baseline,
        target="production",
        profile=Profile.CONNECT,
        scope=Scope(skip=("paging",), as_of=date(2027, 1, 1), interrupted=True),
    )
    assert gate_lines(replace(run, baseline=other), 0)[1:] == (
        "Different targets: production (old.json), test (this run).",
        "Different profiles: connect (old.json), go-live (this run).",
        "Different checks were asked for (--only, --skip): old.json, this run.",
        "Interrupted before everything was judged: old.json.",
        "Judged as of 2027-01-01: old.json.",
    )
