"""A run for the administrator of Profit: what goes where, what to set, and which dates matter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from profit_check.findings import ACTED_ON, CASES_TOLD, Finding
from profit_check.language.catalogue import Language
from profit_check.language.phrase import Phrase, say
from profit_check.lenses.carried import Connection, connections, name
from profit_check.lenses.remedies import for_administrator
from profit_check.model import Document
from profit_check.run_facts import Due, Fact
from profit_check.visible import line

_AUDITOR = say("General > Management > App connector > Actions")
_APP_CONNECTOR = say("General > Management > App connector")
_GET_CONNECTOR = say("The definition of the GetConnector")
_ELSEWHERE = say("Elsewhere in Profit, or with AFAS")

_FOR_DEVELOPERS = ("response-header",)
"""Kinds of dates that only whoever programs can do something about."""

_JARGON = re.compile(
    r"\bstatus\b|https?\b|header|\b(?:json|tls|url|api|metainfo|skip|take|payload)\b|[`{}=]",
    re.IGNORECASE,
)
"""What an administrator need not know; a message that says it in English is left out."""


@dataclass(frozen=True, slots=True)
class Task:
    """What a finding asks of the administrator: `do` are instructions, as prose.

    `found` is what was found, as far as it can be said without technical words.
    """

    finding: Finding
    found: tuple[str, ...]
    do: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """A place in Profit, and what is to be done there."""

    place: str
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class Administrator:
    """What the administrator of Profit wants to know of a run."""

    facts: tuple[Fact, ...]
    connections: tuple[Connection, ...]
    settings: tuple[Setting, ...]
    dates: tuple[Due, ...]


def administrator(
    document: Document, findings: Sequence[Finding], dates: Sequence[Due], language: Language
) -> Administrator:
    """The run of `document` for the administrator, in `language`."""
    return Administrator(
        facts=tuple(_facts(document, language)),
        connections=connections(document, language),
        settings=tuple(_settings(document, findings, language)),
        dates=tuple(due for due in dates if due.kind not in _FOR_DEVELOPERS),
    )


def _facts(document: Document, language: Language) -> Iterator[Fact]:
    tell, target = language.tell, document.target
    unknown = say("not known")
    type = target.get("environment_type") or target.get("declared_type")
    release = target.get("release")
    told: tuple[tuple[Phrase, str], ...] = (
        (say("Integration"), document.integration.name),
        (say("Participant number"), str(target.get("participant") or unknown)),
        (say("Environment id"), str(target.get("environment_id") or unknown)),
        (say("Environment type"), say(str(type)) if type else unknown),
        (say("Profit release"), str(release) if release is not None else unknown),
    )
    for label, text in told:
        yield tell(label), line(tell(text))


def _settings(
    document: Document, findings: Sequence[Finding], language: Language
) -> Iterator[Setting]:
    """The tasks by place; a finding with tasks in several places is there in each of them."""
    names = {
        one.id.casefold(): line(language.tell(name(one))) for one in document.inventory.connectors
    }
    places = [language.tell(one) for one in (_AUDITOR, _APP_CONNECTOR, _GET_CONNECTOR, _ELSEWHERE)]
    tasks: dict[str, list[Task]] = {place: [] for place in places}
    for finding in findings:
        if finding.status not in ACTED_ON:
            continue
        told: dict[str, list[str]] = {}
        for what in for_administrator(finding.fix):
            told.setdefault(_where(what, places), []).append(what)
        for place, do in told.items():
            tasks[place].append(Task(finding, tuple(_plain(finding, names)), tuple(do)))
    for place in (places[1], places[2], places[0], places[3]):
        if tasks[place]:
            yield Setting(place, tuple(tasks[place]))


def _where(instruction: str, places: Sequence[str]) -> str:
    auditor, app_connector, definition, elsewhere = places
    for menu in (auditor, app_connector):
        if menu.casefold() in instruction.casefold():
            return menu
    return definition if "getconnector" in instruction.casefold() else elsewhere


def _plain(finding: Finding, names: Mapping[str, str]) -> Iterator[str]:
    """What was found, a line a case: of what needs a developer to read it, only the subject."""
    whole = len(finding.told) == len(finding.cases)
    for case in finding.cases if whole else finding.cases[:CASES_TOLD]:
        subject = case.subject or ""
        message = "" if _JARGON.search(case.english) else case.message
        told = ": ".join(filter(None, (names.get(subject.casefold(), subject), message)))
        if told:
            yield told
    if not whole:
        yield finding.told[-1]
