"""What refusals say, counted by their status and message."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from profit_check.language.phrase import Phrase, say
from profit_check.model import Call


def refusals_by_message(refused: Iterable[Call]) -> list[Phrase]:
    """Each kind of refusal with its number, the most frequent first.

    Only messages that AFAS publishes are quoted; of others the error number is told, if any.
    """
    counts = Counter(map(_said, refused))
    return [say("{what}: {count:,}", count=count, what=it) for it, count in counts.most_common()]


def _said(call: Call) -> str:
    if call.status is None:
        return say("no answer")
    said = call.refusal
    if said and said.published:
        return f"{call.status} {said.published}"
    if said and said.number is not None:
        return say("{status} with error number {number}", status=call.status, number=said.number)
    if said and said.said_in:
        return say("{status} with a message of its own", status=call.status)
    return str(call.status)
