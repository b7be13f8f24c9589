"""The sample reports of AFAS's auditor, and what they are read as."""

from __future__ import annotations

import re
from pathlib import Path

from profit_check.assessment import Options
from profit_check.auditor.marks import CODE, code_of
from profit_check.auditor.report_file import report_of
from profit_check.documents.reading import lines
from profit_check.model import AuditorFinding, AuditorReport, Profile, Result
from tests.harness import document, sample_manifest

SAMPLES = Path(__file__).parents[2] / "samples" / "auditor"
KNOWN = [one.id for one in sample_manifest().get]

HEADED = "# AppConnector Auditor\n\n## GetConnector Webshop_Stock\n\n"


def samples() -> list[Path]:
    """The files of the reports."""
    return sorted(path for path in SAMPLES.iterdir() if path.suffix in (".md", ".html"))


def read(text: str | bytes, known: list[str] | None = None) -> AuditorReport:
    """What a report of this text says."""
    content = text.encode() if isinstance(text, str) else text
    return report_of(content, "auditor.md", known or [])


def told(report: AuditorReport) -> list[tuple[str, str, str]]:
    """Rule, connector and level of each finding."""
    return [(one.rule, one.connector, one.level.value) for one in report.findings]


def codes_in(content: bytes) -> set[str]:
    """The codes in the words of a report."""
    return {code_of(match) for line in lines(content) for match in CODE.finditer(line.text)}


def kept_codes(report: AuditorReport) -> set[str]:
    """The codes that came out of it, placed or not."""
    return {one.rule for one in report.findings} | {one.code for one in report.unplaced if one.code}


def visible_codes(text: str) -> set[str]:
    """Every LETTERS-digits of a text that has no mark-up in them."""
    return set(re.findall(r"(?<!\w)[A-Z]{2,}-[0-9]+(?!\w)", text))


def results_of(
    *findings: AuditorFinding, profile: Profile = Profile.CERTIFICATION, **report: object
) -> list[Result]:
    """What a run makes of a report with these findings."""
    one = AuditorReport("auditor.md", "0" * 64, findings=findings, **report)  # type: ignore[arg-type]
    options = Options(profile=profile, only=["auditor"], auditor=[one])
    return list(document(options=options).results)
