"""Whether an answer is a refusal that lasts (AFAS page `troubleshooting`)."""

from __future__ import annotations

from collections.abc import Mapping

from profit_check.errors import Refused, Unanswered, Undecided
from profit_check.language.phrase import say
from profit_check.model import Answer, Failure
from profit_check.profit.refusals import Cause, cause_of

_OF_THE_CREDENTIAL = {401, 403}
_OF_TIME = {500, 504}
"""A call that takes Profit too long ends in a 500, whose message tells that in one language."""


def refusal_status(undecided: Undecided) -> int | None:
    """The status with which Profit refused what was asked.

    Raises `undecided` again when that was no refusal, or one of who asked, or of the moment only.
    """
    answer = undecided.answer if isinstance(undecided, Refused) else None
    if answer is None or not _is_refusal(answer) or answer.status in _OF_THE_CREDENTIAL:
        raise undecided
    return answer.status


def may_be_late(undecided: Undecided) -> bool:
    """Whether the reason can be that the answer takes longer than is waited for, here or there."""
    if isinstance(undecided, Unanswered):
        return undecided.answer.failure is Failure.TIMEOUT
    return isinstance(undecided, Refused) and undecided.answer.status in _OF_TIME


def was_refused(answer: Answer) -> bool:
    """True for a refusal that lasts, False for rows; raises Undecided for anything else."""
    if _is_refusal(answer):
        return True
    if answer.status == 200 and _has_rows(answer.content):
        return False
    if answer.status is None or answer.unreadable:
        raise Undecided(answer.detail or answer.unreadable or say("nobody answered"))
    status = answer.status
    raise Undecided(say("status {status} came, which is neither a refusal nor rows", status=status))


def _is_refusal(answer: Answer) -> bool:
    refused = answer.status is not None and answer.status >= 400
    return refused and cause_of(answer) is not Cause.TEMPORARY


def _has_rows(content: object) -> bool:
    return isinstance(content, Mapping) and isinstance(content.get("rows"), list)
