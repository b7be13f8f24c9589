"""How much of a run was settled, and how it is known: what was verified, what only attested."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from profit_check import wording
from profit_check.language.phrase import Phrase, say, say_number
from profit_check.model import Channel, Result, Status

LOOKED_AT = (Status.PASS, Status.FAIL, Status.WARN, Status.REVIEW, Status.WAIVED)
"""The statuses of what was asked, answered and judged."""


def settled(results: Iterable[Result]) -> Mapping[Channel, int]:
    """How many of the results that were settled are known in each way."""
    return Counter(one.channel for one in results if one.status in LOOKED_AT)


def how_known(results: Iterable[Result]) -> Phrase | None:
    """How what was settled is known, where this program did not verify all of it itself."""
    counts = settled(results)
    if not set(counts) - {"api"}:
        return None
    return say("How it is known: {counts}.", counts=wording.known(counts))


def coverage(counts: Mapping[Status, int]) -> Phrase:
    """How much was looked at, in one sentence."""
    asked = sum(counts[status] for status in LOOKED_AT)
    everything = sum(counts.values())
    rest = {
        status: counts[status]
        for status in (Status.ERROR, Status.NOT_TESTED, Status.NOT_APPLICABLE)
    }
    if not any(rest.values()):
        return say_number(
            "The one question was answered.",
            "All of {count:,} questions were answered.",
            count=everything,
        )
    return say(
        "{asked:,} of {everything:,} questions were answered; of the others, {rest}.",
        asked=asked,
        everything=everything,
        rest=wording.tally(rest),
    )
