"""The geometry of the overview: a stacked bar for a family, a segment for each status."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from profit_check.model import Status
from profit_check.report import Family, Report

WIDTH = 1000
"""Units in which segments are measured; the drawing stretches to the width it is given."""

_GAP = 3
_NARROWEST = 6


@dataclass(frozen=True, slots=True)
class Segment:
    """The part of a bar that stands for the results of one status."""

    status: Status
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Bar:
    """A family's bar; `description` says in words what it shows."""

    family: Family
    description: str
    segments: tuple[Segment, ...]


def bars(report: Report) -> tuple[Bar, ...]:
    """A bar for each family, all to the same scale."""
    longest = max((sum(family.counts.values()) for family in report.families), default=1)
    return tuple(
        Bar(family, f"{family.name}: {family.tally}.", segments(family.counts, longest))
        for family in report.families
    )


def segments(counts: Mapping[Status, int], whole: int) -> tuple[Segment, ...]:
    """Segments side by side in the order of Status; `whole` results would fill WIDTH."""
    present = [status for status in Status if counts.get(status)]
    widths = _widths([counts[status] for status in present], whole)
    starts = [sum(widths[:position]) for position in range(len(widths))]
    return tuple(
        Segment(status, round(x, 1), round(width - _GAP, 1))
        for status, x, width in zip(present, starts, widths, strict=True)
    )


def _widths(parts: Sequence[int], whole: int) -> list[float]:
    """Widths in proportion; a narrow part gets _NARROWEST, at the cost of the broad ones."""
    exact = [WIDTH * part / whole for part in parts]
    room = sum(exact)
    least = [max(width, _NARROWEST + _GAP) for width in exact]
    shrink = min(1.0, room / sum(least)) if least else 1.0
    return [width * shrink for width in least]
