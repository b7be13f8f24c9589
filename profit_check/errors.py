"""The exceptions that profit-check raises on purpose.

ProfitCheckError
├── UsageError             exit 2: wrong option, manifest, credential source, plugin or file
│   └── ManifestError      exit 2: one or more faults of a manifest, a line each
├── Untestable             judged: the result is `not_tested`
└── Undecided              judged: the result is `error`
    ├── Unanswered         nobody answered
    ├── Refused            Profit answered, but with a refusal
    └── Misshapen          Profit answered, but not in the form that AFAS publishes
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from profit_check.language.phrase import joined

if TYPE_CHECKING:
    from profit_check.model import Answer


class ProfitCheckError(Exception):
    """The root; `exit_status` is what the process ends with when it reaches the top."""

    exit_status = 3

    def __str__(self) -> str:
        """The message: the very phrase it was raised with, which can be told in any language."""
        return self.args[0] if self.args and isinstance(self.args[0], str) else super().__str__()


class UsageError(ProfitCheckError):
    """What the user gave cannot be used; the message is one line that says what was expected."""

    exit_status = 2


class ManifestError(UsageError):
    """An unusable manifest: each of `faults` is one line with file, key and what to do."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__(joined(faults, "\n"))
        self.faults = tuple(faults)


class Untestable(ProfitCheckError):
    """Something that the question needs is not there; `str()` of it says what."""


class Undecided(ProfitCheckError):
    """The question was asked, and the answer does not decide it (time-out, unreadable answer)."""


class Unanswered(Undecided):
    """No answer came; `answer` holds why."""

    def __init__(self, why: str, answer: Answer) -> None:
        super().__init__(why)
        self.answer = answer


class Refused(Undecided):
    """Profit refused the request; `answer` holds the refusal."""

    def __init__(self, why: str, answer: Answer) -> None:
        super().__init__(why)
        self.answer = answer


class Misshapen(Undecided):
    """Profit answered with JSON that departs from its published form; `str()` says where."""
