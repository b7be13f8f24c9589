"""Finds the place in the manifest that a result is about."""

from __future__ import annotations

from dataclasses import dataclass

from profit_check.language.phrase import Phrase, say
from profit_check.model import Document

_PARTS = ("get", "update", "file", "targets", "waive")


@dataclass(frozen=True, slots=True)
class Place:
    """A line of the manifest, counted from 1."""

    file: str
    line: int

    @property
    def told(self) -> Phrase:
        """The place in words."""
        return say("{file}, line {line}", file=self.file, line=self.line)


def place(document: Document, subject: str | None) -> Place | None:
    """Where the connector or target `subject` stands; of the target as a whole, where that does.

    None where the run did not keep it. Letter case does not matter, as it does not to Profit.
    """
    inventory = document.inventory
    lines = {part.casefold(): line for part, line in inventory.lines.items()}
    names = [f"{part}.{subject}".casefold() for part in _PARTS] if subject is not None else []
    names.append(f"targets.{document.target.get('name')}".casefold())
    found = next((lines[name] for name in names if name in lines), None)
    if inventory.manifest is None or found is None:
        return None
    return Place(inventory.manifest, found)
