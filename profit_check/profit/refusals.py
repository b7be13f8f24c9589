"""Why Profit refused to give rows, as far as its answer tells (AFAS page `troubleshooting`)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum

from profit_check.model import Answer

_MESSAGE_KEYS = ("externalMessage", "message")
_TEMPORARY = frozenset({429, 502, 503, 504})


class Cause(StrEnum):
    """What a refusal can mean; numbers and statuses alone do not tell causes apart."""

    BLOCKED = "blocked"
    NOT_ALLOWED = "not_allowed"
    UNKNOWN_FIELD = "unknown_field"
    TEMPORARY = "temporary"
    UNTOLD = "untold"


_SAYINGS: Mapping[Cause, tuple[re.Pattern[str], ...]] = {
    Cause.BLOCKED: (
        re.compile(r"\bgetconnector\b.*\bis geblokkeerd", re.IGNORECASE),
        re.compile(r"\bgetconnector\b.*\bis blocked", re.IGNORECASE),
    ),
    Cause.NOT_ALLOWED: (
        re.compile(r"\bniet ondersteund voor deze app\b", re.IGNORECASE),
        re.compile(r"\bgebruiker is niet geautoriseerd\b", re.IGNORECASE),
        re.compile(r"\bnot supported for this app\b", re.IGNORECASE),
        re.compile(r"\buser is not authori[sz]ed\b", re.IGNORECASE),
    ),
    Cause.UNKNOWN_FIELD: (
        re.compile(r"\bconnector-?\s?veld\b.*\bniet gevonden\b", re.IGNORECASE),
        re.compile(r"\bconnector field\b.*\bnot found\b", re.IGNORECASE),
    ),
}


def cause_of(answer: Answer) -> Cause:
    """The cause that a refusal of a GetConnector names, in Dutch or English.

    A 401 without a message means the same as the message "not supported for this app": Profit gives
    either. An answer in another language, or without a message, does not tell its cause.
    """
    if answer.status in _TEMPORARY:
        return Cause.TEMPORARY
    text = _message(answer.content)
    for cause, sayings in _SAYINGS.items():
        if any(saying.search(text) for saying in sayings):
            return cause
    return Cause.NOT_ALLOWED if answer.status == 401 else Cause.UNTOLD


def _message(content: object) -> str:
    if not isinstance(content, Mapping):
        return ""
    texts = (content.get(key) for key in _MESSAGE_KEYS)
    return next((text for text in texts if isinstance(text, str)), "")
