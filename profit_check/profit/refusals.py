"""Why Profit refused a connector, as far as its answer tells (AFAS page `troubleshooting`)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum

from profit_check.language.phrase import Phrase, say
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


_BLOCKED = say("it is blocked by AFAS or the administrator")

_LISTED: Mapping[Cause, Phrase] = {
    Cause.BLOCKED: _BLOCKED,
    Cause.NOT_ALLOWED: say("it is in the app connector, so its user is not authorised for it"),
    Cause.UNKNOWN_FIELD: say("it does not know a field of the order, though its metainfo does"),
    Cause.UNTOLD: say(
        "the answer does not tell why; as it is in the app connector, it can be blocked, "
        "not authorised for its user, or out of order"
    ),
}
_UNLISTED: Mapping[Cause, Phrase] = {
    Cause.BLOCKED: _BLOCKED,
    Cause.NOT_ALLOWED: say(
        "it is not in the app connector or its user is not authorised for it; "
        "the answer does not tell which, and metainfo lists no file connectors"
    ),
    Cause.UNTOLD: say(
        "the answer does not tell why; it can be blocked, not in the app connector, "
        "not authorised for its user, or out of order"
    ),
}
_MISSING = say("the sample does not exist or its user may not have it; a 404 does not tell which")


def meaning(answer: Answer, *, listed: bool) -> Phrase:
    """What the refusal of a connector can mean, in words that end a sentence.

    `listed` says that metainfo lists the connector. Of the three causes that share a refusal
    (unknown, not in the app connector, not authorised) that leaves only the last.
    """
    cause, meanings = cause_of(answer), _LISTED if listed else _UNLISTED
    if not listed and answer.status == 404 and cause is Cause.UNTOLD:
        return _MISSING
    return meanings.get(cause, meanings[Cause.UNTOLD])


def cause_of(answer: Answer) -> Cause:
    """The cause that a refusal of a connector names, in Dutch or English, as JSON or as text.

    A 401 without a message means the same as the message "not supported for this app": Profit gives
    either. An answer in another language, or without a message, does not tell its cause.
    """
    if answer.status in _TEMPORARY:
        return Cause.TEMPORARY
    text = _message(answer)
    for cause, sayings in _SAYINGS.items():
        if any(saying.search(text) for saying in sayings):
            return cause
    return Cause.NOT_ALLOWED if answer.status == 401 else Cause.UNTOLD


def _message(answer: Answer) -> str:
    content = answer.content
    if isinstance(content, Mapping):
        texts = (content.get(key) for key in _MESSAGE_KEYS)
        return next((text for text in texts if isinstance(text, str)), "")
    return content if isinstance(content, str) else answer.text
