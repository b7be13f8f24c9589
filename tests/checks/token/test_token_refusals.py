"""token.required and token.forged: who is refused."""

from __future__ import annotations

from typing import Any

import pytest

from profit_check.model import Answer, Failure, Status
from tests.checks.scripted import METAINFO, Scripted, answer, nobody, outcome
from tests.harness import judge

CHECKS = {"token.required": "none", "token.forged": "forged"}


@pytest.mark.parametrize(
    ("given", "status"),
    [
        (answer(401), Status.PASS),
        (answer(403), Status.PASS),
        (answer(200, METAINFO), None),
        (answer(500), Status.ERROR),
        (nobody(Failure.TIMEOUT), Status.ERROR),
    ],
)
@pytest.mark.parametrize("check", CHECKS)
def test_only_a_refusal_passes_and_only_metainfo_fails(
    check: str, given: Answer, status: Status | None
) -> None:
    answers: dict[str, Any] = {CHECKS[check]: given}
    assert outcome(check, Scripted(**answers)).status is status


def test_where_no_credential_is_needed_a_forged_one_proves_nothing() -> None:
    results = judge("token.forged", faults=["open-to-everyone"])
    assert [result.status for result in results] == [Status.NOT_TESTED]
