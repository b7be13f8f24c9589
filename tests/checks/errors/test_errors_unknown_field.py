"""errors.unknown-field: is an unknown field in order and filter refused."""

from __future__ import annotations

import pytest

from profit_check.errors import Undecided, Untestable
from profit_check.model import Failure, Status
from tests.checks.errors.refusing import ROWS, outcome, without_get_connectors
from tests.checks.scripted import answer, nobody, said


def test_two_refusals_pass() -> None:
    assert outcome("unknown-field").status is Status.PASS


@pytest.mark.parametrize("part", ["order", "filter"])
def test_the_part_that_is_passed_over_is_named(part: str) -> None:
    found = outcome("unknown-field", instead={part: ROWS})
    assert found.status is None
    assert said(found).endswith(f"stood in the {part}")


def test_both_parts_can_be_passed_over() -> None:
    found = outcome("unknown-field", order=ROWS, filter=answer(200, {"rows": []}))
    assert said(found).endswith("stood in the order and in the filter")


@pytest.mark.parametrize("part", ["order", "filter"])
def test_one_part_without_an_answer_decides_nothing(part: str) -> None:
    with pytest.raises(Undecided, match="late"):
        outcome("unknown-field", instead={part: nobody(Failure.TIMEOUT, "late")})


def test_without_a_get_connector_it_does_not_apply() -> None:
    found = outcome("unknown-field", manifest=without_get_connectors())
    assert found.status is Status.NOT_APPLICABLE


def test_without_a_readable_get_connector_it_cannot_be_asked() -> None:
    with pytest.raises(Untestable):
        outcome("unknown-field", rows=answer(500))
