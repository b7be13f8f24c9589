"""Writes annotations: the workflow commands that GitHub shows beside the lines of a change."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from profit_check.findings import ACTED_ON
from profit_check.language.phrase import say, say_number
from profit_check.model import Document, Level, Named, Result, Status
from profit_check.prose import opening
from profit_check.report import Report
from profit_check.visible import block, line
from profit_check.wording import source
from profit_check.writers.locations import location, manifest_path
from profit_check.writers.worst_first import worst_first

MOST_OF_A_KIND = 10
"""GitHub shows no more annotations of one kind than this for a step, and silently."""

KINDS = ("error", "warning", "notice")


def text(report: Report) -> str:
    """A line for each finding to act on: errors, warnings, notices, the worst of a kind first.

    What the baseline has is a notice, since it fails no gate. Where there are more than GitHub
    shows, the last of the kind says how many are left.
    """
    known = _known(report.document)
    found = worst_first(one for one in report.document.results if one.status in ACTED_ON)
    kinds = {kind: [one for one in found if _kind(one, known) == kind] for kind in KINDS}
    lines = (one for kind in KINDS for one in _annotations(kind, kinds[kind], report))
    return "".join(f"{one}\n" for one in lines)


def _annotations(kind: str, results: Sequence[Result], report: Report) -> Iterator[str]:
    known = _known(report.document)
    whole = len(results) <= MOST_OF_A_KIND
    shown = results if whole else results[: MOST_OF_A_KIND - 1]
    for result in shown:
        yield _annotation(kind, result, report, is_known=_named(result) in known)
    left = len(results) - len(shown)
    if left:
        more = say_number("and {count:,} more finding", "and {count:,} more findings", count=left)
        path = manifest_path(report.document)
        yield _command(kind, path, 1, "profit-check", report.language.tell(more))


def _annotation(kind: str, result: Result, report: Report, *, is_known: bool) -> str:
    tell = report.language.tell
    title = line(" ".join((result.check, result.subject or "")))
    told = [line(result.message)]
    if is_known:
        told.append(line(tell(say("Known from the baseline"))))
    if known := source(result.channel):
        told.append(line(tell(say("Source: {source}", source=known))))
    fix = opening(block(result.remedy))
    if fix:
        told.append(line(tell(say("Fix: {fix}", fix=fix))))
    place = location(result, report.document)
    return _command(kind, place.file, place.line, title, "\n".join(told))


def _command(kind: str, path: str, number: int, title: str, message: str) -> str:
    about = f"file={_property(path)},line={number},title={_property(title)}"
    return f"::{kind} {about}::{_data(message)}"


def _known(document: Document) -> frozenset[Named]:
    """What the baseline has as well."""
    return frozenset(document.baseline.known if document.baseline else ())


def _named(result: Result) -> Named:
    return result.check, result.subject


def _kind(result: Result, known: Container[Named]) -> str:
    if _named(result) in known:
        return "notice"
    if result.status is Status.ERROR:
        return "error" if result.level is Level.MUST else "warning"
    return {Status.FAIL: "error", Status.WARN: "warning"}.get(result.status, "notice")


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")
