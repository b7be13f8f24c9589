"""The English words for verdicts and statuses that every report and the terminal share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from profit_check.model import Imminence, Level, Result, Scope, Status, Verdict

VERDICTS: Mapping[Verdict, str] = {
    Verdict.READY: "Ready",
    Verdict.READY_WITH_CONDITIONS: "Ready with conditions",
    Verdict.NOT_READY: "Not ready",
    Verdict.INCONCLUSIVE: "Inconclusive",
}

STATUSES: Mapping[Status, str] = {
    Status.FAIL: "Failed",
    Status.ERROR: "Undecided",
    Status.WARN: "Warning",
    Status.REVIEW: "To review",
    Status.NOT_TESTED: "Not tested",
    Status.WAIVED: "Waived",
    Status.PASS: "Passed",
    Status.NOT_APPLICABLE: "Not applicable",
}

MEANINGS: Mapping[Status, str] = {
    Status.FAIL: "Asked and found wrong, and it must be right before going live.",
    Status.ERROR: "Asked, but the answer did not decide it.",
    Status.WARN: "It works, but AFAS or good practice says otherwise: resolve it or justify it.",
    Status.REVIEW: "A person must look; the result says at what.",
    Status.NOT_TESTED: "Could not be asked, because something it needs did not succeed.",
    Status.WAIVED: "Found wrong, and accepted until the date that was agreed.",
    Status.PASS: "Asked and found right.",
    Status.NOT_APPLICABLE: "The integration does not use this, or gave nothing to ask about.",
}

IMMINENCES: Mapping[Imminence, str] = {
    Imminence.PAST: "Past",
    Imminence.WARN_30: "Within 30 days",
    Imminence.WARN_90: "Within 90 days",
    Imminence.LATER: "Later",
}

_UNDECIDED = (Status.ERROR, Status.NOT_TESTED)


def number(count: int, one: str, many: str) -> str:
    """`1 request`, `2 requests`."""
    return f"{count:,} {one if count == 1 else many}"


def remaining(days: int) -> str:
    """`in 3 days`, `today`, `1 day ago`."""
    if days == 0:
        return "today"
    counted = number(abs(days), "day", "days")
    return f"in {counted}" if days > 0 else f"{counted} ago"


def tally(counts: Mapping[Status, int]) -> str:
    """The counts in words, what needs attention first: `2 failed, 1 warning, 40 passed`."""
    return ", ".join(counted(status, counts[status]) for status in Status if counts.get(status))


def sentence(verdict: Verdict, results: Iterable[Result]) -> str:
    """Why the verdict is what it is, in half a sentence."""
    found = list(results)
    if verdict is Verdict.NOT_READY:
        failed = {result.check for result in found if result.status is Status.FAIL}
        return f"{number(len(failed), 'requirement is', 'requirements are')} not met"
    if verdict is Verdict.INCONCLUSIVE:
        musts = (result for result in found if result.level is Level.MUST)
        unknown = {result.check for result in musts if result.status in _UNDECIDED}
        judged = f"{number(len(unknown), 'requirement', 'requirements')} could not be judged"
        return judged if unknown else "no request was answered"
    if verdict is Verdict.READY_WITH_CONDITIONS:
        return f"nothing failed, but {_conditions(found)} must be weighed"
    if not found:
        return "but no check was run"
    if all(result.status is Status.NOT_APPLICABLE for result in found):
        return "but no check that was run applies to this integration"
    return "every requirement that was checked is met"


def reservation(scope: Scope) -> str:
    """What must be said before a verdict that does not rest on a whole run of this day."""
    if scope.interrupted:
        return "Interrupted. "
    if scope.only or scope.skip:
        return "Part of the checks. "
    return f"As of {scope.as_of}. " if scope.as_of else ""


def nothing_to_do(verdict: Verdict, scope: Scope) -> str:
    """What to say where there is no finding to act on."""
    if verdict is Verdict.READY and reservation(scope):
        return "Run all checks, as of today, to know whether the integration is ready."
    if verdict is Verdict.READY:
        return "Nothing needs to be done. Keep this report, and check again before each release."
    if verdict is Verdict.INCONCLUSIVE:
        return "Take away what kept requirements from being tested, and run again."
    return "Weigh the conditions in this report; no finding asks for a change."


def _conditions(results: Iterable[Result]) -> str:
    weighed = [result.status for result in results if result.level is not Level.INFO]
    good = (Status.PASS, Status.NOT_APPLICABLE)
    return tally({status: weighed.count(status) for status in Status if status not in good})


def counted(status: Status, count: int) -> str:
    """So many results of a status, in words: `2 warnings`."""
    if status is Status.WARN:
        return number(count, "warning", "warnings")
    return f"{count:,} {STATUSES[status].lower()}"
