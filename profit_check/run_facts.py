"""The facts about a run that stand at the top and at the end of a report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from profit_check import wording
from profit_check.language.catalogue import Language
from profit_check.language.phrase import Phrase, joined, mark, say, say_number
from profit_check.model import Document, Imminence, RecordedTraffic, Recording, Scope
from profit_check.outcomes import listed
from profit_check.visible import line

Fact = tuple[str, str]
"""A label and what belongs to it; both safe to show, neither escaped."""

MALFORMED_SHOWN = 3

UNKNOWN = say("not known")


@dataclass(frozen=True, slots=True)
class Due:
    """A day of the calendar for a reader: `left` is `in 3 days`; all of it safe to show."""

    day: date
    what: str
    left: str
    state: Imminence
    kind: str


def about_target(document: Document, language: Language) -> tuple[Fact, ...]:
    """What was checked: integration, environment, profile, moment."""
    target = document.target
    integration = document.integration
    numbered = f" ({integration.integration_id})" if integration.integration_id else ""
    facts = (
        (say("Integration"), integration.name + numbered),
        (say("Target"), _text(target.get("name"))),
        (say("Environment"), _environment(target)),
        (say("Address"), _text(target.get("base_url"))),
        (say("Declared"), _declared(target)),
        (say("Profit"), _release(target)),
        (say("Profile"), document.profile.value),
        (say("Checked at"), _moment(document.started_at)),
        *_departures(document.scope),
    )
    return _shown(facts, language)


def _declared(target: Mapping[str, object]) -> str:
    if target["declared_type"] is None:
        return _text(None)
    return say(
        "{type}, participant {participant}",
        type=say(str(target["declared_type"])),
        participant=target["participant"],
    )


def _departures(scope: Scope) -> tuple[Fact, ...]:
    """In what the run was not a whole run of this day; nothing where it was."""
    facts = (
        (say("Only"), ", ".join(scope.only)),
        (say("Left out"), ", ".join(scope.skip)),
        (say("Judged as of"), say("{day}", day=scope.as_of) if scope.as_of else ""),
        (say("Interrupted"), say("before everything was judged") if scope.interrupted else ""),
        (say("Demonstration"), say("the environment was made up") if scope.demo else ""),
    )
    return tuple((label, text) for label, text in facts if text)


def about_run(document: Document, language: Language) -> tuple[Fact, ...]:
    """How it was checked: tool, duration, requests."""
    traffic = document.traffic
    seconds = (document.finished_at - document.started_at).total_seconds()
    sent = say_number(
        "{count:,} request, at most {parallel} at the same time",
        "{count:,} requests, at most {parallel} at the same time",
        count=traffic.count,
        parallel=traffic.peak_parallel,
    )
    facts = (
        (say("Tool"), f"profit-check {document.tool_version}"),
        (say("Took"), say("{seconds:,.1f} s", seconds=seconds)),
        (say("Sent"), sent),
        (say("Received"), say("{kilobytes:,.1f} kB", kilobytes=traffic.bytes_received / 1000)),
        (say("Written to Profit"), _written(document)),
        *_held_against(document),
        *_observed(document.observed),
    )
    return _shown(facts, language)


def _written(document: Document) -> Phrase:
    """That nothing was, and by what requests one can see it."""
    if not document.traffic.count:
        return say("nothing: no request was sent")
    if any(item.method == "POST" for item in document.evidence):
        return say("nothing: only GET requests were sent, and the one for an OAuth token")
    return say("nothing: only GET requests were sent")


def _observed(recorded: RecordedTraffic | None) -> Iterator[Fact]:
    """What there was of recorded traffic, and what of it was not judged."""
    if recorded is None:
        return
    yield say("Recorded traffic"), joined(_file(one) for one in recorded.recordings)
    yield say("Requests for Profit"), _period(recorded)
    if recorded.other_hosts:
        yield say("Requests for others"), _counted(recorded.other_hosts)
    if recorded.left_out:
        yield say("Not of the integration"), _counted(recorded.left_out)
    if recorded.malformed_count:
        first = recorded.malformed[:MALFORMED_SHOWN]
        reasons = joined(
            say(
                "{number} of {file}: {reason}",
                number=one.number,
                file=one.recording,
                reason=one.reason,
            )
            for one in first
        )
        told = say("{count:,}; {reasons}", count=recorded.malformed_count, reasons=reasons)
        yield say("Unreadable entries"), told
    if recorded.bodies_left_out:
        yield say("Bodies not kept"), say("{count:,}", count=recorded.bodies_left_out)


def _file(one: Recording) -> Phrase:
    facts = {"file": one.name, "entries": one.entries, "megabytes": one.size / 1e6}
    if one.broken:
        text = mark("{file} ({entries:,} entries, {megabytes:,.1f} MB, then broken off: {why})")
        return say(text, **facts, why=one.broken)
    return say("{file} ({entries:,} entries, {megabytes:,.1f} MB)", **facts)


def _period(recorded: RecordedTraffic) -> Phrase:
    if recorded.first is None or recorded.last is None:
        return say("{count:,}", count=recorded.count)
    began, ended = _moment(recorded.first), _moment(recorded.last)
    return say("{count:,}, {began} to {ended}", count=recorded.count, began=began, ended=ended)


def _counted(counts: Mapping[str, int]) -> Phrase:
    """Names with their numbers, the highest first."""
    order = sorted(counts, key=lambda name: -counts[name])
    return listed([say("{name}: {count:,}", name=name, count=counts[name]) for name in order])


def _held_against(document: Document) -> tuple[Fact, ...]:
    """The earlier run that the gate was held against; nothing where there was none."""
    baseline = document.baseline
    if baseline is None:
        return ()
    told = say(
        "{file} of {moment}: {new} new, {worse} worse, {known} known",
        file=baseline.file,
        moment=_moment(baseline.started_at),
        new=len(baseline.new),
        worse=len(baseline.worse),
        known=len(baseline.known),
    )
    return ((say("Baseline"), told),)


def dates(document: Document, language: Language) -> tuple[Due, ...]:
    """The calendar of the run, the first day first."""
    return tuple(
        Due(
            day=one.date,
            what=line(language.tell(one.what)),
            left=language.tell(wording.remaining(one.days_left)),
            state=one.state,
            kind=one.kind,
        )
        for one in document.calendar
    )


def _environment(target: Mapping[str, object]) -> str:
    if target.get("environment_id") is None:
        return UNKNOWN
    type = target.get("environment_type")
    told = say(str(type)) if type else say("type not known")
    return say("{id} ({type})", id=target["environment_id"], type=told)


def _release(target: Mapping[str, object]) -> Phrase:
    release = target.get("release")
    return say(
        "version {version}, release {release}",
        version=_text(target.get("profit_version")),
        release=UNKNOWN if release is None else release,
    )


def _moment(moment: datetime) -> Phrase:
    return say("{moment:%Y-%m-%d %H:%M} UTC", moment=moment.astimezone(UTC))


def _text(value: object) -> str:
    return UNKNOWN if value is None else str(value)


def _shown(facts: Sequence[Fact], language: Language) -> tuple[Fact, ...]:
    return tuple((language.tell(label), line(language.tell(text))) for label, text in facts)
