"""Waivers of what recorded traffic may show, or not."""

from __future__ import annotations

from datetime import date

import pytest

from profit_check.gate import waive
from profit_check.model import Level, Result, Status, Waiver

UNTIL = date(2027, 1, 1)
AGREED = Waiver("conduct.order", None, "being rebuilt", "the customer", UNTIL)


def seen(status: Status) -> Result:
    return Result("conduct.order", None, status, Level.MUST, "a message", channel="traffic")


@pytest.mark.parametrize("status", [Status.PASS, Status.NOT_APPLICABLE])
def test_a_recording_without_what_is_waived_does_not_make_the_waiver_stale(status: Status) -> None:
    assert waive([seen(status)], [AGREED], date(2026, 11, 23)) == [seen(status)]


def test_what_a_recording_shows_is_waived_as_anything_is() -> None:
    [found] = waive([seen(Status.FAIL)], [AGREED], date(2026, 11, 23))
    assert found.status is Status.WAIVED
    _, ended = waive([seen(Status.FAIL)], [AGREED], date(2027, 1, 2))
    assert "ended on 2027-01-01" in ended.message
