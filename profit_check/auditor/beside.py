"""Lays what AFAS's auditor said beside what was found here, by rule and connector."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from profit_check.auditor.rules import FAMILY
from profit_check.model import Result, Status
from profit_check.profit.auditor import place

_FOUND = (Status.FAIL, Status.WARN, Status.REVIEW, Status.WAIVED)


class Agreement(StrEnum):
    """How two judgements of the same rule and connector stand to each other."""

    AGREE = "agree"
    CONTRADICT = "contradict"
    ONLY_THEIRS = "only-theirs"
    ONLY_OURS = "only-ours"


@dataclass(frozen=True, slots=True)
class Beside:
    """A rule and a connector; the auditor's result of it, and ours."""

    rule: str
    subject: str
    agreement: Agreement
    theirs: Result | None
    ours: tuple[Result, ...]


def beside(results: Sequence[Result]) -> list[Beside]:
    """A row for each rule and connector that the auditor or we found something of.

    Empty where no report of the auditor was given. Where we looked and found nothing, and it did,
    the two contradict each other; where we did not look, the finding is theirs alone. Its
    information is no finding: it agrees with ours where we found nothing either.
    """
    theirs: dict[tuple[str, str], Result] = {}
    ours: dict[tuple[str, str], list[Result]] = {}
    for result, rule, subject in _ruled(results):
        if result.channel == "auditor":
            theirs[rule, subject] = result
        else:
            ours.setdefault((rule, subject), []).append(result)
    if not any(result.channel == "auditor" and _asked(result) for result in results):
        return []
    rows = (_row(key, theirs.get(key), ours.get(key, [])) for key in {**theirs, **ours})
    found = [row for row in rows if row]
    return sorted(found, key=lambda row: (place(row.rule), row.subject.casefold()))


def _ruled(results: Iterable[Result]) -> Iterator[tuple[Result, str, str]]:
    """The results about a connector and a rule, with both; letter case does not tell them apart."""
    for result in results:
        family = result.check.partition(".")[0]
        if result.subject and (result.channel != "auditor" or family == FAMILY):
            for rule in result.afas_rules:
                yield result, rule, result.subject.casefold()


def _row(key: tuple[str, str], theirs: Result | None, ours: Sequence[Result]) -> Beside | None:
    rule, subject = key
    they_found = theirs is not None and theirs.status in _FOUND
    we_found = any(one.status in _FOUND for one in ours)
    we_passed = any(one.status is Status.PASS for one in ours)
    if they_found:
        passed = Agreement.CONTRADICT if we_passed else Agreement.ONLY_THEIRS
        agreement = Agreement.AGREE if we_found else passed
    elif we_found:
        agreement = Agreement.ONLY_OURS
    elif theirs is not None and we_passed:
        agreement = Agreement.AGREE
    elif theirs is not None:
        agreement = Agreement.ONLY_THEIRS
    else:
        return None
    named = theirs.subject if theirs else ours[0].subject
    return Beside(rule, named or subject, agreement, theirs, tuple(ours))


def _asked(result: Result) -> bool:
    return result.status is not Status.NOT_APPLICABLE
