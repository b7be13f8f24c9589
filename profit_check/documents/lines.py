"""A document as lines: what Markdown and HTML have in common, and all that a reader needs."""

from __future__ import annotations

from dataclasses import dataclass

BOLD = 7
"""The depth of a heading that is only a line in bold; real ones have 1 to 6."""


@dataclass(frozen=True, slots=True)
class Line:
    """A heading, paragraph, list item or table row, without mark-up; `number` counts from 1.

    `heading` is its depth, or 0. `cells` are those of a row; `text` holds them all. `indent` only
    tells of two lines which is the deeper.
    """

    text: str
    number: int
    heading: int = 0
    cells: tuple[str, ...] = ()
    indent: int = 0


def row(cells: list[str], number: int) -> Line:
    """The line that a table's row makes."""
    return Line(" | ".join(cells), number, cells=tuple(cells))
