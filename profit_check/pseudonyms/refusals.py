"""Refusals keep what checks look at: keys, messages, and numbers of the log; no row value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from profit_check.model import Answer
from profit_check.profit.error_body import missing_from_body
from profit_check.profit.refusals import Cause, cause_of
from profit_check.pseudonyms.rows import kind_only
from profit_check.pseudonyms.rules import Tally
from profit_check.wire.excerpt import RowValues, is_named_in_refusal

_CAUSES: Mapping[Cause, str] = {
    Cause.BLOCKED: "GetConnector is geblokkeerd",
    Cause.NOT_ALLOWED: "niet ondersteund voor deze app",
    Cause.UNKNOWN_FIELD: "connector-veld niet gevonden",
    Cause.UNTOLD: "<message>",
}
"""What says each cause as Profit says it, where the message itself cannot be kept."""

_MESSAGES = ("externalMessage", "message")
_REFERENCE = "profitLogReference"


def kept_refusal(answer: Answer, quotable: RowValues, tally: Tally) -> Answer:
    """The answer without the values that it quotes, or holds under names of its own."""
    cause = cause_of(answer)
    told = "" if cause is Cause.UNTOLD else _CAUSES.get(cause, "")
    content = _hidden(answer.content, quotable, tally)
    kept = replace(answer, content=content, text=told if answer.text else "")
    if missing_from_body(kept) != missing_from_body(answer):
        kept = replace(kept, content={**content, _REFERENCE: "0" * 32})
    return kept if cause_of(kept) is cause else _said(kept, _CAUSES.get(cause, ""))


def _hidden(content: Any, quotable: RowValues, tally: Tally) -> Any:
    if isinstance(content, Mapping):
        return {
            quotable.hide(key): _kept(key, value, quotable, tally) for key, value in content.items()
        }
    return _kept("", content, quotable, tally)


def _kept(key: str, value: Any, quotable: RowValues, tally: Tally) -> Any:
    is_message = is_named_in_refusal(key, value) or not key
    if isinstance(value, str) and is_message:
        hidden = quotable.hide(value)
        tally.count("refusals", hidden != value)
        return hidden
    if is_message and not isinstance(value, Mapping | list):
        return value
    tally.count("refusals", value is not None)
    return kind_only(value)


def _said(answer: Answer, message: str) -> Answer:
    """The answer with this message in place of its own."""
    content = answer.content
    if isinstance(content, Mapping):
        spoken = next((key for key in _MESSAGES if isinstance(content.get(key), str)), None)
        return replace(answer, content={**content, spoken: message} if spoken else content)
    if content:
        return replace(answer, content=message)
    return replace(answer, text=message)
