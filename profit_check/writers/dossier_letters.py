"""Writes a letter for each waiver, which justifies the deviation to AFAS's System Integrator."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from profit_check.auditor.rules import rule_checks
from profit_check.gate import WAIVER_CHECK
from profit_check.language.catalogue import LANGUAGES, Language
from profit_check.language.phrase import Phrase, say
from profit_check.model import KeptRun, Level, Result, Waiver
from profit_check.report import Report
from profit_check.visible import line
from profit_check.writers.markdown import templates

_THEN: Mapping[Level, Phrase] = {
    Level.MUST: say("the deviation fails the gate again: the integration is not ready"),
    Level.SHOULD: say("the deviation is a warning again, to be resolved or justified anew"),
    Level.INFO: say("the deviation is told again; it does not count in the verdict"),
}


@dataclass(frozen=True, slots=True)
class Deviation:
    """What a check found about a subject (empty: the target as a whole)."""

    subject: str
    message: str
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of AFAS's auditor, and its title where it is known."""

    code: str
    title: str


def letters(report: Report, kept: KeptRun) -> Iterator[str]:
    """A letter for each waiver of the manifest, in the report's language."""
    template = templates(report.language).get_template("dossier_letter.md.j2")
    document = report.document
    waived = _waived(kept.manifest.waive, document.results)
    for number, waiver in enumerate(kept.manifest.waive):
        results = waived.get(number, [])
        about = [one for one in document.results if one.check == waiver.check]
        levels = sorted({one.level for one in results}, key=list(Level).index)
        yield template.render(
            integration=line(document.integration.name),
            integration_id=line(document.integration.integration_id or ""),
            environment=line(str(document.target.get("environment_id") or "")),
            day=kept.as_of or document.started_at.date(),
            check=line(waiver.check),
            title=_title(report, waiver.check),
            level=levels[0] if levels else None,
            rules=_rules(results or about, report.language),
            found=[_deviation(one, report.language) for one in results],
            nothing=report.language.tell(_nothing(waiver, document.results)),
            reason=line(waiver.reason),
            agreed_with=line(waiver.agreed_with or ""),
            until=waiver.until,
            then=report.language.tell(_THEN[levels[0]]) if levels else "",
        )


def _waived(waivers: Sequence[Waiver], results: Sequence[Result]) -> dict[int, list[Result]]:
    """The results that each waiver covers, by its place: the first that fits, as the gate does."""
    found: dict[int, list[Result]] = {}
    for one in results:
        fitting = (number for number, waiver in enumerate(waivers) if _covers(waiver, one))
        number = next(fitting, None)
        if number is not None:
            found.setdefault(number, []).append(one)
    return found


def _covers(waiver: Waiver, result: Result) -> bool:
    """Results that were kept have their own subject in the waiver, whatever it was agreed for."""
    if result.waiver is None or replace(result.waiver, subject=waiver.subject) != waiver:
        return False
    return waiver.subject is None or waiver.subject.casefold() == (result.subject or "").casefold()


def _title(report: Report, check: str) -> str:
    for family in report.families:
        for finding in (*family.findings, *family.passed):
            if finding.check == line(check):
                return finding.title
    return ""


def _deviation(result: Result, language: Language) -> Deviation:
    message = line(language.tell(result.message))
    evidence = tuple(line(id) for id in result.evidence)
    return Deviation(line(result.subject or ""), message, evidence)


def _nothing(waiver: Waiver, results: Sequence[Result]) -> Phrase | str:
    """Why there is nothing to justify, as the gate said it, or as far as that can be told."""
    subject = waiver.check + (f" {waiver.subject}" if waiver.subject else "")
    for one in results:
        if one.check == WAIVER_CHECK and one.subject == subject:
            return line(one.message)
    if any(one.check == waiver.check for one in results):
        return say("what it waives was not found, or could not be judged in this run")
    return say("this run did not judge {check}", check=line(waiver.check))


def _rules(results: Sequence[Result], language: Language) -> list[Rule]:
    codes = sorted({code for one in results for code in one.afas_rules})
    titles = _titles(language.code)
    return [Rule(line(code), titles.get(code, "")) for code in codes]


@cache
def _titles(code: str) -> Mapping[str, str]:
    """The first line of the page of each rule, in the language `code`."""
    return {
        rule: one.pages.get(code, one.pages[LANGUAGES[0]]).partition("\n")[0]
        for one in rule_checks()
        for rule in one.afas_rules
    }
