"""errors.unknown-connector: is an unknown connector refused, not answered with rows."""

from __future__ import annotations

import pytest

from profit_check.errors import Undecided
from profit_check.model import Failure, Status
from tests.checks.errors.refusing import ROWS, outcome, without_get_connectors
from tests.checks.scripted import answer, nobody
from tests.harness import judge


@pytest.mark.parametrize("status", [401, 403, 404, 500])
def test_any_refusal_passes(status: int) -> None:
    assert outcome("unknown-connector", connector=answer(status)).status is Status.PASS


def test_rows_and_an_empty_list_of_rows_are_wrong() -> None:
    assert outcome("unknown-connector", connector=ROWS).status is None
    assert outcome("unknown-connector", connector=answer(200, {"rows": []})).status is None


@pytest.mark.parametrize("given", [answer(503), answer(200), nobody(Failure.TIMEOUT)])
def test_anything_else_decides_nothing(given: object) -> None:
    with pytest.raises(Undecided):
        outcome("unknown-connector", connector=given)  # type: ignore[arg-type]


def test_it_is_asked_also_when_the_manifest_reads_nothing() -> None:
    found = judge("errors.unknown-connector", manifest=without_get_connectors())
    assert [result.status for result in found] == [Status.PASS]
