"""The calendar file, as a calendar program reads it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from profit_check.language.catalogue import LANGUAGES, language
from profit_check.model import Deadline, Imminence
from profit_check.report import build
from profit_check.visible import line
from profit_check.writers import ics
from tests.writers import hostile, sample_run


def written(*calendar: Deadline) -> str:
    """The calendar file of the sample run with these dates."""
    return ics.text(build(replace(sample_run.document(), calendar=calendar), lambda check: None))


def deadline(what: str, day: date = date(2027, 5, 1), kind: str = "token") -> Deadline:
    return Deadline(day, what, kind, 1, Imminence.LATER)


def events(text: str) -> list[dict[str, str]]:
    """What a calendar program makes of each event."""
    parsed = Calendar.from_ical(text)
    return [
        {
            "uid": str(event["UID"]),
            "what": str(event["SUMMARY"]),
            "day": event.decoded("DTSTART").isoformat(),
        }
        for event in parsed.walk("VEVENT")
    ]


def test_a_calendar_program_finds_each_date_of_the_run() -> None:
    found = events(ics.text(sample_run.report()))
    assert [(one["day"], one["what"]) for one in found] == [
        (one.date.isoformat(), one.what) for one in sample_run.document().calendar
    ]


def test_each_event_is_of_a_whole_day_and_rings_90_and_30_days_before() -> None:
    for event in Calendar.from_ical(ics.text(sample_run.report())).walk("VEVENT"):
        assert type(event.decoded("DTSTART")) is date
        rings = [alarm.decoded("TRIGGER") for alarm in event.walk("VALARM")]
        assert rings == [timedelta(days=-90), timedelta(days=-30)]


def test_the_stamp_is_the_moment_of_the_run_in_utc() -> None:
    local = datetime(2026, 11, 23, 1, 30, tzinfo=timezone(timedelta(hours=2)))
    run = replace(sample_run.document(), finished_at=local)
    text = ics.text(build(run, lambda check: None))
    [event, *_] = Calendar.from_ical(text).walk("VEVENT")
    assert event.decoded("DTSTAMP") == datetime(2026, 11, 22, 23, 30, tzinfo=UTC)


def test_lines_end_as_the_standard_says_and_are_no_longer_than_75_octets() -> None:
    text = written(deadline("é" * 100 + "🙂" * 100 + "x" * 300))
    assert text.count("\n") == text.count("\r\n")
    assert max(len(one.encode()) for one in text.split("\r\n")) <= 75
    assert events(text)[0]["what"] == "é" * 100 + "🙂" * 100 + "x" * 300


def test_an_event_keeps_its_identity_when_its_day_moves() -> None:
    before, after = (
        events(written(deadline("the token ends", day)))
        for day in (date(2027, 5, 1), date(2027, 6, 1))
    )
    assert before[0]["uid"] == after[0]["uid"]
    other = replace(sample_run.document(), target={**sample_run.document().target, "name": "x"})
    elsewhere = replace(other, calendar=(deadline("the token ends"),))
    assert events(ics.text(build(elsewhere, lambda check: None)))[0]["uid"] != before[0]["uid"]


def test_an_event_keeps_its_identity_in_another_language() -> None:
    run = sample_run.document()
    english, dutch = (
        events(ics.text(build(run, lambda check: None, language(code)))) for code in LANGUAGES
    )
    assert english
    assert [one["uid"] for one in english] == [one["uid"] for one in dutch]


def test_no_two_events_share_an_identity() -> None:
    twice = written(deadline("a"), deadline("a", date(2028, 1, 1)), deadline("a", kind="waiver"))
    assert len({one["uid"] for one in events(twice)}) == 3


def test_a_run_without_dates_is_an_empty_calendar() -> None:
    assert events(written()) == []


@pytest.mark.parametrize("day", [date.min, date(999, 1, 1), date.max])
def test_any_day_can_be_written(day: date) -> None:
    assert events(written(deadline("x", day)))[0]["day"] == day.isoformat()


@settings(deadline=None)
@given(st.text(min_size=1))
def test_any_text_comes_through_as_a_reader_may_see_it(what: str) -> None:
    assert events(written(deadline(what)))[0]["what"] == line(what)


def test_an_attack_stays_text() -> None:
    attack = "x\r\nEND:VEVENT\r\nBEGIN:VALARM\r\nACTION:EMAIL"
    assert len(events(ics.text(hostile.report(attack)))) == len(sample_run.document().calendar)
    assert "ACTION:EMAIL" not in ics.text(hostile.report(attack)).split("\r\n")
