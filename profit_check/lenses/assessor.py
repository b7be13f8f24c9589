"""A run for AFAS's System Integrator: exceptions by AFAS's rules, waivers, counts, and identity."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from profit_check import wording
from profit_check.auditor.rules import AUDITOR_LEVELS
from profit_check.findings import ACTED_ON, LEVELS, SHOWN, STATUSES, Finding
from profit_check.language.catalogue import Language
from profit_check.language.phrase import say, say_number
from profit_check.lenses.side_by_side import SideBySide, side_by_side
from profit_check.model import Document, Level, Status
from profit_check.profit.auditor import RULES, place
from profit_check.run_facts import Fact, about_target
from profit_check.settled import LOOKED_AT, settled
from profit_check.visible import line

_ASKED = (*SHOWN, Status.PASS)


@dataclass(frozen=True, slots=True)
class RuleException:
    """What was found against one of AFAS's rules; `weight` is what it means to a partner."""

    rule: str
    weight: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class LevelCount:
    """How many requirements of a level hold, of those that were asked; `rest` tells of the others.

    A requirement is a check. It holds when all that it was asked of passed. Of those that hold,
    `attested` are known by what was declared alone.
    """

    level: Level
    holds: int
    asked: int
    rest: str
    attested: int = 0


@dataclass(frozen=True, slots=True)
class _Requirement:
    """A check: its level where it weighs most, and the worst of its statuses."""

    level: Level
    status: Status
    is_attested: bool


@dataclass(frozen=True, slots=True)
class Assessor:
    """What AFAS's System Integrator wants to know of a run.

    `coded` are exceptions by AFAS's rules in AFAS's order, `uncoded` those at level must without a
    rule of AFAS's, `waived` those that were agreed. `attested` holds by what was declared alone;
    `unverified` counts the musts of which that makes conditions. `kept_rules` were looked at
    without exception, `named_rules` too, but by the manifest alone. `unseen` are rules that no
    result is about. `beside` lays what AFAS's auditor said beside what was found here.
    """

    identity: tuple[Fact, ...]
    counts: tuple[LevelCount, ...]
    channels: tuple[Fact, ...]
    coded: tuple[RuleException, ...]
    uncoded: tuple[Finding, ...]
    waived: tuple[Finding, ...]
    attested: tuple[Finding, ...]
    unverified: str
    kept_rules: str
    named_rules: str
    unseen: str
    beside: tuple[SideBySide, ...] = ()


def assessor(document: Document, findings: Sequence[Finding], language: Language) -> Assessor:
    """The run of `document` for the assessor, in `language`."""
    looked_at = {rule for one in findings if one.status in _ASKED for rule in one.rules}
    exceptions = {rule for one in findings if one.status in SHOWN for rule in one.rules}
    kept = looked_at - exceptions
    shown = (one for one in document.results if one.evidence or one.channel == "auditor")
    asked = {rule for one in shown for rule in one.afas_rules}
    return Assessor(
        identity=tuple(_identity(document, language)),
        counts=tuple(_counts(findings, language)),
        channels=tuple(_channels(document, language)),
        coded=tuple(_coded(findings, language)),
        uncoded=tuple(
            one
            for one in findings
            if one.status in ACTED_ON and one.level is Level.MUST and not one.rules
        ),
        waived=tuple(one for one in findings if one.status is Status.WAIVED),
        attested=tuple(
            one for one in findings if one.status is Status.PASS and one.channel == "attested"
        ),
        unverified=language.tell(
            wording.unverified_musts(document.results, document.profile) or ""
        ),
        kept_rules=", ".join(sorted(kept & asked, key=place)),
        named_rules=", ".join(sorted(kept - asked, key=place)),
        unseen=", ".join(rule for rule in sorted(RULES, key=place) if rule not in looked_at),
        beside=side_by_side(document, language),
    )


def _identity(document: Document, language: Language) -> Iterator[Fact]:
    inventory = document.inventory
    manifest = say("not known")
    if inventory.manifest and inventory.sha256:
        manifest = say("{file}, SHA-256 {sha256}", file=inventory.manifest, sha256=inventory.sha256)
    yield from about_target(document, language)
    tool = (say("Tool"), f"profit-check {document.tool_version}")
    for label, text in (tool, (say("Manifest"), manifest)):
        yield language.tell(label), line(language.tell(text))


def _counts(findings: Sequence[Finding], language: Language) -> Iterator[LevelCount]:
    worst = list(_requirements(findings))
    for level in Level:
        own = [one for one in worst if one.level is level]
        counts = Counter(one.status for one in own)
        if counts:
            others = (Status.WAIVED, Status.NOT_TESTED, Status.NOT_APPLICABLE)
            rest = wording.tally({status: counts[status] for status in others})
            asked = sum(counts[status] for status in _ASKED)
            attested = [one for one in own if one.status is Status.PASS and one.is_attested]
            holds = counts[Status.PASS]
            yield LevelCount(level, holds, asked, language.tell(rest), len(attested))


def _requirements(findings: Iterable[Finding]) -> Iterator[_Requirement]:
    ordered = sorted(findings, key=lambda one: one.check)
    for _, group in groupby(ordered, key=lambda one: one.check):
        members = list(group)
        yield _Requirement(
            level=min((one.level for one in members), key=LEVELS.index),
            status=min((one.status for one in members), key=STATUSES.index),
            is_attested=members[0].channel == "attested",
        )


def _channels(document: Document, language: Language) -> Iterator[Fact]:
    """How much of what was settled is known in each way; then how much was not settled."""
    counts = settled(document.results)
    for channel, name in wording.CHANNELS.items():
        told = say_number("{count:,} result", "{count:,} results", count=counts.get(channel, 0))
        yield language.tell(name), language.tell(told)
    if sum(counts.values()) < len(document.results):
        rest = Counter(one.status for one in document.results if one.status not in LOOKED_AT)
        yield language.tell(say("Not known")), language.tell(wording.tally(rest))


def _coded(findings: Sequence[Finding], language: Language) -> Iterator[RuleException]:
    found: dict[str, list[Finding]] = {}
    for one in findings:
        for rule in one.rules if one.status in SHOWN else ():
            found.setdefault(rule, []).append(one)
    for rule in sorted(found, key=place):
        weight = RULES.get(rule)
        told = language.tell(AUDITOR_LEVELS[weight]) if weight else ""
        yield RuleException(rule, told, tuple(found[rule]))
