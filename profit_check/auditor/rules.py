"""Each rule of AFAS's auditor as a check, which judges what its reports say of a connector."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from profit_check.check import Check, Judge
from profit_check.environment import Environment
from profit_check.language.phrase import Phrase, joined, mark, say
from profit_check.model import (
    AuditorFinding,
    AuditorLevel,
    AuditorReport,
    Outcome,
    Profile,
)
from profit_check.outcomes import passed, wrong
from profit_check.profit.auditor import LEVELS, RULES, weight

FAMILY = "auditor"

AUDITOR_LEVELS: Mapping[AuditorLevel, Phrase] = {
    AuditorLevel.ERROR: say("error"),
    AuditorLevel.WARNING: say("warning"),
    AuditorLevel.INFORMATION: say("information"),
}
"""The words for what the auditor says."""

_ORDER = list(AuditorLevel)
_HEADINGS = {"en": ("Why", "Fix", "References"), "nl": ("Waarom", "Oplossing", "Bronnen")}


@dataclass(frozen=True, slots=True)
class Audited:
    """A connector, and what the reports say of it against one rule."""

    id: str
    findings: tuple[AuditorFinding, ...]


def rule_checks() -> list[Check]:
    """A check for each rule; it is silent about what no report names."""
    return [_check(code) for code in RULES]


def audited(reports: Sequence[AuditorReport], code: str) -> list[Audited]:
    """The connectors that the reports name against a rule; letter case does not tell them apart."""
    found: dict[str, list[AuditorFinding]] = {}
    for report in reports:
        for one in report.findings:
            if one.rule == code:
                found.setdefault(one.connector.casefold(), []).append(one)
    return [Audited(findings[0].connector, tuple(findings)) for findings in found.values()]


def _check(code: str) -> Check:
    pages = {language: _page(code, language) for language in _HEADINGS}
    return Check(
        id=f"{FAMILY}.{code}",
        judge=_judge(code),
        level=LEVELS[weight(code, Profile.GO_LIVE)],
        levels={Profile.CERTIFICATION: LEVELS[weight(code, Profile.CERTIFICATION)]},
        page=pages["en"],
        pages=pages,
        per=lambda reports: audited(reports, code),
        afas_rules=(code,),
        profiles=frozenset({Profile.CERTIFICATION}),
        otherwise="",
        channel="auditor",
    )


def _judge(code: str) -> Judge:
    async def judge(env: Environment, connector: Audited) -> Outcome:
        return judge_findings(code, connector.findings, env.profile)

    return judge


def judge_findings(code: str, findings: Sequence[AuditorFinding], profile: Profile) -> Outcome:
    """What findings against a rule come to: information is sound, all else is wrong.

    It weighs what the rule weighs in `profile`; in profile certification no less than the report
    itself says.
    """
    told = joined([_told(one) for one in findings], "; ")
    weighs = weight(code, profile)
    if profile is Profile.CERTIFICATION:
        weighs = min([weighs, *(one.level for one in findings)], key=_ORDER.index)
    if weighs is AuditorLevel.INFORMATION:
        return passed(told)
    return wrong(told, level=LEVELS[weighs])


def _told(finding: AuditorFinding) -> Phrase:
    template = mark("{level} in {file}, line {line}: {text}")
    if not finding.text:
        template = mark("{level} in {file}, line {line}")
    return say(
        template,
        level=AUDITOR_LEVELS[finding.level],
        file=finding.file,
        line=finding.line,
        text=finding.text,
    )


def _page(code: str, language: str) -> str:
    texts = _texts()[code][language]
    word = "-pagina" if language == "nl" else " page"
    source = f"- AFAS{word} `app-connector-auditor-partner`: {code}."
    bodies = (texts["why"], texts["fix"].strip(), source)
    sections = zip(_HEADINGS[language], bodies, strict=True)
    parts = [texts["title"], *(f"## {heading}\n{body}" for heading, body in sections)]
    return "\n\n".join(parts) + "\n"


@cache
def _texts() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    text = (files("profit_check.auditor") / "rules.toml").read_text("utf-8")
    return tomllib.loads(text)
