"""The words for verdicts, statuses and counts that every report and the terminal share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal

from profit_check.language.phrase import Phrase, joined, say, say_number
from profit_check.model import Imminence, Level, Profile, Result, Scope, Status, Verdict

VERDICTS: Mapping[Verdict, Phrase] = {
    Verdict.READY: say("Ready"),
    Verdict.READY_WITH_CONDITIONS: say("Ready with conditions"),
    Verdict.NOT_READY: say("Not ready"),
    Verdict.INCONCLUSIVE: say("Inconclusive"),
}

STATUSES: Mapping[Status, Phrase] = {
    Status.FAIL: say("Failed"),
    Status.ERROR: say("Undecided"),
    Status.WARN: say("Warning"),
    Status.REVIEW: say("To review"),
    Status.NOT_TESTED: say("Not tested"),
    Status.WAIVED: say("Waived"),
    Status.PASS: say("Passed"),
    Status.NOT_APPLICABLE: say("Not applicable"),
}

MEANINGS: Mapping[Status, Phrase] = {
    Status.FAIL: say("Asked and found wrong, and it must be right before going live."),
    Status.ERROR: say("Asked, but the answer did not decide it."),
    Status.WARN: say(
        "It works, but AFAS or good practice says otherwise: resolve it or justify it."
    ),
    Status.REVIEW: say("A person must look; the result says at what."),
    Status.NOT_TESTED: say("Could not be asked, because something it needs did not succeed."),
    Status.WAIVED: say("Found wrong, and accepted until the date that was agreed."),
    Status.PASS: say("Asked and found right."),
    Status.NOT_APPLICABLE: say("The integration does not use this, or gave nothing to ask about."),
}

LEVELS: Mapping[Level, Phrase] = {
    Level.MUST: say("must"),
    Level.SHOULD: say("should"),
    Level.INFO: say("info"),
}

LEVEL_MEANINGS: Mapping[Level, Phrase] = {
    Level.MUST: say("What is found wrong is a failure: it bars going live."),
    Level.SHOULD: say("What is found wrong is a warning: resolve it or justify it."),
    Level.INFO: say("Worth knowing; it does not count in the verdict."),
}

Channel = Literal["api", "attested", "traffic", "auditor"]

CHANNELS: Mapping[Channel, Phrase] = {
    "api": say("Verified"),
    "attested": say("Attested"),
    "traffic": say("Observed"),
    "auditor": say("Auditor"),
}

CHANNEL_MEANINGS: Mapping[Channel, Phrase] = {
    "api": say("This program judged it by what Profit answered, or by the manifest alone."),
    "attested": say("Someone declared it; nobody measured it."),
    "traffic": say("Seen in recorded traffic of the integration itself."),
    "auditor": say("Found by AFAS's own AppConnector Auditor, inside Profit."),
}

IMMINENCES: Mapping[Imminence, Phrase] = {
    Imminence.PAST: say("Past"),
    Imminence.WARN_30: say("Within 30 days"),
    Imminence.WARN_90: say("Within 90 days"),
    Imminence.LATER: say("Later"),
}

_COUNTED: Mapping[Status, Callable[[int], Phrase]] = {
    Status.FAIL: lambda n: say_number("{count:,} failed", "{count:,} failed", count=n),
    Status.ERROR: lambda n: say_number("{count:,} undecided", "{count:,} undecided", count=n),
    Status.WARN: lambda n: say_number("{count:,} warning", "{count:,} warnings", count=n),
    Status.REVIEW: lambda n: say_number("{count:,} to review", "{count:,} to review", count=n),
    Status.NOT_TESTED: lambda n: say_number(
        "{count:,} not tested", "{count:,} not tested", count=n
    ),
    Status.WAIVED: lambda n: say_number("{count:,} waived", "{count:,} waived", count=n),
    Status.PASS: lambda n: say_number("{count:,} passed", "{count:,} passed", count=n),
    Status.NOT_APPLICABLE: lambda n: say_number(
        "{count:,} not applicable", "{count:,} not applicable", count=n
    ),
}

_KNOWN: Mapping[Channel, Callable[[int], Phrase]] = {
    "api": lambda n: say_number("{count:,} verified", "{count:,} verified", count=n),
    "attested": lambda n: say_number("{count:,} attested", "{count:,} attested", count=n),
    "traffic": lambda n: say_number("{count:,} observed", "{count:,} observed", count=n),
    "auditor": lambda n: say_number(
        "{count:,} by AFAS's auditor", "{count:,} by AFAS's auditor", count=n
    ),
}

RUN_AGAIN = say("Run again: this run was interrupted before everything was judged.")

_UNDECIDED = (Status.ERROR, Status.NOT_TESTED)


def counted(status: Status, count: int) -> Phrase:
    """So many results of a status, in words: `2 warnings`."""
    return _COUNTED[status](count)


def remaining(days: int) -> Phrase:
    """`in 3 days`, `today`, `1 day ago`."""
    if days == 0:
        return say("today")
    if days > 0:
        return say_number("in {count:,} day", "in {count:,} days", count=days)
    return say_number("{count:,} day ago", "{count:,} days ago", count=-days)


def tally(counts: Mapping[Status, int]) -> Phrase:
    """The counts in words, what needs attention first: `2 failed, 1 warning, 40 passed`."""
    present = [counted(status, counts[status]) for status in Status if counts.get(status)]
    return joined(present, ", ")


def known(counts: Mapping[Channel, int]) -> Phrase:
    """How so many results are known, in words: `31 verified, 6 attested`."""
    return joined([told(counts[one]) for one, told in _KNOWN.items() if counts.get(one)], ", ")


def source(channel: Channel) -> Phrase | None:
    """The word for how a result is known, where this program did not verify it itself."""
    return None if channel == "api" else CHANNELS[channel]


def sentence(
    verdict: Verdict, results: Iterable[Result], profile: Profile = Profile.GO_LIVE
) -> Phrase:
    """Why the verdict is what it is, in half a sentence."""
    found = list(results)
    if verdict is Verdict.NOT_READY:
        failed = {result.check for result in found if result.status is Status.FAIL}
        return say_number(
            "{count:,} requirement is not met",
            "{count:,} requirements are not met",
            count=len(failed),
        )
    if verdict is Verdict.INCONCLUSIVE:
        return _why_inconclusive(found)
    if verdict is Verdict.READY_WITH_CONDITIONS:
        return _why_conditions(found, profile)
    if not found:
        return say("but no check was run")
    if all(result.status is Status.NOT_APPLICABLE for result in found):
        return say("but no check that was run applies to this integration")
    return say("every requirement that was checked is met")


def _why_conditions(results: Sequence[Result], profile: Profile) -> Phrase:
    weighed = _conditions(results)
    unverified = unverified_musts(results, profile)
    if not unverified:
        return say("nothing failed, but {conditions} must be weighed", conditions=weighed)
    if not weighed:
        return say("nothing failed, but {unverified}", unverified=unverified)
    return say(
        "nothing failed, but {conditions} must be weighed, and {unverified}",
        conditions=weighed,
        unverified=unverified,
    )


def unverified_musts(results: Iterable[Result], profile: Profile) -> Phrase | None:
    """How many musts rest on what somebody declared, or on nothing; only certification asks it."""
    if profile is not Profile.CERTIFICATION:
        return None
    found = list(results)
    attested = {one.check for one in found if one.is_only_attested}
    missing = {one.check for one in found if one.is_not_attested}
    told = []
    if attested:
        told.append(
            say_number(
                "{count:,} must is attested, not verified",
                "{count:,} musts are attested, not verified",
                count=len(attested),
            )
        )
    if missing:
        told.append(
            say_number(
                "{count:,} must is not attested",
                "{count:,} musts are not attested",
                count=len(missing),
            )
        )
    return joined(told, say(" and ")) if told else None


def _why_inconclusive(results: Iterable[Result]) -> Phrase:
    musts = (result for result in results if result.level is Level.MUST)
    unknown = {result.check for result in musts if result.status in _UNDECIDED}
    if not unknown:
        return say("no request was answered")
    return say_number(
        "{count:,} requirement could not be judged",
        "{count:,} requirements could not be judged",
        count=len(unknown),
    )


def reservation(scope: Scope, profile: Profile) -> Phrase | None:
    """What must be said before a verdict that does not rest on a whole run of this day."""
    if scope.interrupted:
        return say("Interrupted.")
    if scope.only or scope.skip:
        return say("Part of the checks.")
    if profile is Profile.CONNECT:
        return say("Only the connection.")
    return say("As of {day}.", day=scope.as_of) if scope.as_of else None


def nothing_to_do(verdict: Verdict, scope: Scope, profile: Profile) -> Phrase:
    """What to say where there is no finding to act on."""
    if scope.interrupted:
        return RUN_AGAIN
    if verdict is Verdict.READY and reservation(scope, profile):
        return say("Run all checks, as of today, to know whether the integration is ready.")
    if verdict is Verdict.READY:
        return say(
            "Nothing needs to be done. Keep this report, and check again before each release."
        )
    if verdict is Verdict.INCONCLUSIVE:
        return say("Take away what kept requirements from being tested, and run again.")
    return say("Weigh the conditions in this report; no finding asks for a change.")


def _conditions(results: Iterable[Result]) -> Phrase:
    weighed = [result.status for result in results if result.level is not Level.INFO]
    good = (Status.PASS, Status.NOT_APPLICABLE)
    return tally({status: weighed.count(status) for status in Status if status not in good})
