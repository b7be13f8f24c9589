"""Writes what recorded traffic shows of the IntegrationId, and of how much is asked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from profit_check.conduct.hidden import TOKEN_ROUTES, hides_headers
from profit_check.language.catalogue import Language
from profit_check.language.phrase import Phrase, say, say_number
from profit_check.model import Call, Certification, KeptRun, RecordedTraffic, Recording
from profit_check.report import Report
from profit_check.run_facts import Fact
from profit_check.visible import line
from profit_check.writers.dossier_connectors import elsewhere, flows
from profit_check.writers.markdown import templates

FORM = re.compile(r"([0-9]+)_([0-9]+)")
"""`<subscription number>_<project number>` (AFAS page `integrationid`)."""

OTHERS_SHOWN = 20
REFUSED = 400
"""The first status that refuses."""


@dataclass(frozen=True, slots=True)
class Line:
    """What was counted of the calls of one connector; `sent` are those that count for AFAS.

    Of `sent`, the header was `own`, `absent`, `another`, or `untold` by the recording. `unread` are
    answers whose rows could not be counted.
    """

    name: str
    is_code: bool
    requests: int
    sent: int
    own: int
    absent: int
    another: int
    untold: int
    rows: int
    unread: int
    refused: int
    unanswered: int


def text(report: Report, kept: KeptRun) -> str:
    """The statistics of a run, in the report's language."""
    own = _own(report, kept)
    recorded, tell = kept.recorded, report.language.tell
    calls = recorded.calls if recorded else ()
    lines = list(_lines(report, kept, recorded, own)) if recorded else []
    return (
        templates(report.language)
        .get_template("dossier_statistics.md.j2")
        .render(
            integration=line(report.document.integration.name),
            facts=_told(_declared(report, kept), report.language),
            recorded=recorded,
            expected=line(own),
            named=bool(report.document.integration.integration_id),
            recordings=_told(_recordings(recorded), report.language) if recorded else (),
            lines=lines,
            total=_line(tell(say("All together")), False, calls, own),
            others=_others(calls, own),
            hosts=_counted(recorded.other_hosts) if recorded else (),
        )
    )


def _own(report: Report, kept: KeptRun) -> str:
    """The manifest's IntegrationId; where it names none, the most frequent one of its form."""
    named = report.document.integration.integration_id
    seen = Counter(
        one.integration_id or "" for one in (kept.recorded.calls if kept.recorded else ())
    )
    return named or next((id for id, _ in seen.most_common() if FORM.fullmatch(id)), "")


def _declared(report: Report, kept: KeptRun) -> Iterator[tuple[Phrase, str]]:
    named = report.document.integration.integration_id
    if not named:
        yield say("In the manifest"), say("none")
        return
    yield say("In the manifest"), named
    parts = FORM.fullmatch(named)
    if parts is None:
        yield say("Form"), say("not digits, an underscore and digits")
        return
    yield say("Form"), say("digits, an underscore and digits")
    subscription = _subscription(parts[1], kept.manifest.certification)
    yield say("Subscription number"), subscription
    yield say("Project number"), parts[2]


def _subscription(first: str, certification: Certification | None) -> Phrase:
    attested = certification.subscription if certification else None
    if attested is None:
        return say("{number}; the manifest attests none to compare with", number=first)
    if attested == first:
        return say("{number}, as the manifest attests", number=first)
    return say("{number}; the manifest attests {other}", number=first, other=attested)


def _recordings(recorded: RecordedTraffic) -> Iterator[tuple[Phrase, str]]:
    for one in recorded.recordings:
        yield say("File"), _recording(one)
    if recorded.first and recorded.last:
        began, ended = _moment(recorded.first), _moment(recorded.last)
        yield say("Period"), say("{began} to {ended}", began=began, ended=ended)
    for name, count in _counted(recorded.left_out):
        told = say("{name}: {count:,}", name=name, count=count)
        yield say("Not of the integration"), told
    if recorded.malformed_count:
        yield say("Unreadable entries"), say("{count:,}", count=recorded.malformed_count)


def _recording(one: Recording) -> Phrase:
    whole = say_number(
        "{file}, {count:,} entry, SHA-256 {sha256}",
        "{file}, {count:,} entries, SHA-256 {sha256}",
        file=one.name,
        count=one.entries,
        sha256=one.sha256,
    )
    if one.broken is None:
        return whole
    return say("{recording}; broken off: {why}", recording=whole, why=one.broken)


def _moment(moment: datetime) -> Phrase:
    return say("{moment:%Y-%m-%d %H:%M} UTC", moment=moment.astimezone(UTC))


def _lines(report: Report, kept: KeptRun, recorded: RecordedTraffic, own: str) -> Iterator[Line]:
    found = flows(report.document.inventory, kept.recorded)
    for flow in found:
        name = f"{flow.id}connector" if flow.kind == "file" else flow.id
        yield _line(line(name), True, flow.calls or (), own)
    for path, calls in elsewhere(found, recorded).items():
        yield _line(path or report.language.tell(say("another path")), bool(path), calls, own)


def _line(name: str, is_code: bool, calls: Sequence[Call], own: str) -> Line:
    sent = [one for one in calls if one.route not in TOKEN_ROUTES]
    untold = sum(map(hides_headers, sent))
    ids = Counter(one.integration_id or "" for one in sent if not hides_headers(one))
    matching = ids[own] if own else 0
    return Line(
        name=name,
        is_code=is_code,
        requests=len(calls),
        sent=len(sent),
        own=matching,
        absent=ids[""],
        another=sum(ids.values()) - matching - ids[""],
        untold=untold,
        rows=sum(one.rows or 0 for one in calls),
        unread=sum(1 for one in calls if one.unread and one.succeeded),
        refused=sum(1 for one in calls if one.status is not None and one.status >= REFUSED),
        unanswered=sum(1 for one in calls if one.status is None),
    )


def _others(calls: Iterable[Call], own: str) -> list[tuple[str, int]]:
    """Other values of the header, the most frequent first."""
    sent = (one for one in calls if one.route not in TOKEN_ROUTES)
    seen = Counter(one.integration_id for one in sent if one.integration_id not in (None, "", own))
    order = sorted(seen.items(), key=lambda pair: (-pair[1], str(pair[0])))
    return [(line(str(id)), count) for id, count in order[:OTHERS_SHOWN]]


def _counted(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    order = sorted(counts, key=lambda name: (-counts[name], name))
    return [(line(name), counts[name]) for name in order]


def _told(facts: Iterable[tuple[Phrase, str]], language: Language) -> list[Fact]:
    return [(language.tell(label), line(language.tell(text))) for label, text in facts]
