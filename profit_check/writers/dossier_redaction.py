"""Writes the redaction statement: what was replaced, what that cost, and what was looked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from profit_check.language.phrase import mark, say
from profit_check.model import KeptRun, Named
from profit_check.report import Report
from profit_check.visible import line
from profit_check.writers.markdown import templates

SOUGHT = mark("row values that were looked for in every file, and found in none")
"""The key in `masking.counts` of a search, which is no rule that replaced anything."""


@dataclass(frozen=True, slots=True)
class Loss:
    """A field whose pseudonyms do not keep all that checks look at; results it may touch."""

    connector: str
    field: str
    reason: str


def text(report: Report, kept: KeptRun, not_rechecked: Sequence[Named] | None) -> str:
    """The statement, in the report's language.

    `not_rechecked` are the results that did not come out the same from what is kept; None where
    nobody looked.
    """
    tell, counts = report.language.tell, kept.masking.counts
    replaced = {rule: count for rule, count in counts.items() if rule != SOUGHT}
    unsure = not_rechecked or ()
    return (
        templates(report.language)
        .get_template("dossier_redaction.md.j2")
        .render(
            integration=line(report.document.integration.name),
            rules=[(line(tell(_rule(rule))), replaced[rule]) for rule in sorted(replaced)],
            total=sum(replaced.values()),
            lost=[
                Loss(line(one.connector), line(one.field), line(tell(one.reason)))
                for one in kept.masking.lost
            ],
            sought=counts.get(SOUGHT),
            recorded=kept.recorded is not None,
            looked=not_rechecked is not None,
            unsure=[(line(check), line(subject or "")) for check, subject in unsure],
        )
    )


def _rule(name: str) -> str:
    """A rule's name, which the catalogues know; one with a placeholder in it is none of ours."""
    return name if set("{}") & set(name) else say(name)
