"""token.expiry: days left, by the calendar of the administrator."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from profit_check.model import Status
from tests.checks.scripted import METAINFO, Scripted, answer, outcome, said

CHECK = "token.expiry"


def ends(value: object) -> Scripted:
    return Scripted(own=answer(200, {**METAINFO, "info": {"tokenExpiry": value}}))


@pytest.mark.parametrize("value", ["0", "", " ", None, 0, "00"])
def test_no_end_passes(value: object) -> None:
    assert outcome(CHECK, ends(value)).status is Status.PASS


@pytest.mark.parametrize("info", [None, {}])
def test_metainfo_without_an_expiry_passes(info: Any) -> None:
    given = Scripted(own=answer(200, {**METAINFO, "info": info}))
    assert outcome(CHECK, given).status is Status.PASS


@pytest.mark.parametrize(
    ("value", "status"),
    [
        ("2026-12-23", Status.PASS),
        ("2026-12-22", Status.WARN),
        ("2026-11-23", Status.WARN),
        ("2026-11-22", None),
        ("2026-12-23T11:00:00", Status.PASS),
        ("2026-12-23T10:59:59", Status.WARN),
        ("2026-11-23T10:00:00+00:00", None),
        ("2026-11-23T10:00:01+00:00", Status.WARN),
        ("22-11-2026", None),
        ("23-12-2026", Status.PASS),
        (1795428000, None),
        (1795428001, Status.WARN),
        ("volgend jaar", Status.REVIEW),
        (True, Status.REVIEW),
        ("0001-01-01T00:00:00", Status.REVIEW),
    ],
)
def test_thirty_days_from_now_is_the_border(value: object, status: Status | None) -> None:
    now = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
    assert outcome(CHECK, ends(value), now=now).status is status


def test_the_day_is_that_of_the_netherlands() -> None:
    before_midnight = datetime(2027, 5, 1, 21, 59, tzinfo=UTC)
    midnight = datetime(2027, 5, 1, 22, 0, tzinfo=UTC)
    assert outcome(CHECK, ends("2027-05-01"), now=before_midnight).status is Status.WARN
    assert outcome(CHECK, ends("2027-05-01"), now=midnight).status is None


def test_an_unreadable_end_is_not_repeated() -> None:
    assert "voorjaar" not in said(outcome(CHECK, ends("voorjaar")))
