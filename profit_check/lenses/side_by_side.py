"""What AFAS's auditor said and what was found here, in words, side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from profit_check import wording
from profit_check.auditor.beside import Agreement, Beside, beside
from profit_check.language.catalogue import Language
from profit_check.language.phrase import Phrase, joined, say
from profit_check.model import Document, Result
from profit_check.visible import line

_AGREEMENTS: Mapping[Agreement, Phrase] = {
    Agreement.AGREE: say("agree"),
    Agreement.CONTRADICT: say("contradict each other"),
    Agreement.ONLY_THEIRS: say("only AFAS's auditor"),
    Agreement.ONLY_OURS: say("only this program"),
}


@dataclass(frozen=True, slots=True)
class SideBySide:
    """A rule and a connector: how the two judge it, and how they stand to each other."""

    rule: str
    subject: str
    agreement: Agreement
    told: str
    theirs: str
    ours: str


def side_by_side(document: Document, language: Language) -> tuple[SideBySide, ...]:
    """A row for each rule and connector; none where no report of the auditor was given."""
    return tuple(_row(one, language) for one in beside(document.results))


def _row(one: Beside, language: Language) -> SideBySide:
    nothing = say("nothing found")
    theirs = wording.STATUSES[one.theirs.status] if one.theirs else nothing
    ours = joined([_ours(result) for result in one.ours], ", ") if one.ours else say("not asked")
    return SideBySide(
        rule=line(one.rule),
        subject=line(one.subject),
        agreement=one.agreement,
        told=language.tell(_AGREEMENTS[one.agreement]),
        theirs=language.tell(theirs),
        ours=line(language.tell(ours)),
    )


def _ours(result: Result) -> Phrase:
    status = wording.STATUSES[result.status]
    return say("{check}: {status}", check=result.check, status=status)
