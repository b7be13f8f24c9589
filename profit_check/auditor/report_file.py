"""Reads a saved report of AFAS's AppConnector Auditor."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from hashlib import sha256
from pathlib import Path

from profit_check.auditor.reader import Reader
from profit_check.documents.lines import Line
from profit_check.documents.reading import lines
from profit_check.errors import UsageError
from profit_check.language.phrase import Phrase, say
from profit_check.model import AuditorReport, Strength

MOST_BYTES = 10_000_000
"""A report has some thousands of them; a larger file is another one."""

_TITLE_LINES = 8
_STRENGTHS = {
    Strength.PARTNER: r"partners?",
    Strength.DEVELOPER: r"developers?|ontwikkelaars?",
    Strength.END_USER: r"end[- ]?users?|eindgebruikers?",
}


def read_report(path: Path, known: Collection[str] = ()) -> AuditorReport:
    """What the report in the file `path` says; `known` are connectors that it may be about.

    Raises UsageError, in one line, for a file that cannot be read.
    """
    try:
        content = path.read_bytes()
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else say("this is no file name")
        raise _unusable(path, say("cannot be read ({why})", why=why)) from None
    if len(content) > MOST_BYTES or content.startswith((b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11")):
        raise _unusable(path, say("is no text"))
    if not content.strip():
        raise _unusable(path, say("is empty"))
    return report_of(content, path.name, known)


def report_of(content: bytes, name: str, known: Collection[str] = ()) -> AuditorReport:
    """What a report of these bytes says; of any text, what can be made of it."""
    found = lines(content)
    reader = Reader(name, known)
    reader.read(found)
    return AuditorReport(
        name=name,
        sha256=sha256(content).hexdigest(),
        strength=_strength(found[:_TITLE_LINES]),
        findings=tuple(reader.findings),
        unplaced=tuple(reader.unplaced),
    )


def _strength(found: Sequence[Line]) -> Strength | None:
    """For whom the report is, where its first lines name one kind of reader."""
    text = " ".join(line.text for line in found)
    named = [
        strength
        for strength, words in _STRENGTHS.items()
        if re.search(rf"\b(?:{words})\b", text, re.IGNORECASE)
    ]
    return named[0] if len(named) == 1 else None


def _unusable(path: Path, what: Phrase) -> UsageError:
    return UsageError(
        say(
            "--auditor {file}: {what}; give the auditor's report as it was saved, in Markdown or "
            "HTML",
            file=str(path),
            what=what,
        )
    )
