"""Writes the README of a dossier: what each file is, in both languages."""

from __future__ import annotations

from collections.abc import Sequence

from profit_check.language.phrase import Phrase, say
from profit_check.model import KeptRun
from profit_check.report import Report
from profit_check.visible import line
from profit_check.wording import VERDICTS
from profit_check.writers.markdown import templates

_FILES: Sequence[tuple[tuple[str, ...], Phrase]] = (
    (("report.html", "report.nl.html"), say("the report, for reading in a browser")),
    (("report.md", "report.nl.md"), say("the report, for pasting into a ticket")),
    (("results.json",), say("the results and their evidence, for programs")),
    (("kept-run.json",), say("what was asked and answered, with pseudonyms for values of rows")),
    (("data-flow.svg", "data-flow.nl.svg"), say("a draft of the data-flow diagram")),
    (("annexes.md", "annexes.nl.md"), say("annexes for the implementation document")),
    (
        ("statistics.md", "statistics.nl.md"),
        say("the IntegrationId and the number of requests, as recorded traffic shows them"),
    ),
    (("redaction.md", "redaction.nl.md"), say("what was replaced before anything was kept")),
)
_SUMS: Sequence[tuple[tuple[str, ...], Phrase]] = (
    (("SHA256SUMS",), say("the SHA-256 of every other file")),
    (("SHA256SUMS.sig",), say("the Ed25519 signature of SHA256SUMS, where the dossier was signed")),
)


RECHECK = ("profit-check", "recheck", "DIR")
"""The command that judges a dossier again."""


def text(reports: Sequence[Report], kept: KeptRun, letters: Sequence[tuple[str, ...]]) -> str:
    """The index; `letters` are the names of the files of each waiver's letter, in its order."""
    pages = [_page(report, kept, letters) for report in reports]
    return "\n".join(pages)


def _page(report: Report, kept: KeptRun, letters: Sequence[tuple[str, ...]]) -> str:
    tell, document = report.language.tell, report.document
    waived = [
        (names, say("a letter that justifies the waiver of {check}", check=line(waiver.check)))
        for names, waiver in zip(letters, kept.manifest.waive, strict=True)
    ]
    return (
        templates(report.language)
        .get_template("dossier_readme.md.j2")
        .render(
            integration=line(document.integration.name),
            integration_id=line(document.integration.integration_id or ""),
            target=line(str(document.target.get("name") or "")),
            environment=line(str(document.target.get("environment_id") or "")),
            profile=document.profile.value,
            verdict=tell(VERDICTS[document.verdict]),
            headline=report.headline,
            day=kept.as_of or document.started_at.date(),
            tool=f"profit-check {line(document.tool_version)}",
            recheck=" ".join(RECHECK),
            files=[(names, tell(what)) for names, what in (*_FILES, *waived, *_SUMS)],
        )
    )
