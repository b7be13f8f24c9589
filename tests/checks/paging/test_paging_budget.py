"""paging.budget: is `take` times fields under 150,000."""

from __future__ import annotations

import pytest

from profit_check.model import Status
from tests.checks.paging.paged import Paged, outcome, paging
from tests.checks.scripted import facts


@pytest.mark.parametrize(
    ("take", "fields", "status"),
    [
        (100, 1, Status.PASS),
        (15_000, 10, Status.PASS),
        (15_001, 10, None),
        (150_000, 1, Status.PASS),
        (150_001, 1, None),
        (1_000, 151, None),
        (1_000_000, 0, Status.PASS),
    ],
)
def test_the_budget_is_exceeded_above_150_000_values(
    take: int, fields: int, status: Status | None
) -> None:
    sender = Paged(paging([]), fields=[f"F{number}" for number in range(fields)])
    assert outcome("budget", sender, take=take).status is status


def test_the_fields_that_profit_sends_count_not_those_that_the_manifest_names() -> None:
    sender = Paged(paging([]), fields=[f"F{number}" for number in range(20)])
    found = outcome("budget", sender, take=10_000, fields={"F1": "string"})
    assert (found.status, facts(found)["values"]) == (None, 200_000)


@pytest.mark.parametrize(("fields", "take"), [(1, "150000"), (7, "21428"), (150_001, "1")])
def test_the_correction_is_the_largest_page_within_the_budget(fields: int, take: str) -> None:
    sender = Paged(paging([]), fields=[f"F{number}" for number in range(fields)])
    assert outcome("budget", sender, take=200_000).correction == {"take": take}


def test_it_asks_for_no_rows() -> None:
    sender = Paged(paging([]))
    outcome("budget", sender)
    assert sender.asked == []
