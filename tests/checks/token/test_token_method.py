"""token.method: the last days of the classic token."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from profit_check.model import Level, OAuthSource, SecretSource, Status
from tests.checks.scripted import outcome, said, target
from tests.harness import judge

CHECK = "token.method"
LAST_MOMENT = datetime(2027, 8, 31, 21, 59, 59, tzinfo=UTC)
PAST = datetime(2027, 8, 31, 22, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "level"),
    [(datetime(2026, 11, 23, tzinfo=UTC), None), (LAST_MOMENT, None), (PAST, Level.MUST)],
)
def test_a_classic_token_weighs_more_after_its_last_day(now: datetime, level: Level | None) -> None:
    found = outcome(CHECK, now=now)
    assert (found.status, found.level) == (None, level)
    assert "2027-08-31" in said(found)


def test_a_classic_token_fails_the_gate_only_after_its_last_day() -> None:
    assert [result.status for result in judge(CHECK, now=LAST_MOMENT)] == [Status.WARN]
    assert [result.status for result in judge(CHECK, now=PAST)] == [Status.FAIL]


def test_oauth_passes_on_any_day() -> None:
    source = SecretSource("env", "X")
    oauth = target(credential=OAuthSource(source, source))
    assert outcome(CHECK, target=oauth, now=PAST).status is Status.PASS
