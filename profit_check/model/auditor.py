"""What a saved report of AFAS's AppConnector Auditor says."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class AuditorLevel(StrEnum):
    """How AFAS's auditor weighs a finding, the heaviest first."""

    ERROR = "error"
    WARNING = "warning"
    INFORMATION = "information"


class Strength(StrEnum):
    """For whom the auditor made its report (AFAS page `app-connector-auditor`)."""

    END_USER = "end-user"
    DEVELOPER = "developer"
    PARTNER = "partner"


@dataclass(frozen=True, slots=True)
class AuditorFinding:
    """A finding of the auditor: a rule's code, and the connector that is not as it asks.

    `text` is what the report says beside the code; `line` is where that stands, from 1.
    """

    rule: str
    connector: str
    level: AuditorLevel
    text: str
    line: int
    file: str


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A finding of which the report does not tell enough: `why` says what is not known.

    `code` is empty where the report gives a level, and no rule.
    """

    code: str
    text: str
    line: int
    why: str


@dataclass(frozen=True, slots=True)
class AuditorReport:
    """A report that was read. `name` is the file's, `sha256` that of its bytes.

    `strength` is None where the report does not say for whom it is.
    """

    name: str
    sha256: str
    strength: Strength | None = None
    findings: tuple[AuditorFinding, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()

    @property
    def id(self) -> str:
        """What tells it from others in results."""
        return self.name
