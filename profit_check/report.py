"""The one view model that every writer gets: a run, arranged for a reader.

Everything in it that came from outside is safe to show (see `visible`), not yet escaped: that is
for the writer, which knows its format. What a template needs is worked out here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from profit_check import wording
from profit_check.asked import schemes
from profit_check.findings import (
    ACTED_ON,
    SHOWN,
    Arranger,
    Explain,
    Finding,
    urgency,
)
from profit_check.language.catalogue import ENGLISH, Language
from profit_check.language.phrase import Phrase, joined, say
from profit_check.lenses.administrator import Administrator, administrator
from profit_check.lenses.assessor import Assessor, assessor
from profit_check.model import Document, Result, Status, Verdict
from profit_check.rerun import rerun
from profit_check.run_facts import Due, Fact, about_run, about_target, dates
from profit_check.settled import coverage, how_known
from profit_check.validity import Validity, validity
from profit_check.visible import line

_GONE = say(
    "This environment was made up, and is gone: nothing here can be asked again. Serve one like it "
    "with `profit-check sandbox`, or write a manifest for a real one with `profit-check init`."
)


@dataclass(frozen=True, slots=True)
class Family:
    """A family's results: `findings` need attention, `passed` do not; `tally` counts them all."""

    anchor: str
    name: str
    counts: Mapping[Status, int]
    tally: str
    findings: tuple[Finding, ...]
    passed: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """What was not looked at for one and the same reason."""

    cause: str
    findings: tuple[Finding, ...]

    @property
    def by_subjects(self) -> Mapping[tuple[str, ...], Sequence[Finding]]:
        """The findings that are about the same subjects, together."""
        alike: dict[tuple[str, ...], list[Finding]] = {}
        for finding in self.findings:
            alike.setdefault(finding.subjects, []).append(finding)
        return alike


@dataclass(frozen=True, slots=True)
class Report:
    """A whole run for a reader. `headline` is the verdict in one line.

    `schemes` are the authentication schemes that were used, as in `curl.SCHEMES`. `gone` says that
    the environment was made up and nothing can be asked again; then `rerun` is empty. `how_known`
    counts what was verified, attested and observed apart; it is empty where all was verified.
    """

    document: Document
    language: Language
    verdict: Verdict
    headline: str
    subtitle: str
    target: tuple[Fact, ...]
    run: tuple[Fact, ...]
    counts: Mapping[Status, int]
    tally: str
    how_known: str
    families: tuple[Family, ...]
    steps: tuple[Finding, ...]
    no_steps: str
    not_tested: tuple[Gap, ...]
    not_applicable: tuple[Gap, ...]
    coverage: str
    rerun: str
    dates: tuple[Due, ...]
    validity: Validity
    schemes: tuple[str, ...]
    administrator: Administrator
    assessor: Assessor
    barred: str
    gone: str


def _urgency(finding: Finding) -> tuple[object, ...]:
    """What a rehearsal was played for comes before what else was seen of the integration."""
    return *urgency(finding.status, finding.level), not finding.check.startswith("rehearsal.")


def build(document: Document, explain: Explain, language: Language = ENGLISH) -> Report:
    """Arranges `document` for a reader; `explain` gives the checks' pages in `language`."""
    document, tell = _told(document, explain, language), language.tell
    findings = list(Arranger(document, explain, language).findings())
    counts = Counter(result.status for result in document.results)
    integration = line(tell(document.integration.name))
    target = line(str(document.target["name"]))
    acted_on = (one for one in findings if one.status in ACTED_ON)
    steps = tuple(sorted(acted_on, key=_urgency))
    not_tested, calendar = _gaps(findings, Status.NOT_TESTED), dates(document, language)
    return Report(
        document=document,
        language=language,
        verdict=document.verdict,
        headline=tell(_headline(document)),
        subtitle=tell(
            say("{integration} on target {target}", integration=integration, target=target)
        ),
        target=about_target(document, language),
        run=about_run(document, language),
        counts=counts,
        tally=tell(wording.tally(counts)),
        how_known=tell(how_known(document.results) or ""),
        families=tuple(_families(findings, language)),
        steps=steps,
        no_steps=tell(wording.nothing_to_do(document.verdict, document.scope, document.profile)),
        not_tested=not_tested,
        not_applicable=_gaps(findings, Status.NOT_APPLICABLE),
        coverage=tell(coverage(counts)),
        rerun=rerun(document),
        dates=calendar,
        validity=_validity(document, language),
        schemes=schemes(document.evidence),
        administrator=administrator(document, steps, calendar, language),
        assessor=assessor(document, findings, language),
        barred=tell(_bar(document, not_tested, steps)),
        gone=tell(_GONE) if document.scope.demo else "",
    )


def _validity(document: Document, language: Language) -> Validity:
    found = validity(document)
    return replace(
        found,
        stands=line(language.tell(found.stands)),
        because=line(language.tell(found.because)),
    )


def _told(document: Document, explain: Explain, language: Language) -> Document:
    """The document with its texts in `language`, remedies as the checks' pages have them."""

    def told(result: Result) -> Result:
        page = explain(result.check) if result.remedy else None
        remedy = page.fix if page else result.remedy
        return replace(result, message=language.tell(result.message), remedy=language.tell(remedy))

    if language.code == document.language:
        return document
    return replace(
        document,
        language=language.code,
        results=tuple(map(told, document.results)),
        calendar=tuple(replace(one, what=language.tell(one.what)) for one in document.calendar),
    )


def _headline(document: Document) -> Phrase:
    reason = wording.sentence(document.verdict, document.results, document.profile)
    verdict = joined((wording.VERDICTS[document.verdict], reason), ": ")
    reservation = wording.reservation(document.scope, document.profile)
    return joined((reservation, verdict), " ") if reservation else verdict


def _bar(document: Document, not_tested: Sequence[Gap], steps: Sequence[Finding]) -> str:
    """What bars most of what was not tested, where no finding tells of it already."""
    if not not_tested or (steps and steps[0].status in (Status.FAIL, Status.ERROR)):
        return ""
    if document.scope.interrupted:
        return wording.RUN_AGAIN if steps else ""
    most = max(not_tested, key=lambda gap: sum(len(finding.cases) for finding in gap.findings))
    return say("First take away what barred the rest: {cause}.", cause=most.cause)


def _families(findings: Iterable[Finding], language: Language) -> Iterator[Family]:
    families = groupby(findings, key=lambda finding: finding.check.partition(".")[0])
    for number, (name, group) in enumerate(families, start=1):
        members = list(group)
        counts = Counter(dict.fromkeys(Status, 0))
        for finding in members:
            counts[finding.status] += len(finding.cases)
        yield Family(
            anchor=f"family-{number}",
            name=name,
            counts=counts,
            tally=language.tell(wording.tally(counts)),
            findings=tuple(finding for finding in members if finding.status in SHOWN),
            passed=tuple(finding for finding in members if finding.status is Status.PASS),
        )


def _gaps(findings: Iterable[Finding], status: Status) -> tuple[Gap, ...]:
    """What has `status`, by cause; a finding with several causes is there under each of them."""
    causes: dict[str, list[Finding]] = {}
    for finding in findings:
        for cause in dict.fromkeys(case.message for case in finding.cases):
            cases = tuple(case for case in finding.cases if case.message == cause)
            if finding.status is status:
                causes.setdefault(cause, []).append(replace(finding, cases=cases))
    return tuple(Gap(cause, tuple(members)) for cause, members in causes.items())
