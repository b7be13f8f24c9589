"""All that a saved report of AFAS's auditor says could be placed: rule, level and connector.

## Why
The auditor's report has no published form. What this program cannot place, it lists: a finding that
is overlooked may be the one that blocks certification. Findings that could be placed are results of
their own: `auditor.PERF-45`, about the connector.

## Fix
- Integration developer: look up each line that is named. Save the report anew from the
  clipboard, as Markdown or HTML, with its headings; for certification, at strength partner.
- Profit administrator: the auditor is at General > Management > App connector > Actions.

## References
- AFAS pages `app-connector-auditor`, `app-connector-auditor-developer` and
  `app-connector-auditor-partner`: its three strengths, its rules and their levels.
"""

from profit_check.api import (
    MUST,
    SHOULD,
    AuditorReport,
    Environment,
    Outcome,
    Phrase,
    Profile,
    Strength,
    Unplaced,
    auditor_reports,
    check,
    listed,
    passed,
    review,
    say,
    say_number,
    warn,
)


@check(level=SHOULD, certification=MUST, per=auditor_reports, channel="auditor")
async def report(env: Environment, found: AuditorReport) -> Outcome:
    if found.unplaced:
        told = listed([_line(one) for one in found.unplaced], most=len(found.unplaced))
        return review("not placed: {lines} (SHA-256 {sha256})", lines=told, sha256=found.sha256)
    if not found.findings:
        return review("it names no rule of AFAS's auditor (SHA-256 {sha256})", sha256=found.sha256)
    strict = env.profile is Profile.CERTIFICATION
    if strict and found.strength not in (None, Strength.PARTNER):
        return warn(
            "it was made for a reader of another kind ({strength}), not for a partner "
            "(SHA-256 {sha256})",
            strength=found.strength,
            sha256=found.sha256,
        )
    count = say_number("{count:,} finding", "{count:,} findings", count=len(found.findings))
    return passed("{findings} (SHA-256 {sha256})", findings=count, sha256=found.sha256)


def _line(one: Unplaced) -> Phrase:
    if not one.code:
        return say("line {line}: {text}: {why}", line=one.line, text=one.text, why=one.why)
    if not one.text:
        return say("line {line}: {code}: {why}", line=one.line, code=one.code, why=one.why)
    return say(
        "line {line}: {code} {text}: {why}",
        line=one.line,
        code=one.code,
        text=one.text,
        why=one.why,
    )
