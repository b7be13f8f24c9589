"""Decides: results, waivers and profile become a verdict and an exit status."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from profit_check.language.phrase import Phrase, joined, say
from profit_check.model import Document, Level, Profile, Result, Status, Verdict, Waiver

WAIVER_CHECK = "manifest.waiver"
"""The id under which a waiver that does not hold, or that waives nothing, is itself a finding."""

STALE_WAIVER_FIX = say(
    "Remove the waiver from the manifest, or agree on it anew: with a new end date, and with who "
    "agreed in `agreed_with` where it waives a must."
)

EXIT_READY, EXIT_NOT_READY, EXIT_UNDECIDED = 0, 1, 3

_WAIVABLE = (Status.FAIL, Status.WARN)
_CONDITIONS = (Status.WARN, Status.REVIEW, Status.WAIVED, Status.ERROR, Status.NOT_TESTED)


def waive(results: Sequence[Result], waivers: Sequence[Waiver], today: date) -> list[Result]:
    """The results with what `waivers` cover `waived`, and a finding for each that does not hold.

    What is at level must is only waived where somebody agreed.
    """
    covered = [_covered(result, waivers, today) for result in results]
    found = (_stale(waiver, results, today) or _not_agreed(waiver, covered) for waiver in waivers)
    waived = {(one.check, one.subject) for one in covered if one.status is Status.WAIVED}
    told = (_barred_by_waived(one) if one.barred_by in waived else one for one in covered)
    return [*told, *(finding for finding in found if finding)]


def verdict(
    results: Iterable[Result],
    *,
    unanswered: bool = False,
    profile: Profile = Profile.GO_LIVE,
) -> Verdict:
    """The first that holds: a fail; an undecided must; anything a reader must weigh; ready.

    A run that is `unanswered`, of which no request was answered, is no better than inconclusive.
    In profile certification a must that is only attested, or that nobody attested, is weighed too.
    What AFAS's auditor said counts as it stands: AFAS measured it.
    """
    found = list(results)
    if any(result.status is Status.FAIL for result in found):
        return Verdict.NOT_READY
    undecided = (Status.ERROR, Status.NOT_TESTED)
    if unanswered or any(
        result.level is Level.MUST and result.status in undecided for result in found
    ):
        return Verdict.INCONCLUSIVE
    weighed = [result for result in found if result.level is not Level.INFO]
    strict = profile is Profile.CERTIFICATION
    if any(_is_condition(result, strict=strict) for result in weighed):
        return Verdict.READY_WITH_CONDITIONS
    return Verdict.READY


def _is_condition(result: Result, *, strict: bool) -> bool:
    unverified = result.is_only_attested or result.is_not_attested
    return result.status in _CONDITIONS or (strict and unverified)


def exit_status(decided: Verdict, fail_on: str = "fail") -> int:
    """What the process ends with; `fail_on` "warn" lets conditions fail the gate too."""
    if decided is Verdict.INCONCLUSIVE:
        return EXIT_UNDECIDED
    conditions = decided is Verdict.READY_WITH_CONDITIONS and fail_on == "warn"
    return EXIT_NOT_READY if decided is Verdict.NOT_READY or conditions else EXIT_READY


def decisive(document: Document) -> Verdict:
    """What the gate decides by: the verdict; with a baseline that of what is new or worse alone.

    A run that nobody answered stays inconclusive, whatever the baseline holds. What is attested and
    passed is no finding, and so nothing new.
    """
    baseline = document.baseline
    if baseline is None:
        return document.verdict
    held = {*baseline.new, *baseline.worse}
    found = [one for one in document.results if (one.check, one.subject) in held]
    nobody = bool(document.evidence) and all(one.status is None for one in document.evidence)
    return verdict(found, unanswered=nobody)


def _matches(waiver: Waiver, result: Result) -> bool:
    """Letter case does not matter in a subject, as it does not in the id of a connector."""
    if waiver.check != result.check or waiver.subject is None:
        return waiver.check == result.check
    return waiver.subject.casefold() == (result.subject or "").casefold()


def _covered(result: Result, waivers: Sequence[Waiver], today: date) -> Result:
    for waiver in waivers:
        if _would_cover(waiver, result) and _suffices(waiver, result) and today <= waiver.until:
            return replace(result, status=Status.WAIVED, waiver=waiver)
    return result


def _would_cover(waiver: Waiver, result: Result) -> bool:
    return result.status in _WAIVABLE and _matches(waiver, result)


def _suffices(waiver: Waiver, result: Result) -> bool:
    return result.level is not Level.MUST or bool(waiver.agreed_with)


def _barred_by_waived(result: Result) -> Result:
    """A waiver accepts a finding; it does not answer what could not be asked because of it."""
    waived = say("its finding is waived, which does not make it succeed")
    return replace(result, message=joined((result.message, waived)))


def _stale(waiver: Waiver, results: Sequence[Result], today: date) -> Result | None:
    """A finding for a waiver past its end, or whose check ran and found nothing to waive."""
    if today > waiver.until:
        return _finding(
            waiver,
            say("the waiver of {check} ended on {until}", check=waiver.check, until=waiver.until),
        )
    ran = [result for result in results if result.check == waiver.check]
    if all(result.channel == "traffic" for result in ran):  # a recording shows but a part
        return None
    keep = (*_WAIVABLE, Status.ERROR, Status.NOT_TESTED)
    if any(_matches(waiver, result) and result.status in keep for result in results):
        return None
    return _finding(waiver, say("the waiver of {check} waives nothing", check=waiver.check))


def _not_agreed(waiver: Waiver, covered: Sequence[Result]) -> Result | None:
    """A finding for a waiver of a must, which nothing else waives, that names nobody who agreed."""
    if not any(_would_cover(waiver, one) and not _suffices(waiver, one) for one in covered):
        return None
    return _finding(
        waiver,
        say(
            "the waiver of {check} does not hold: a must is only waived with agreed_with",
            check=waiver.check,
        ),
    )


def _finding(waiver: Waiver, message: Phrase) -> Result:
    return Result(
        check=WAIVER_CHECK,
        subject=waiver.check + (f" {waiver.subject}" if waiver.subject else ""),
        status=Status.FAIL,
        level=Level.MUST,
        message=message,
        remedy=STALE_WAIVER_FIX,
    )
