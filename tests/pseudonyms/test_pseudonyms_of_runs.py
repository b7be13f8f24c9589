"""A kept run is judged as the run was, and holds none of its row values."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

import pytest

from profit_check.model import KeptRun
from profit_check.proof.cases import known
from profit_check.pseudonyms import pseudonymised
from profit_check.pseudonyms.rules import RULES
from profit_check.sandbox import faults
from profit_check.sandbox.faults import Fault
from profit_check.sandbox.mutants import Mutant
from profit_check.sandbox.mutants.variables import variables
from tests.canary_faults import FAULTS as CANARY_FAULTS
from tests.canary_world import canaries, canary_world
from tests.harness import sample_manifest, sample_world
from tests.pseudonyms.taped import again, results, taped

EVERY = 9
"""One of so many faults and mutants is tried here: all take a minute. Set it to 1 to try all."""

NAMES = ["field-replaced", *list(known())[::EVERY]]


def judged(name: str) -> tuple[KeptRun, dict[Any, Any]]:
    """The run with this fault or mutant, rows and all, and its results."""
    one = known()[name]
    if isinstance(one, Mutant):
        manifest = one.change(sample_manifest())
        shown = [faults.named(each) for each in one.faults]
        environ = variables(sample_world())
        credential = one.credential or "classic"
        document, kept = taped(shown, manifest=manifest, credential=credential, environ=environ)
    else:
        document, kept = taped([one], credential=one.credential or "classic")
    return kept, results(document)


def held(kept: KeptRun) -> str:
    """All that a kept run holds, as JSON."""
    parts = asdict(kept)
    parts["manifest"].pop("published")
    return json.dumps(parts, default=str, ensure_ascii=False)


def found_in(text: str) -> set[str]:
    """The row values of the canary world that `text` holds, numbers too."""
    return {one for one in canaries(canary_world()) if len(one) >= 6 and one in text}


@pytest.mark.parametrize("name", dict.fromkeys(NAMES))
def test_a_kept_run_is_judged_as_the_run_was(name: str) -> None:
    kept, before = judged(name)
    made = pseudonymised(kept)
    assert results(again(made)) == before
    assert made.masking.lost == ()


@pytest.mark.parametrize("one", CANARY_FAULTS, ids=lambda one: one.name)
def test_no_row_value_is_in_a_kept_run_and_it_is_judged_the_same(one: Fault) -> None:
    document, kept = taped([one], world=canary_world())
    made = pseudonymised(kept)
    assert found_in(held(made)) == set()
    assert results(again(made)) == results(document)


def test_row_values_are_found_where_they_are() -> None:
    _, kept = taped(world=canary_world())
    assert len(found_in(held(kept))) > 300


def test_a_run_is_made_into_the_same_kept_run_each_time() -> None:
    _, kept = taped()
    assert pseudonymised(kept) == pseudonymised(kept)


def test_what_was_replaced_is_counted_by_rules_that_can_be_told() -> None:
    _, kept = taped()
    counts = pseudonymised(kept).masking.counts
    assert set(counts) <= set(RULES.values())
    assert counts[RULES["contacts"]] == 2
    assert counts[RULES["numbers"]] > 100
    assert counts[RULES["filters"]] > 0


def test_no_folder_and_no_place_of_a_secret_is_kept() -> None:
    _, kept = taped()
    made = pseudonymised(kept).manifest
    assert str(made.path) == "profit-check.toml"
    text = str([made.path, made.update, *(one.credential for one in made.targets.values())])
    assert "sandbox-token" not in text
    assert str(sample_manifest().path.parent) not in text
    assert [one.kind for one in [made.targets["sandbox"].credential.token]] == ["file"]  # type: ignore[union-attr]


def test_rows_beyond_the_sample_keep_only_their_number() -> None:
    _, kept = taped()
    pages = {
        one.question: len(one.answer.content["rows"])
        for one in kept.exchanges
        if one.question.path.startswith("/connectors/") and one.answer.status == 200
    }
    made = {one.question: one.answer for one in pseudonymised(kept).exchanges}
    same = [question for question in pages if question in made]
    assert same
    assert [len(made[one].content["rows"]) for one in same] == [pages[one] for one in same]
