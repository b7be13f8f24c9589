"""The facts about a run that stand at the top and at the end of a report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from profit_check import wording
from profit_check.model import Document, Imminence, Scope, Status
from profit_check.visible import line

Fact = tuple[str, str]
"""A label and what belongs to it; both safe to show, neither escaped."""

UNKNOWN = "not known"


@dataclass(frozen=True, slots=True)
class Due:
    """A day of the calendar for a reader: `left` is `in 3 days`; all of it safe to show."""

    day: date
    what: str
    left: str
    state: Imminence
    kind: str


_LOOKED_AT = (Status.PASS, Status.FAIL, Status.WARN, Status.REVIEW, Status.WAIVED)


def about_target(document: Document) -> tuple[Fact, ...]:
    """What was checked: integration, environment, profile, moment."""
    target = document.target
    integration = document.integration
    numbered = f" ({integration.integration_id})" if integration.integration_id else ""
    return _shown(
        ("Integration", integration.name + numbered),
        ("Target", _text(target.get("name"))),
        ("Environment", _environment(target)),
        ("Address", _text(target.get("base_url"))),
        ("Declared", f"{target['declared_type']}, participant {target['participant']}"),
        ("Profit", _release(target)),
        ("Profile", document.profile),
        ("Checked at", _moment(document.started_at)),
        *_departures(document.scope),
    )


def _departures(scope: Scope) -> tuple[Fact, ...]:
    """In what the run was not a whole run of this day; nothing where it was."""
    facts = (
        ("Only", ", ".join(scope.only)),
        ("Left out", ", ".join(scope.skip)),
        ("Judged as of", scope.as_of.isoformat() if scope.as_of else ""),
        ("Interrupted", "before everything was judged" if scope.interrupted else ""),
    )
    return tuple((label, text) for label, text in facts if text)


def about_run(document: Document) -> tuple[Fact, ...]:
    """How it was checked: tool, duration, requests."""
    traffic = document.traffic
    seconds = (document.finished_at - document.started_at).total_seconds()
    requests = wording.number(traffic.count, "request", "requests")
    return _shown(
        ("Tool", f"profit-check {document.tool_version}"),
        ("Started", _moment(document.started_at)),
        ("Took", f"{seconds:,.1f} s"),
        ("Sent", f"{requests}, at most {traffic.peak_parallel} at the same time"),
        ("Received", f"{traffic.bytes_received / 1000:,.1f} kB"),
        ("Written to Profit", "nothing: only GET requests and the OAuth token request are sent"),
    )


def dates(document: Document) -> tuple[Due, ...]:
    """The calendar of the run, the first day first."""
    return tuple(
        Due(one.date, line(one.what), wording.remaining(one.days_left), one.state, one.kind)
        for one in document.calendar
    )


def coverage(counts: Mapping[Status, int]) -> str:
    """How much was looked at, in one sentence."""
    asked = sum(counts[status] for status in _LOOKED_AT)
    of_all = wording.number(sum(counts.values()), "question", "questions")
    rest = {
        status: counts[status]
        for status in (Status.ERROR, Status.NOT_TESTED, Status.NOT_APPLICABLE)
    }
    if not any(rest.values()):
        return f"All of {of_all} were answered."
    return f"{asked:,} of {of_all} were answered; of the others, {wording.tally(rest)}."


def _environment(target: Mapping[str, object]) -> str:
    if target.get("environment_id") is None:
        return UNKNOWN
    return f"{target['environment_id']} ({target.get('environment_type') or 'type not known'})"


def _release(target: Mapping[str, object]) -> str:
    version, release = _text(target.get("profit_version")), target.get("release")
    return f"version {version}, release {UNKNOWN if release is None else release}"


def _moment(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M} {moment.tzname() or ''}".strip()


def _text(value: object) -> str:
    return UNKNOWN if value is None else str(value)


def _shown(*facts: Fact) -> tuple[Fact, ...]:
    return tuple((label, line(text)) for label, text in facts)
