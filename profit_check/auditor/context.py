"""Keeps which connector and which level the lines of a report are under."""

from __future__ import annotations

from profit_check.documents.lines import BOLD
from profit_check.model import AuditorLevel

ITEM = BOLD + 1
"""The depth of a line that is only the name of a connector."""


class Context:
    """What headings said so far; each holds until another of its depth, or above it, comes."""

    def __init__(self) -> None:
        self.connector: str | None = None
        self.level: AuditorLevel | None = None
        self.depth = 0
        self._level_depth = 0
        self._inside = False

    def enter(self, depth: int, connector: str) -> None:
        """A connector's heading: the level that was told under another one is over."""
        self.connector, self.depth = connector, depth
        if self._level_depth > depth or (self._level_depth == depth and self._inside):
            self.level = None

    def announce(self, depth: int, level: AuditorLevel) -> None:
        """A level's heading; a connector of the same depth may be what it belongs to.

        Where levels come first, and connectors under them, `_inside` stays False.
        """
        if self.connector and self.depth > depth:
            self.connector = None
        outside = self.level is not None and self._level_depth == depth and not self._inside
        self._inside = self.connector is not None and not outside
        self.level, self._level_depth = level, depth

    def leave(self, depth: int) -> None:
        """A heading about something else."""
        if self.depth >= depth:
            self.connector = None
        if self._level_depth >= depth:
            self.level = None

    def connector_under(self, depth: int) -> str | None:
        """The connector that a heading of this depth stands under."""
        return None if self.depth >= depth and depth < BOLD else self.connector
