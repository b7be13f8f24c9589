"""The body of Profit's refusals (AFAS page `troubleshooting`)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from profit_check.model import Answer

_REFERENCE = re.compile(r"[0-9a-fA-F]{32}", re.ASCII)


def missing_from_body(answer: Answer) -> tuple[str, ...]:
    """The keys of an error body that a refusal lacks, or has in another form than published."""
    body = answer.content if isinstance(answer.content, Mapping) else {}
    message, reference = body.get("externalMessage"), body.get("profitLogReference")
    missing = []
    if not isinstance(message, str) or not message.strip():
        missing.append("externalMessage")
    if not isinstance(reference, str) or not _REFERENCE.fullmatch(reference.strip()):
        missing.append("profitLogReference")
    return tuple(missing)
