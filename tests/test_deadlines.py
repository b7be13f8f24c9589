"""The calendar: what ends when, for whom, and how near it is."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from profit_check.assessment import Options
from profit_check.deadlines import calendar
from profit_check.kept import loads
from profit_check.model import Deadline, Document, Imminence, Status, Waiver
from profit_check.report import build
from profit_check.writers import results_json
from profit_check.writers.formats import render
from tests.harness import document, sample_manifest, sample_world

TODAY = date(2026, 11, 23)
CLASSIC = sample_manifest().targets["sandbox"]
OAUTH = sample_manifest().targets["sandbox-oauth"]
ENDING = replace(sample_world(), token_expiry="14-12-2026")


def waiver(until: date, subject: str | None = None) -> Waiver:
    return Waiver("token.method", subject, "agreed", None, until)


def kinds(found: list[Deadline]) -> list[tuple[str, date]]:
    return [(one.kind, one.date) for one in found]


def test_a_classic_token_has_the_days_that_afas_announced() -> None:
    assert kinds(calendar(CLASSIC, (), TODAY)) == [
        ("response-header", date(2026, 12, 31)),
        ("classic-token", date(2027, 5, 1)),
        ("classic-token", date(2027, 8, 31)),
    ]


def test_oauth_does_not() -> None:
    assert kinds(calendar(OAUTH, (), TODAY)) == [("response-header", date(2026, 12, 31))]


def test_own_dates_stand_among_the_others_in_order() -> None:
    found = calendar(
        OAUTH,
        [waiver(date(2027, 3, 1), "A"), waiver(date(2026, 1, 1))],
        TODAY,
        token_ends=date(2027, 1, 2),
        certificate_ends=date(2026, 12, 31),
    )
    assert [one.kind for one in found] == [
        "waiver",
        "certificate",
        "response-header",
        "token",
        "waiver",
    ]
    assert found[0].what == "last day of the waiver of token.method"
    assert found[-1].what == "last day of the waiver of token.method, A"


@pytest.mark.parametrize(
    ("left", "state"),
    [
        (-1, Imminence.PAST),
        (0, Imminence.WARN_30),
        (30, Imminence.WARN_30),
        (31, Imminence.WARN_90),
        (90, Imminence.WARN_90),
        (91, Imminence.LATER),
    ],
)
def test_it_is_warned_at_90_and_at_30_days(left: int, state: Imminence) -> None:
    [_, found] = calendar(OAUTH, [waiver(date(2028, 1, 1))], date(2028, 1, 1) - timedelta(left))
    assert (found.days_left, found.state) == (left, state)


def test_the_last_year_stands_for_never() -> None:
    never = calendar(OAUTH, [], TODAY, token_ends=date.max, certificate_ends=date.max)
    assert never == calendar(OAUTH, [], TODAY)


def as_of(day: datetime, **how: Any) -> Document:
    return document(options=Options(as_of=day), **how)


def test_a_run_knows_when_the_token_ends_and_until_when_a_waiver_holds() -> None:
    manifest = replace(sample_manifest(), waive=(waiver(date(2027, 3, 1)),))
    found = document(manifest=manifest, world=ENDING).calendar
    days = {one.kind: one.date for one in found}
    assert (days["token"], days["waiver"]) == (date(2026, 12, 14), date(2027, 3, 1))


@pytest.mark.parametrize(
    ("day", "method", "waived"),
    [
        (datetime(2027, 3, 1, tzinfo=UTC), Status.WAIVED, True),
        (datetime(2027, 3, 2, tzinfo=UTC), Status.WARN, False),
        (datetime(2027, 8, 31, tzinfo=UTC), Status.WARN, False),
        (datetime(2027, 9, 1, tzinfo=UTC), Status.FAIL, False),
    ],
)
def test_as_of_judges_waivers_tokens_and_the_calendar_as_if_it_were_that_day(
    day: datetime, method: Status, waived: bool
) -> None:
    manifest = replace(sample_manifest(), waive=(waiver(date(2027, 3, 1)),))
    found = as_of(day, manifest=manifest)
    statuses = {result.check: result.status for result in found.results}
    assert statuses["token.method"] is method
    assert ("manifest.waiver" not in statuses) is waived
    past = {one.date: one.state is Imminence.PAST for one in found.calendar}
    assert past == {one: one < day.date() for one in past}
    assert found.scope.as_of == day.date()
    report = build(found, lambda check: None)
    assert ("Judged as of", day.date().isoformat()) in report.target


def test_as_of_reaches_the_end_of_a_token() -> None:
    for day, status in ((1, Status.PASS), (23, Status.WARN), (46, Status.FAIL)):
        moment = datetime(2026, 11, 1, tzinfo=UTC) + timedelta(days=day - 1)
        statuses = {one.check: one.status for one in as_of(moment, world=ENDING).results}
        assert statuses["token.expiry"] is status


def test_a_run_that_was_not_asked_for_another_day_does_not_speak_of_one() -> None:
    found = document(only=["token.method"])
    assert found.scope.as_of is None
    assert json.loads(results_json.dumps(found))["scope"]["as_of"] is None


def test_a_document_without_a_calendar_can_still_be_rendered() -> None:
    value = json.loads(results_json.dumps(document(only=["token.method"])))
    del value["calendar"]
    old = loads(json.dumps(value))
    assert tuple(old.calendar) == ()
    for suffix in (".html", ".md", ".ics", ".json"):
        assert "Dates" not in render(build(old, lambda check: None), suffix)
