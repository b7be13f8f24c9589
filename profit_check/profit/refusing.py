"""Whether an answer is a refusal that lasts (AFAS page `troubleshooting`)."""

from __future__ import annotations

from collections.abc import Mapping

from profit_check.errors import Refused, Undecided
from profit_check.model import Answer
from profit_check.profit.refusals import Cause, cause_of

_OF_THE_CREDENTIAL = {401, 403}


def refusal_status(refused: Refused) -> int | None:
    """The status with which Profit refused what was asked.

    Raises `refused` again when it is about who asked, or only for the moment.
    """
    answer = refused.answer
    if not _is_refusal(answer) or answer.status in _OF_THE_CREDENTIAL:
        raise refused
    return answer.status


def was_refused(answer: Answer) -> bool:
    """True for a refusal that lasts, False for rows; raises Undecided for anything else."""
    if _is_refusal(answer):
        return True
    if answer.status == 200 and _has_rows(answer.content):
        return False
    if answer.status is None or answer.unreadable:
        raise Undecided(answer.detail or answer.unreadable or "nobody answered")
    raise Undecided(f"status {answer.status} came, which is neither a refusal nor rows")


def _is_refusal(answer: Answer) -> bool:
    refused = answer.status is not None and answer.status >= 400
    return refused and cause_of(answer) is not Cause.TEMPORARY


def _has_rows(content: object) -> bool:
    return isinstance(content, Mapping) and isinstance(content.get("rows"), list)
