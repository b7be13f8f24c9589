"""paging.changes: does the filter on the modified field hold."""

from __future__ import annotations

from typing import Any

import pytest

from profit_check.errors import Undecided, Untestable
from profit_check.model import Outcome, Status
from tests.checks.paging.paged import Asked, Give, Paged, Rows, keyed, outcome, paging
from tests.checks.scripted import said


def _days(*days: int | None) -> Rows:
    """Rows that changed on these days of January."""
    moments = (day and f"2026-01-{day:02}T08:00:00Z" for day in days)
    return [{"Key": key, "Changed": moment} for key, moment in enumerate(moments, 1)]


def _changes(give: Give | Paged, **changes: Any) -> Outcome:
    return outcome("changes", give, **{"modified": "Changed", **changes})


@pytest.mark.parametrize("days", [(1, 2, 3), (3, 2, 1), (1, 1, 2), (None, 1, 2), range(1, 31)])
def test_a_filter_that_holds_passes(days: tuple[int | None, ...]) -> None:
    found = _changes(paging(_days(*days)))
    assert found.status is Status.PASS
    assert "older" in found.message


@pytest.mark.parametrize("days", [(1,), (5, 5, 5), (7,) * 50])
def test_equal_values_leave_the_filter_nothing_to_leave_out(days: tuple[int, ...]) -> None:
    found = _changes(paging(_days(*days)))
    assert found.status is Status.PASS
    assert "none to leave out" in found.message


@pytest.mark.parametrize("rows", [[], _days(None, None), keyed(3, Changed="")])
def test_no_value_is_nothing_to_filter_by(rows: Rows) -> None:
    assert _changes(paging(rows)).status is Status.NOT_APPLICABLE


def test_no_modified_field_is_not_applicable() -> None:
    assert _changes(paging(_days(1, 2)), modified=None).status is Status.NOT_APPLICABLE


def test_a_modified_field_that_is_not_there_is_left_to_the_fields() -> None:
    with pytest.raises(Untestable, match=r"connectors\.fields"):
        _changes(paging(_days(1, 2)), modified="Nowhere")


def test_the_z_at_the_end_of_a_time_is_left_out() -> None:
    sender = Paged(paging(_days(1, 2, 3)))
    _changes(sender)
    assert [asked.since for asked in sender.asked if asked.since] == ["2026-01-03T08:00:00"]


def test_a_filter_that_is_ignored_is_wrong() -> None:
    found = _changes(lambda asked: _days(*range(1, 31))[asked.skip :][: asked.take])
    assert found.status is None


def test_rows_without_a_value_do_not_satisfy_the_filter() -> None:
    def give(asked: Asked) -> Rows:
        return _days(None, 1, 2) if asked.since is None else _days(None, None, 2)

    assert _changes(give).status is None


@pytest.mark.parametrize("count", [3, 30])
def test_a_filter_that_leaves_the_very_value_out_is_wrong(count: int) -> None:
    def give(asked: Asked) -> Rows:
        rows = _days(*range(1, count + 1))
        later = [row for row in rows if asked.since is None or row["Changed"] > f"{asked.since}Z"]
        return later[asked.skip : asked.skip + asked.take]

    assert _changes(give).status is None


def test_rows_that_changed_meanwhile_are_no_fault() -> None:
    def give(asked: Asked) -> Rows:
        return _days(1, 2, 3) if asked.since is None else [*_days(28), _days(1, 2, 3)[2]]

    assert _changes(give).status is Status.PASS


def test_a_row_that_went_meanwhile_was_not_left_out() -> None:
    def give(asked: Asked) -> Rows:
        rows = _days(1, 2, 3) if len(sender.asked) < 3 else _days(1, 2)
        return [row for row in rows if asked.since is None or row["Changed"] > f"{asked.since}Z"]

    sender = Paged(give)
    assert _changes(sender).status is Status.REVIEW


def test_rows_that_push_others_off_the_page_leave_nothing_out() -> None:
    def give(asked: Asked) -> Rows:
        newer = [{"Key": -key, "Changed": "2026-01-31T08:00:00Z"} for key in range(9)]
        rows = [*(newer if len(sender.asked) > 2 else []), *_days(*range(1, 31))]
        due = [row for row in rows if asked.since is None or row["Changed"] >= asked.since]
        return due[: asked.take]

    sender = Paged(give)
    assert _changes(sender).status is Status.REVIEW


def test_a_refused_filter_is_wrong() -> None:
    found = _changes(lambda asked: 500 if asked.since else _days(1, 2))
    assert said(found) == "the filter on Changed was refused with status 500"


def test_maintenance_meanwhile_decides_nothing() -> None:
    with pytest.raises(Undecided):
        _changes(lambda asked: 503 if asked.since else _days(1, 2))
