"""errors.bad-paging: is `skip=2&take=-1` refused."""

from __future__ import annotations

import pytest

from profit_check.errors import Undecided
from profit_check.model import Failure, Status
from tests.checks.errors.refusing import ROWS, outcome, without_get_connectors
from tests.checks.scripted import answer, nobody
from tests.harness import judge


@pytest.mark.parametrize("status", [400, 404, 500])
def test_a_refusal_passes(status: int) -> None:
    assert outcome("bad-paging", paging=answer(status)).status is Status.PASS


def test_rows_are_wrong() -> None:
    assert outcome("bad-paging", paging=ROWS).status is None


def test_rows_are_a_warning_and_no_failure() -> None:
    found = judge("errors.bad-paging", faults=["negative-take-accepted"])
    assert [result.status for result in found] == [Status.WARN]


def test_no_answer_decides_nothing() -> None:
    with pytest.raises(Undecided):
        outcome("bad-paging", paging=nobody(Failure.RESET))


def test_without_a_get_connector_it_does_not_apply() -> None:
    found = outcome("bad-paging", manifest=without_get_connectors())
    assert found.status is Status.NOT_APPLICABLE
