"""Writes the dates of a run as a calendar that any calendar program imports (RFC 5545)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC
from hashlib import sha256

from profit_check.deadlines import FIRST_WARNING, LAST_WARNING
from profit_check.language.catalogue import ENGLISH
from profit_check.report import Report
from profit_check.run_facts import Due
from profit_check.visible import line

_OCTETS = 75
"""A content line is no longer than this, its end not counted (RFC 5545, section 3.1)."""


def text(report: Report) -> str:
    """An all-day event for each date, with an alarm 90 and 30 days before it."""
    version = _escaped(line(report.document.tool_version))
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//profit-check//{version}//{report.language.code.upper()}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(report.subtitle)}",
        *_events(report),
        "END:VCALENDAR",
    ]
    return "".join(map(_folded, lines))


def _events(report: Report) -> Iterator[str]:
    met: Counter[tuple[str, str]] = Counter()
    for due, day in zip(report.dates, report.document.calendar, strict=True):
        about = due.kind, ENGLISH.tell(day.what)
        met[about] += 1
        yield from _event(report, due, _uid(report, *about, met[about]))


def _event(report: Report, due: Due, uid: str) -> Iterator[str]:
    made = report.document.finished_at.astimezone(UTC)
    yield "BEGIN:VEVENT"
    yield f"UID:{uid}@profit-check"
    yield f"DTSTAMP:{made:%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{due.day.isoformat().replace('-', '')}"
    yield f"SUMMARY:{_escaped(due.what)}"
    yield f"DESCRIPTION:{_escaped(report.subtitle)}"
    yield "TRANSP:TRANSPARENT"
    for days in (FIRST_WARNING, LAST_WARNING):
        yield "BEGIN:VALARM"
        yield "ACTION:DISPLAY"
        yield f"DESCRIPTION:{_escaped(due.what)}"
        yield f"TRIGGER:-P{days}D"
        yield "END:VALARM"
    yield "END:VEVENT"


def _uid(report: Report, kind: str, what: str, occurrence: int) -> str:
    """The same for a date of a target, also when it moves to another day or is told in Dutch."""
    document = report.document
    about = (document.integration.name, str(document.target["name"]), kind, what, str(occurrence))
    return sha256("\n".join(about).encode("utf-8", "backslashreplace")).hexdigest()[:32]


def _escaped(value: str) -> str:
    for character in ("\\", ";", ","):
        value = value.replace(character, f"\\{character}")
    return value.replace("\n", "\\n")


def _folded(content: str) -> str:
    """The content line with its end, broken between characters where it is too long."""
    parts, room = [""], _OCTETS
    for character in content:
        size = len(character.encode("utf-8", "backslashreplace"))
        if size > room:
            parts.append(" ")
            room = _OCTETS - 1
        parts[-1] += character
        room -= size
    return "\r\n".join(parts) + "\r\n"
