"""What is raised where the words of a document cannot be had."""

from __future__ import annotations

from profit_check.language.phrase import Phrase


class Unreadable(Exception):
    """The words of a document cannot be had; `why` is half a sentence about it."""

    def __init__(self, why: Phrase) -> None:
        super().__init__(why)
        self.why = why
